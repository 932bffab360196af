// The two readings: a response counts from its acknowledgement (6.3, 6.14), however late that came;
// the protective reading holds the day by which a resident should have had it.

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

TEST(ReadingsTest, ALateAcknowledgementMovesTheDateThatDecidesButNotTheOneThatWarns) {
  EXPECT_EQ(Line(Record().Received("2024-04-02").Acknowledged(1, "2024-04-16"), "stage1.respond",
                 "2024-04-17"),
            "stage1.respond RUNNING literal due=2024-04-30 warn=2024-04-23 taken=1 opening=11 "
            "missing=RESPONDED");
}

TEST(ReadingsTest, AnEarlyAcknowledgementBringsBothForward) {
  EXPECT_EQ(Line(Record().Received("2024-04-02").Acknowledged(1, "2024-04-02"), "stage1.respond",
                 "2024-04-17"),
            "stage1.respond OVERDUE literal due=2024-04-16 warn=2024-04-16 taken=11 opening=11 "
            "late=1 missing=RESPONDED");
}

TEST(ReadingsTest, NeverAcknowledgedTheProtectiveOneDecides) {
  const Record record = Record().Received("2024-04-02");
  EXPECT_EQ(Line(record, "stage1.respond", "2024-04-24"),
            "stage1.respond OVERDUE protective due=2024-04-23 warn=2024-04-23 opening=16 late=1 "
            "missing=RESPONDED");
  EXPECT_EQ(Line(Record(record).Acknowledged(1, kNotKnown), "stage1.respond", "2024-04-24"),
            Line(record, "stage1.respond", "2024-04-24"));
}

TEST(ReadingsTest, Stage2RunsFromTheRequest) {
  Record record = Record().Received("2024-04-02").Requested(2, "2024-05-29");
  EXPECT_EQ(Line(record, "stage2.acknowledge", "2024-05-29"),
            "stage2.acknowledge RUNNING literal due=2024-06-05 warn=2024-06-05 taken=0 opening=0 "
            "missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
  EXPECT_EQ(Line(record, "stage2.respond", "2024-05-29"),
            "stage2.respond RUNNING protective due=2024-07-03 warn=2024-07-03 opening=0 "
            "missing=RESPONDED");
  record.Acknowledged(2, "2024-06-10");
  EXPECT_EQ(Line(record, "stage2.respond", "2024-05-29"),
            "stage2.respond RUNNING literal due=2024-07-08 warn=2024-07-03 taken=-8 opening=0 "
            "missing=RESPONDED");
}

TEST(ReadingsTest, AnsweredBeforeItWasAcknowledgedIsMet) {
  EXPECT_EQ(
      Line(Record().Received("2024-04-02").Responded(1, "2024-04-05").Acknowledged(1, "2024-04-09"),
           "stage1.respond", "2024-07-01"),
      "stage1.respond MET literal due=2024-04-23 warn=2024-04-23 done=2024-04-05 taken=-2 "
      "opening=3");
}

TEST(ReadingsTest, AnEstimatedDayIsUsedAsADay) {
  Facts facts = Record().Received("2024-04-02").facts();
  const auto as_day = Derive(facts, Shipped(), D("2024-04-02"));
  facts.marks[0].at.grade = v1::DATE_GRADE_ESTIMATED;
  const auto as_estimate = Derive(facts, Shipped(), D("2024-04-02"));
  ASSERT_EQ(as_estimate.size(), 2U);
  EXPECT_EQ(as_estimate[0].due, D("2024-04-09"));
  EXPECT_EQ(as_estimate[0].due, as_day[0].due);
}

TEST(ReadingsTest, EachKeepsItsStartItsLimitAndTheDaysPassedOver) {
  const Record record = Record().Received("2024-05-24").Acknowledged(1, "2024-05-28");
  const auto clocks = Derive(record.facts(), Shipped(), D("2024-05-28"));
  ASSERT_EQ(clocks.size(), 2U);
  ASSERT_EQ(clocks[1].explanations.size(), 2U);
  const Explanation& literal = clocks[1].explanations[0];
  EXPECT_EQ(literal.reading, v1::CLOCK_READING_LITERAL);
  EXPECT_EQ(literal.start_fact, v1::CLOCK_FACT_ACKNOWLEDGED);
  EXPECT_EQ(literal.start_version, 2U);
  EXPECT_EQ(literal.start, D("2024-05-28"));
  EXPECT_EQ(literal.limit.working_days(), 10U);
  EXPECT_EQ(literal.first_due, D("2024-06-11"));
  EXPECT_EQ(literal.due, D("2024-06-11"));
  EXPECT_EQ(literal.skipped, (std::vector<calendar::Skipped>{{D("2024-06-01"), "Saturday"},
                                                             {D("2024-06-02"), "Sunday"},
                                                             {D("2024-06-08"), "Saturday"},
                                                             {D("2024-06-09"), "Sunday"}}));
  EXPECT_FALSE(literal.provisional);
  const Explanation& protective = clocks[1].explanations[1];
  EXPECT_EQ(protective.reading, v1::CLOCK_READING_PROTECTIVE);
  EXPECT_EQ(protective.start_fact, v1::CLOCK_FACT_RECEIVED);
  EXPECT_EQ(protective.start_version, 1U);
  EXPECT_EQ(protective.limit.working_days(), 15U);
  EXPECT_EQ(protective.due, D("2024-06-17"));
  ASSERT_EQ(protective.skipped.size(), 9U);
  EXPECT_EQ(protective.skipped[2], (calendar::Skipped{D("2024-05-27"), "Spring bank holiday"}));
}

TEST(ReadingsTest, ACountBeyondTheCalendarIsProvisional) {
  const auto provisional = [](std::string_view received) {
    const auto clocks = Derive(Record().Received(received).facts(), Shipped(), D("2028-12-29"));
    std::vector<bool> answers;
    for (const Clock& clock : clocks) answers.push_back(clock.explanations.at(0).provisional);
    return answers;
  };
  EXPECT_EQ(provisional("2028-12-01"), (std::vector<bool>{false, false}));
  EXPECT_EQ(provisional("2028-12-15"), (std::vector<bool>{false, true}));
  EXPECT_EQ(provisional("2028-12-22"), (std::vector<bool>{true, true}));
  EXPECT_EQ(Line(Record().Received("2028-12-22"), "stage1.acknowledge", "2028-12-29"),
            "stage1.acknowledge RUNNING literal due=2029-01-02 warn=2029-01-02 taken=3 opening=3 "
            "missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
}

TEST(ReadingsTest, AStricterTargetIsTheLandlordsOwnAndDecidesNothing) {
  Record record = Record().Received("2024-04-02");
  EXPECT_EQ(Line(record, "stage1.acknowledge", "2024-04-09", ShippedWithDayOne()),
            "stage1.acknowledge RUNNING literal due=2024-04-09 warn=2024-04-09 target=2024-04-08 "
            "taken=5 opening=5 missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
  EXPECT_EQ(Line(record, "stage1.respond", "2024-04-09", ShippedWithDayOne()),
            "stage1.respond RUNNING protective due=2024-04-23 warn=2024-04-23 target=2024-04-22 "
            "opening=5 missing=RESPONDED");
  record.Acknowledged(1, "2024-04-06");  // A Saturday: day 1 is Monday all the same.
  EXPECT_EQ(
      Line(record, "stage1.respond", "2024-04-09", ShippedWithDayOne()),
      "stage1.respond RUNNING literal due=2024-04-19 warn=2024-04-19 target=2024-04-19 taken=2 "
      "opening=5 missing=RESPONDED");
  record.Extended(1, "2024-04-15", "2024-04-24");
  EXPECT_EQ(
      Line(record, "stage1.respond", "2024-04-09", ShippedWithDayOne()),
      "stage1.respond RUNNING literal due=2024-04-24 warn=2024-04-24 target=2024-04-24 taken=2 "
      "opening=5 missing=RESPONDED");
  EXPECT_EQ(
      Line(Record().Received(kNotKnown), "stage1.acknowledge", "2024-07-01", ShippedWithDayOne()),
      "stage1.acknowledge NOT_STARTED missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
}

// An edition may count calendar days; the shipped ones do not.
editions::Law CalendarDays(std::uint32_t days) {
  editions::Law law = ShippedWithDayOne();
  v1::Edition edition = *law.editions.back();
  edition.mutable_clocks(0)->mutable_literal()->mutable_limit()->set_calendar_days(days);
  law.editions = {std::make_shared<const v1::Edition>(std::move(edition))};
  return law;
}

TEST(ReadingsTest, CalendarDaysRollOnToAWorkingDay) {
  EXPECT_EQ(Line(Record().Received("2024-04-02"), "stage1.acknowledge", "2024-04-02",
                 CalendarDays(4)),  // To a Saturday; under day 1 to the Friday.
            "stage1.acknowledge RUNNING literal due=2024-04-08 warn=2024-04-08 target=2024-04-05 "
            "taken=0 opening=0 missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
}

}  // namespace
}  // namespace redress::clocks
