// The order of facts is that of happening, not of recording.

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/clocks/stage.h"
#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

// The version of the mark of that kind that counts.
std::uint64_t First(const Record& record, v1::ClockFact fact) {
  const Stages stages = Gather(record.facts());
  return stages[0].first[static_cast<std::size_t>(fact)]->at.version;
}

std::uint64_t FirstAcknowledged(const Record& record) {
  return First(record, v1::CLOCK_FACT_ACKNOWLEDGED);
}

TEST(OrderTest, TheEarlierDayCountsThoughRecordedLater) {
  EXPECT_EQ(FirstAcknowledged(Record()
                                  .Acknowledged(1, "2024-04-05")
                                  .Acknowledged(1, "2024-04-04")
                                  .Recorded("2024-06-01")),
            2U);
}

TEST(OrderTest, OnOneDayTheEarlierInstantCounts) {
  EXPECT_EQ(FirstAcknowledged(
                Record().Acknowledged(1, "2024-04-04").At(16).Acknowledged(1, "2024-04-04").At(9)),
            2U);
}

TEST(OrderTest, OnOneDayWithoutInstantsTheVersionCounts) {
  EXPECT_EQ(FirstAcknowledged(
                Record().Acknowledged(1, "2024-04-04").At(16).Acknowledged(1, "2024-04-04")),
            1U);
  EXPECT_EQ(
      FirstAcknowledged(Record().Acknowledged(1, "2024-04-04").Acknowledged(1, "2024-04-04").At(9)),
      1U);
}

TEST(OrderTest, InstantsThatWouldGoInACircleHaveOneOrder) {
  // By instant the third is before the first; by version the second is before the third.
  const Record record = Record()
                            .Acknowledged(1, "2024-04-04")
                            .At(16)
                            .Acknowledged(1, "2024-04-04")
                            .Acknowledged(1, "2024-04-04")
                            .At(9);
  EXPECT_EQ(FirstAcknowledged(record), 3U);
  Facts facts = record.facts();  // However they are stored.
  std::reverse(facts.marks.begin(), facts.marks.end());
  EXPECT_EQ(Gather(facts)[0].first[v1::CLOCK_FACT_ACKNOWLEDGED]->at.version, 3U);
}

TEST(OrderTest, AFactWithoutADayStandsWhereItWasRecorded) {
  EXPECT_EQ(
      FirstAcknowledged(
          Record().Acknowledged(1, kNotKnown).Recorded("2024-04-05").Acknowledged(1, "2024-04-04")),
      2U);
  EXPECT_EQ(
      FirstAcknowledged(
          Record().Acknowledged(1, "2024-04-06").Acknowledged(1, kNotKnown).Recorded("2024-04-05")),
      2U);
}

TEST(OrderTest, TheFirstOfAKindCounts) {
  EXPECT_EQ(Line(Record()
                     .Received("2024-04-02")
                     .Acknowledged(1, "2024-04-04")
                     .Acknowledged(1, "2024-04-12")
                     .Responded(1, "2024-04-18")
                     .Responded(1, "2024-05-30"),
                 "stage1.respond", "2024-07-01"),
            "stage1.respond MET literal due=2024-04-18 warn=2024-04-18 done=2024-04-18 taken=10 "
            "opening=12");
}

TEST(OrderTest, FactsOfOneStageAreNoneOfAnother) {
  EXPECT_EQ(Line(Record().Received("2024-04-02").Acknowledged(2, "2024-04-04"), "stage1.respond",
                 "2024-04-05"),
            "stage1.respond RUNNING protective due=2024-04-23 warn=2024-04-23 opening=3 "
            "missing=RESPONDED");
}

TEST(OrderTest, TheOrderOfRecordingChangesNothingWhereDaysDiffer) {
  Facts facts = Record()
                    .Received("2024-04-02")
                    .Acknowledged(1, "2024-04-04")
                    .Extended(1, "2024-04-17", "2024-04-25")
                    .Extended(1, "2024-04-24", "2024-04-30")
                    .Responded(1, "2024-04-29")
                    .Requested(2, "2024-05-07")
                    .Acknowledged(2, "2024-05-09")
                    .Ended("2024-05-10")
                    .Reopened(2, "2024-05-13")
                    .facts();
  const auto lines = [&] {
    std::vector<std::string> texts;
    for (const Clock& clock : Derive(facts, Shipped(), D("2024-06-20"))) {
      texts.push_back(ToView(clock).ShortDebugString());
    }
    return texts;
  };
  const auto before = lines();
  ASSERT_EQ(before.size(), 4U);
  std::reverse(facts.marks.begin(), facts.marks.end());
  std::reverse(facts.extensions.begin(), facts.extensions.end());
  std::reverse(facts.ends.begin(), facts.ends.end());
  EXPECT_EQ(lines(), before);
}

}  // namespace
}  // namespace redress::clocks
