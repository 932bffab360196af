// Which edition governs a stage, and the clocks of the 2022 edition.

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

using Texts = std::vector<std::string>;

std::string EditionOf(const Record& record, std::string_view clock_id) {
  for (const Clock& clock : Derive(record.facts(), Shipped(), D("2024-07-01"))) {
    if (clock.rule->id() == clock_id) return clock.edition->id();
  }
  return "none";
}

TEST(EditionsTest, TheDayOfReceiptDecides) {
  EXPECT_EQ(EditionOf(Record().Received("2022-03-31"), "stage1.respond"), "none");
  EXPECT_EQ(EditionOf(Record().Received("2022-04-01"), "stage1.respond"), "housing-ombudsman-2022");
  EXPECT_EQ(EditionOf(Record().Received("2024-03-31"), "stage1.respond"), "housing-ombudsman-2022");
  EXPECT_EQ(EditionOf(Record().Received("2024-04-01"), "stage1.respond"), "housing-ombudsman-2024");
}

TEST(EditionsTest, AnEscalationFollowsItsOwnDay) {
  const Record record = Record().Received("2024-02-12").Requested(2, "2024-04-02");
  EXPECT_EQ(Lines(record, "2024-04-02"),
            (Texts{"stage1.acknowledge NO_EVIDENCE literal due=2024-02-19 warn=2024-02-19 "
                   "missing=ACKNOWLEDGED missing=LOGGED",
                   "stage1.respond OVERDUE protective due=2024-02-26 warn=2024-02-26 opening=34 "
                   "late=24 missing=RESPONDED",
                   "stage2.acknowledge RUNNING literal due=2024-04-09 warn=2024-04-09 taken=0 "
                   "opening=0 missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED",
                   "stage2.respond RUNNING protective due=2024-05-08 warn=2024-05-08 opening=0 "
                   "missing=RESPONDED"}));
  EXPECT_EQ(EditionOf(record, "stage1.respond"), "housing-ombudsman-2022");
  EXPECT_EQ(EditionOf(record, "stage2.respond"), "housing-ombudsman-2024");
}

TEST(EditionsTest, WithoutAnOpeningDayTheEarliestDayOfTheStageDecides) {
  EXPECT_EQ(
      EditionOf(
          Record().Received(kNotKnown).Responded(1, "2024-04-10").Acknowledged(1, "2024-03-20"),
          "stage1.respond"),
      "housing-ombudsman-2022");
}

TEST(EditionsTest, WithoutAnyDayTheDayOfRecordingDecides) {
  EXPECT_EQ(EditionOf(Record().Received(kNotKnown).Recorded("2023-01-05"), "stage1.respond"),
            "housing-ombudsman-2022");
  EXPECT_EQ(EditionOf(Record().Received(kNotKnown), "stage1.respond"), "housing-ombudsman-2024");
}

TEST(EditionsTest, AStageBeyondTheEditionsLastHasNoClocks) {
  EXPECT_EQ(EditionOf(Record().Received("2024-04-02").Requested(3, "2024-06-03"), "stage3.respond"),
            "none");
  EXPECT_EQ(EditionOf(Record().Received("2023-04-03").Requested(3, "2023-06-05"), "stage3.respond"),
            "housing-ombudsman-2022");
}

TEST(EditionsTest, WithoutAnyEditionThereAreNoClocks) {
  editions::Law law = Shipped();
  law.editions.clear();
  EXPECT_EQ(Lines(Record().Received("2024-04-02"), "2024-04-02", law), Texts{});
}

TEST(Edition2022Test, Stage1RunsFromTheDayItWasLogged) {
  EXPECT_EQ(Lines(Record()
                      .Received("2023-03-01")
                      .Acknowledged(1, "2023-03-02")
                      .Logged(1, "2023-03-06")
                      .Responded(1, "2023-03-21"),
                  "2023-04-03"),
            (Texts{"stage1.acknowledge MET literal due=2023-03-08 warn=2023-03-08 done=2023-03-06 "
                   "taken=3 opening=3",
                   "stage1.respond MISSED literal due=2023-03-20 warn=2023-03-20 done=2023-03-21 "
                   "taken=11 opening=14 late=1"}));
}

TEST(Edition2022Test, NotLoggedItRunsFromTheAcknowledgementElseFromReceipt) {
  Record record = Record().Received("2023-03-01");
  EXPECT_EQ(Line(record, "stage1.respond", "2023-03-15"),
            "stage1.respond RUNNING protective due=2023-03-15 warn=2023-03-15 opening=10 "
            "missing=RESPONDED");
  record.Acknowledged(1, "2023-03-03");
  EXPECT_EQ(Line(record, "stage1.respond", "2023-03-15"),
            "stage1.respond RUNNING protective due=2023-03-17 warn=2023-03-17 opening=10 "
            "missing=RESPONDED");
  record.Logged(1, kNotKnown);
  EXPECT_EQ(Line(record, "stage1.respond", "2023-03-15"),
            "stage1.respond RUNNING protective due=2023-03-17 warn=2023-03-17 opening=10 "
            "missing=RESPONDED");
}

TEST(Edition2022Test, Stage2HasNoAcknowledgementAndTwentyDaysFromTheRequest) {
  const Record record = Record()
                            .Received("2023-03-01")
                            .Requested(2, "2023-05-02")
                            .Extended(2, "2023-05-31", "2023-07-31");
  EXPECT_EQ(Line(record, "stage2.acknowledge", "2023-05-02"), "none");
  // Due on 1 June: the bank holidays of 8 and 29 May are passed over. Ten days more at most.
  EXPECT_EQ(Line(record, "stage2.respond", "2023-06-16"),
            "stage2.respond OVERDUE literal due=2023-06-15 warn=2023-06-15 taken=31 opening=31 "
            "late=1 missing=RESPONDED");
  EXPECT_EQ(Extensions(record, "stage2.respond", "2023-06-16"),
            Texts{"2023-05-31 to 2023-07-31 counts: cut to the limit of 10 working days, "
                  "2023-06-15"});
}

TEST(Edition2022Test, AThirdStageHasTwentyDays) {
  EXPECT_EQ(Line(Record().Received("2023-03-01").Requested(3, "2023-09-01"), "stage3.respond",
                 "2023-09-29"),
            "stage3.respond RUNNING literal due=2023-09-29 warn=2023-09-29 taken=20 opening=20 "
            "missing=RESPONDED");
}

}  // namespace
}  // namespace redress::clocks
