// Every state that a clock can have. Received Tuesday 2 April 2024: acknowledgement is due on the
// 9th; acknowledged on Thursday the 4th, the response on the 18th.

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

TEST(StatesTest, ANewComplaintRuns) {
  EXPECT_EQ(
      Lines(Record().Received("2024-04-02"), "2024-04-02"),
      (std::vector<std::string>{
          "stage1.acknowledge RUNNING literal due=2024-04-09 warn=2024-04-09 taken=0 opening=0 "
          "missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED",
          "stage1.respond RUNNING protective due=2024-04-23 warn=2024-04-23 opening=0 "
          "missing=RESPONDED"}));
}

TEST(StatesTest, RunningUntilTheEndOfTheDueDay) {
  const Record record = Record().Received("2024-04-02");
  EXPECT_EQ(Line(record, "stage1.acknowledge", "2024-04-09"),
            "stage1.acknowledge RUNNING literal due=2024-04-09 warn=2024-04-09 taken=5 opening=5 "
            "missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
  EXPECT_EQ(Line(record, "stage1.acknowledge", "2024-04-10"),
            "stage1.acknowledge OVERDUE literal due=2024-04-09 warn=2024-04-09 taken=6 opening=6 "
            "late=1 missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED");
}

TEST(StatesTest, MetOnTheDueDayAndMissedOnTheNext) {
  const auto acknowledged = [](std::string_view day) {
    return Line(Record().Received("2024-04-02").Acknowledged(1, day).Defined(1, day).Logged(1, day),
                "stage1.acknowledge", "2024-06-28");
  };
  EXPECT_EQ(acknowledged("2024-04-09"),
            "stage1.acknowledge MET literal due=2024-04-09 warn=2024-04-09 done=2024-04-09 taken=5 "
            "opening=5");
  EXPECT_EQ(acknowledged("2024-04-10"),
            "stage1.acknowledge MISSED literal due=2024-04-09 warn=2024-04-09 done=2024-04-10 "
            "taken=6 opening=6 late=1");
}

TEST(StatesTest, DoneAtTheWeekendAfterTheDueDayIsMissedByNoWorkingDay) {
  EXPECT_EQ(Line(Record()
                     .Received("2024-04-02")
                     .Acknowledged(1, "2024-04-05")
                     .Responded(1, "2024-04-20"),  // A Saturday; due on Friday.
                 "stage1.respond", "2024-06-28"),
            "stage1.respond MISSED literal due=2024-04-19 warn=2024-04-19 done=2024-04-20 taken=10 "
            "opening=13 late=0");
}

TEST(StatesTest, DoneAtTheLatestOfTheFactsRecorded) {
  EXPECT_EQ(Line(Record()
                     .Received("2024-04-02")
                     .Logged(1, "2024-04-02")
                     .Acknowledged(1, "2024-04-04")
                     .Defined(1, "2024-04-12"),
                 "stage1.acknowledge", "2024-06-28"),
            "stage1.acknowledge MISSED literal due=2024-04-09 warn=2024-04-09 done=2024-04-12 "
            "taken=8 opening=8 late=3");
}

TEST(StatesTest, WithoutAnAcknowledgementItRunsThoughDefinedAndLogged) {
  EXPECT_EQ(
      Line(Record().Received("2024-04-02").Logged(1, "2024-04-02").Defined(1, "2024-04-03"),
           "stage1.acknowledge", "2024-04-10"),
      "stage1.acknowledge OVERDUE literal due=2024-04-09 warn=2024-04-09 taken=6 opening=6 late=1 "
      "missing=ACKNOWLEDGED");
}

TEST(StatesTest, WhatIsNotRecordedBesidesIsMissingAndNeverRuns) {
  EXPECT_EQ(Line(Record().Received("2024-04-02").Acknowledged(1, "2024-04-04"),
                 "stage1.acknowledge", "2024-06-28"),
            "stage1.acknowledge MET literal due=2024-04-09 warn=2024-04-09 done=2024-04-04 taken=2 "
            "opening=2 missing=DEFINED missing=LOGGED");
}

TEST(StatesTest, AFactWithoutADayReadsNoWorseThanNone) {
  EXPECT_EQ(Line(Record()
                     .Received("2024-04-02")
                     .Acknowledged(1, "2024-04-04")
                     .Defined(1, kNotKnown)
                     .Logged(1, "2024-04-05"),
                 "stage1.acknowledge", "2024-06-28"),
            "stage1.acknowledge MET literal due=2024-04-09 warn=2024-04-09 done=2024-04-05 taken=3 "
            "opening=3 missing=DEFINED");
}

TEST(StatesTest, WithoutADayOfReceiptNothingStarts) {
  const std::vector<std::string> expected{
      "stage1.acknowledge NOT_STARTED missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED",
      "stage1.respond NOT_STARTED missing=RESPONDED"};
  EXPECT_EQ(Lines(Record().Received(kNotKnown), "2024-07-01"), expected);
}

TEST(StatesTest, AcknowledgedWithNoReceiptTheResponseRunsFromThere) {
  for (const bool recorded : {true, false}) {
    Record record;
    if (recorded) record.Received(kNotKnown);
    record.Acknowledged(1, "2024-04-04");
    EXPECT_EQ(Lines(record, "2024-04-19"),
              (std::vector<std::string>{
                  "stage1.acknowledge NOT_STARTED done=2024-04-04 missing=DEFINED missing=LOGGED",
                  "stage1.respond OVERDUE literal due=2024-04-18 warn=2024-04-18 taken=11 late=1 "
                  "missing=RESPONDED"}));
  }
}

TEST(StatesTest, DoneOnADayThatIsNotKnownIsNoEvidence) {
  EXPECT_EQ(Lines(Record()
                      .Received("2024-04-02")
                      .Acknowledged(1, kNotKnown)
                      .Defined(1, "2024-04-03")
                      .Logged(1, "2024-04-03")
                      .Responded(1, kNotKnown),
                  "2024-07-01"),
            (std::vector<std::string>{
                "stage1.acknowledge NO_EVIDENCE literal due=2024-04-09 warn=2024-04-09 "
                "missing=ACKNOWLEDGED",
                "stage1.respond NO_EVIDENCE protective due=2024-04-23 warn=2024-04-23 "
                "missing=RESPONDED"}));
}

TEST(StatesTest, AResponseShowsThatItMustHaveBeenAcknowledged) {
  EXPECT_EQ(Lines(Record().Received("2024-04-02").Responded(1, "2024-04-24"), "2024-07-01"),
            (std::vector<std::string>{
                "stage1.acknowledge NO_EVIDENCE literal due=2024-04-09 warn=2024-04-09 "
                "missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED",
                "stage1.respond MISSED protective due=2024-04-23 warn=2024-04-23 done=2024-04-24 "
                "opening=16 late=1"}));
}

TEST(StatesTest, ALaterStageShowsThatItMustHaveBeenAcknowledged) {
  const std::string expected =
      "stage1.acknowledge NO_EVIDENCE literal due=2024-04-09 warn=2024-04-09 missing=ACKNOWLEDGED "
      "missing=DEFINED missing=LOGGED";
  const Record received = Record().Received("2024-04-02");
  EXPECT_EQ(Line(Record(received).Requested(2, "2024-04-05"), "stage1.acknowledge", "2024-04-08"),
            expected);
  EXPECT_EQ(Line(Record(received).Logged(2, "2024-04-05"), "stage1.acknowledge", "2024-04-08"),
            expected);
}

TEST(StatesTest, AnUnansweredStage1RunsOnUntilStage2IsAnswered) {
  Record record = Record()
                      .Received("2024-04-02")
                      .Acknowledged(1, "2024-04-04")
                      .Requested(2, "2024-04-22")
                      .Acknowledged(2, "2024-04-24");
  EXPECT_EQ(Line(record, "stage1.respond", "2024-04-23"),
            "stage1.respond OVERDUE literal due=2024-04-18 warn=2024-04-18 taken=13 opening=15 "
            "late=3 missing=RESPONDED");
  record.Responded(2, "2024-05-10");
  EXPECT_EQ(Line(record, "stage1.respond", "2024-05-13"),
            "stage1.respond NO_EVIDENCE literal due=2024-04-18 warn=2024-04-18 missing=RESPONDED");
}

TEST(StatesTest, AResponseIsJudgedWhateverCameAfterIt) {
  EXPECT_EQ(Line(Record()
                     .Received("2024-04-02")
                     .Acknowledged(1, "2024-04-04")
                     .Responded(1, "2024-04-18")
                     .Requested(2, "2024-04-22")
                     .Responded(2, "2024-05-10")
                     .Ended("2024-05-11"),
                 "stage1.respond", "2024-07-01"),
            "stage1.respond MET literal due=2024-04-18 warn=2024-04-18 done=2024-04-18 taken=10 "
            "opening=12");
}

TEST(StatesTest, Stage2AnsweredWithNoRequestIsOpenedAndHasNoDate) {
  EXPECT_EQ(Lines(Record().Received("2024-04-02").Responded(2, "2024-05-20"), "2024-07-01"),
            (std::vector<std::string>{
                "stage1.acknowledge NO_EVIDENCE literal due=2024-04-09 warn=2024-04-09 "
                "missing=ACKNOWLEDGED missing=DEFINED missing=LOGGED",
                "stage1.respond NO_EVIDENCE protective due=2024-04-23 warn=2024-04-23 "
                "missing=RESPONDED",
                "stage2.acknowledge NO_EVIDENCE missing=ACKNOWLEDGED missing=DEFINED "
                "missing=LOGGED",
                "stage2.respond NOT_STARTED done=2024-05-20"}));
}

TEST(StatesTest, ARecordWithoutFactsHasNoClocks) {
  EXPECT_TRUE(Lines(Record(), "2024-07-01").empty());
  EXPECT_TRUE(Lines(Record().Ended("2024-04-02"), "2024-07-01").empty());
  EXPECT_TRUE(Lines(Record().Extended(1, "2024-04-02", "2024-04-05"), "2024-07-01").empty());
}

TEST(StatesTest, StagesThatThereAreNotAreMarkedAndPassedOver) {
  const Record record = Record().Received("2024-04-02").Acknowledged(0, "2024-04-02");
  EXPECT_EQ(Lines(Record(record)
                      .Responded(4, "2024-04-03")
                      .Requested(4'000'000'000, "2024-04-03")
                      .Extended(9, "2024-04-02", "2024-05-02")
                      .Refused(9, "2024-04-03"),
                  "2024-04-02"),
            Lines(Record().Received("2024-04-02"), "2024-04-02"));
}

}  // namespace
}  // namespace redress::clocks
