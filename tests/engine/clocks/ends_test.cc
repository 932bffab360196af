// Ends: the complaint withdrawn, refused, closed, a duplicate, an error; an escalation refused;
// reopening. Received Tuesday 2 April 2024 and acknowledged on the 4th, the response is due on the
// 18th.

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

Record Acknowledged() { return Record().Received("2024-04-02").Acknowledged(1, "2024-04-04"); }

// Asked for on Wednesday 29 May and acknowledged on the 31st: due on Friday 28 June.
Record Escalated() {
  return Acknowledged()
      .Responded(1, "2024-04-18")
      .Requested(2, "2024-05-29")
      .Acknowledged(2, "2024-05-31");
}

std::string Respond(const Record& record, std::string_view today = "2024-06-03") {
  return Line(record, "stage1.respond", today);
}

std::string Respond2(const Record& record, std::string_view today = "2024-07-01") {
  return Line(record, "stage2.respond", today);
}

constexpr const char* kRunning2 =
    "stage2.respond RUNNING literal due=2024-06-28 warn=2024-06-28 taken=10 opening=12 "
    "missing=RESPONDED";

TEST(EndsTest, EndedByTheDueDay) {
  EXPECT_EQ(Respond(Acknowledged().Ended("2024-04-18")),
            "stage1.respond ENDED literal due=2024-04-18 warn=2024-04-18 taken=10 opening=12 "
            "missing=RESPONDED");
}

TEST(EndsTest, EndedAfterTheDueDayIsLate) {
  EXPECT_EQ(Respond(Acknowledged().Ended("2024-04-22")),
            "stage1.respond ENDED_LATE literal due=2024-04-18 warn=2024-04-18 taken=12 opening=14 "
            "late=2 missing=RESPONDED");
}

TEST(EndsTest, EndedOnADayThatIsNotKnownEndsWhereItWasRecorded) {
  EXPECT_EQ(Respond(Acknowledged().Ended(kNotKnown).Recorded("2024-04-10")),
            "stage1.respond ENDED literal due=2024-04-18 warn=2024-04-18 taken=4 opening=6 "
            "missing=RESPONDED");
}

TEST(EndsTest, TheFirstEndCounts) {
  EXPECT_EQ(Respond(Acknowledged().Ended("2024-04-10").Ended("2024-05-10")),
            Respond(Acknowledged().Ended("2024-04-10")));
}

TEST(EndsTest, AnEndWithoutADateToHoldItAgainstEndsNothingThatHadStarted) {
  EXPECT_EQ(
      Lines(Record().Received(kNotKnown).Ended("2024-04-10"), "2024-07-01"),
      (std::vector<std::string>{
          "stage1.acknowledge NOT_STARTED missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED",
          "stage1.respond NOT_STARTED missing=RESPONDED"}));
}

TEST(EndsTest, WhatWasDoneIsJudgedAllTheSame) {
  EXPECT_EQ(Respond(Acknowledged().Responded(1, "2024-04-19").Ended("2024-04-19")),
            "stage1.respond MISSED literal due=2024-04-18 warn=2024-04-18 done=2024-04-19 taken=11 "
            "opening=13 late=1");
  EXPECT_EQ(Respond(Acknowledged().Ended("2024-04-10").Responded(1, "2024-04-19")),
            "stage1.respond MISSED literal due=2024-04-18 warn=2024-04-18 done=2024-04-19 taken=11 "
            "opening=13 late=1");
}

TEST(EndsTest, AnEndEndsEveryStageThatIsOpen) {
  const Record record =
      Acknowledged().Requested(2, "2024-04-10").Acknowledged(2, "2024-04-10").Ended("2024-04-15");
  EXPECT_EQ(Respond(record),
            "stage1.respond ENDED literal due=2024-04-18 warn=2024-04-18 taken=7 opening=9 "
            "missing=RESPONDED");
  EXPECT_EQ(Respond2(record),
            "stage2.respond ENDED literal due=2024-05-09 warn=2024-05-09 taken=3 opening=3 "
            "missing=RESPONDED");
}

TEST(EndsTest, AReopeningTakesTheEndBack) {
  EXPECT_EQ(Respond(Acknowledged().Ended("2024-04-10").Reopened(1, "2024-04-15"), "2024-04-19"),
            Respond(Acknowledged(), "2024-04-19"));
  EXPECT_EQ(
      Respond(Acknowledged().Ended("2024-04-10").Reopened(1, "2024-04-15").Ended("2024-04-22")),
      Respond(Acknowledged().Ended("2024-04-22")));
}

TEST(EndsTest, AReopeningBeforeTheEndTakesNothingBack) {
  EXPECT_EQ(Respond(Acknowledged().Reopened(1, "2024-04-05").Ended("2024-04-10")),
            Respond(Acknowledged().Ended("2024-04-10")));
}

TEST(EndsTest, AStageThatOpensAfterTheEndRuns) {
  const Record record = Acknowledged()
                            .Responded(1, "2024-04-18")
                            .Ended("2024-04-30")
                            .Requested(2, "2024-05-29")
                            .Acknowledged(2, "2024-05-31");
  EXPECT_EQ(Respond2(record, "2024-06-14"), kRunning2);
  EXPECT_EQ(Respond2(Record(record).Ended("2024-06-03"), "2024-06-14"),
            "stage2.respond ENDED literal due=2024-06-28 warn=2024-06-28 taken=1 opening=3 "
            "missing=RESPONDED");
}

TEST(EndsTest, ARefusedEscalationEndsItsStageOnly) {
  const Record record = Acknowledged().Requested(2, "2024-04-10").Refused(2, "2024-04-12");
  EXPECT_EQ(Line(record, "stage2.acknowledge", "2024-04-19"),
            "stage2.acknowledge ENDED literal due=2024-04-17 warn=2024-04-17 taken=2 opening=2 "
            "missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
  EXPECT_EQ(Respond(record, "2024-04-19"),
            "stage1.respond OVERDUE literal due=2024-04-18 warn=2024-04-18 taken=11 opening=13 "
            "late=1 missing=RESPONDED");
}

TEST(EndsTest, ARefusalAfterTheDueDayIsLate) {
  EXPECT_EQ(Respond2(Escalated().Refused(2, "2024-07-01")),
            "stage2.respond ENDED_LATE literal due=2024-06-28 warn=2024-06-28 taken=21 opening=23 "
            "late=1 missing=RESPONDED");
}

TEST(EndsTest, OfARefusalAndAnEndTheEarlierCounts) {
  const std::string ended =
      "stage2.respond ENDED literal due=2024-06-28 warn=2024-06-28 taken=1 opening=3 "
      "missing=RESPONDED";
  EXPECT_EQ(Respond2(Escalated().Refused(2, "2024-06-03").Ended("2024-06-05")), ended);
  EXPECT_EQ(Respond2(Escalated().Ended("2024-06-03").Refused(2, "2024-06-05")), ended);
}

TEST(EndsTest, AReopeningTakesTheRefusalOfItsStageBackAndNoOther) {
  const Record refused = Escalated().Refused(2, "2024-06-03");
  EXPECT_EQ(Respond2(Record(refused).Reopened(2, "2024-06-05"), "2024-06-14"), kRunning2);
  EXPECT_EQ(Respond2(Record(refused).Reopened(1, "2024-06-05"), "2024-06-14"),
            Respond2(refused, "2024-06-14"));
}

TEST(EndsTest, WhoAsksAgainAfterARefusalIsToBeAnswered) {
  EXPECT_EQ(Respond2(Escalated().Refused(2, "2024-06-03").Requested(2, "2024-06-05"), "2024-06-14"),
            kRunning2);
}

}  // namespace
}  // namespace redress::clocks
