// Extensions (6.4, 6.15). Received Tuesday 2 April 2024 and acknowledged on Thursday the 4th, the
// response is due on Thursday the 18th; ten working days more end on Thursday 2 May.

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

using Texts = std::vector<std::string>;

Record Acknowledged() { return Record().Received("2024-04-02").Acknowledged(1, "2024-04-04"); }

std::string Respond(const Record& record, std::string_view today = "2024-04-18") {
  return Line(record, "stage1.respond", today);
}

Texts Taken(const Record& record) { return Extensions(record, "stage1.respond", "2024-04-18"); }

TEST(ExtensionsTest, ToldOnTheDueDayWithALaterDateCounts) {
  const Record record = Acknowledged().Extended(1, "2024-04-18", "2024-04-25");
  EXPECT_EQ(Respond(record),
            "stage1.respond RUNNING literal due=2024-04-25 warn=2024-04-25 taken=10 opening=12 "
            "missing=RESPONDED");
  EXPECT_EQ(Taken(record), Texts{"2024-04-18 to 2024-04-25 counts"});
}

TEST(ExtensionsTest, ToldAfterTheDateItReplacesDoesNotCount) {
  const Record record = Acknowledged().Extended(1, "2024-04-19", "2024-04-25");
  EXPECT_EQ(Respond(record, "2024-04-19"),
            "stage1.respond OVERDUE literal due=2024-04-18 warn=2024-04-18 taken=11 opening=13 "
            "late=1 missing=RESPONDED");
  EXPECT_EQ(Taken(record), Texts{"2024-04-19 to 2024-04-25 does not count: told after the date it "
                                 "replaces, 2024-04-18"});
}

TEST(ExtensionsTest, WithoutADateItDoesNotCount) {
  const Record record = Acknowledged().Extended(1, "2024-04-10", "");
  EXPECT_EQ(Taken(record), Texts{"2024-04-10 to none does not count: it states no new date"});
  EXPECT_EQ(Respond(record), Respond(Acknowledged()));
}

TEST(ExtensionsTest, ToldOnADayThatIsNotKnownDoesNotCount) {
  const Record record = Acknowledged().Extended(1, kNotKnown, "2024-04-25");
  EXPECT_EQ(Taken(record),
            Texts{"not known to 2024-04-25 does not count: the day it was told is not known"});
  EXPECT_EQ(Respond(record), Respond(Acknowledged()));
}

TEST(ExtensionsTest, ADateThatIsNotLaterDoesNotCount) {
  for (const std::string date : {"2024-04-18", "2024-04-17"}) {
    const Record record = Acknowledged().Extended(1, "2024-04-10", date);
    EXPECT_EQ(Taken(record), Texts{"2024-04-10 to " + date +
                                   " does not count: its date is not later than the one it "
                                   "replaces, 2024-04-18"});
    EXPECT_EQ(Respond(record), Respond(Acknowledged()));
  }
}

TEST(ExtensionsTest, UpToTheLimitItCountsWhole) {
  const Record record = Acknowledged().Extended(1, "2024-04-10", "2024-05-02");
  EXPECT_EQ(Taken(record), Texts{"2024-04-10 to 2024-05-02 counts"});
}

TEST(ExtensionsTest, BeyondTheLimitItIsCut) {
  const Record record = Acknowledged().Extended(1, "2024-04-10", "2024-05-03");
  EXPECT_EQ(Respond(record),
            "stage1.respond RUNNING literal due=2024-05-02 warn=2024-05-02 taken=10 opening=12 "
            "missing=RESPONDED");
  EXPECT_EQ(Taken(record), Texts{"2024-04-10 to 2024-05-03 counts: cut to the limit of 10 working "
                                 "days, 2024-05-02"});
}

TEST(ExtensionsTest, AGoodReasonLiftsTheLimit) {
  const Record record = Acknowledged().ExtendedWithReason(1, "2024-04-10", "2024-06-28");
  EXPECT_EQ(Respond(record),
            "stage1.respond RUNNING literal due=2024-06-28 warn=2024-06-28 taken=10 opening=12 "
            "missing=RESPONDED");
  EXPECT_EQ(Taken(record), Texts{"2024-04-10 to 2024-06-28 counts"});
}

TEST(ExtensionsTest, TheLimitIsCumulativeFromTheDateFirstDue) {
  const Record record = Acknowledged()
                            .Extended(1, "2024-04-18", "2024-04-25")
                            .Extended(1, "2024-04-25", "2024-05-01")
                            .Extended(1, "2024-05-01", "2024-05-10")
                            .Extended(1, "2024-05-02", "2024-05-10");
  EXPECT_EQ(Taken(record),
            (Texts{"2024-04-18 to 2024-04-25 counts", "2024-04-25 to 2024-05-01 counts",
                   "2024-05-01 to 2024-05-10 counts: cut to the limit of 10 working days, "
                   "2024-05-02",
                   "2024-05-02 to 2024-05-10 does not count: the limit of 10 working days is used "
                   "up, and no good reason is recorded"}));
  EXPECT_EQ(Respond(record),
            "stage1.respond RUNNING literal due=2024-05-02 warn=2024-05-02 taken=10 opening=12 "
            "missing=RESPONDED");
}

TEST(ExtensionsTest, AfterAGoodReasonTheNextNeedsOneToo) {
  const Record record = Acknowledged()
                            .ExtendedWithReason(1, "2024-04-10", "2024-05-20")
                            .Extended(1, "2024-05-01", "2024-05-31")
                            .ExtendedWithReason(1, "2024-05-20", "2024-06-14");
  EXPECT_EQ(Taken(record),
            (Texts{"2024-04-10 to 2024-05-20 counts",
                   "2024-05-01 to 2024-05-31 does not count: the limit of 10 working days is used "
                   "up, and no good reason is recorded",
                   "2024-05-20 to 2024-06-14 counts"}));
}

TEST(ExtensionsTest, TheyAreTakenInOrderOfTellingNotOfRecording) {
  const Record record =
      Acknowledged()
          .Extended(1, "2024-04-24", "2024-04-30")  // In time only after the other.
          .Extended(1, "2024-04-17", "2024-04-25")
          .Recorded("2024-05-30");
  EXPECT_EQ(Taken(record),
            (Texts{"2024-04-17 to 2024-04-25 counts", "2024-04-24 to 2024-04-30 counts"}));
}

TEST(ExtensionsTest, EachReadingTakesThemApart) {
  // Acknowledged late: literally due on 30 April, to protect the resident on the 23rd.
  const Record record = Record()
                            .Received("2024-04-02")
                            .Acknowledged(1, "2024-04-16")
                            .Extended(1, "2024-04-26", "2024-05-08");
  EXPECT_EQ(Respond(record),
            "stage1.respond RUNNING literal due=2024-05-08 warn=2024-04-23 taken=2 opening=12 "
            "missing=RESPONDED");
  EXPECT_EQ(Taken(record), Texts{"2024-04-26 to 2024-05-08 counts"});
}

TEST(ExtensionsTest, WhereNoReadingHasADateNoneCounts) {
  const Record record = Record().Received(kNotKnown).Extended(1, "2024-04-10", "2024-04-25");
  EXPECT_EQ(Taken(record),
            Texts{"2024-04-10 to 2024-04-25 does not count: no date that it could move is known"});
}

TEST(ExtensionsTest, AnAcknowledgementHasNone) {
  const Record record = Record().Received("2024-04-02").Extended(1, "2024-04-03", "2024-04-25");
  EXPECT_EQ(Extensions(record, "stage1.acknowledge", "2024-04-18"), Texts{});
  EXPECT_EQ(Line(record, "stage1.acknowledge", "2024-04-09"),
            Line(Record().Received("2024-04-02"), "stage1.acknowledge", "2024-04-09"));
}

TEST(ExtensionsTest, OneOfAnotherStageMovesNothing) {
  const Record record = Acknowledged().Extended(2, "2024-04-10", "2024-04-25");
  EXPECT_EQ(Taken(record), Texts{});
  EXPECT_EQ(Respond(record), Respond(Acknowledged()));
}

TEST(ExtensionsTest, Stage2HasTwentyWorkingDays) {
  const Record record = Record()
                            .Received("2024-04-02")
                            .Requested(2, "2024-05-29")
                            .Acknowledged(2, "2024-05-31")  // Due on Friday 28 June.
                            .Extended(2, "2024-06-28", "2024-08-01");
  EXPECT_EQ(Extensions(record, "stage2.respond", "2024-07-01"),
            Texts{"2024-06-28 to 2024-08-01 counts: cut to the limit of 20 working days, "
                  "2024-07-26"});
}

TEST(ExtensionsTest, WhereTheProvisionAllowsNoneItMovesNothing) {
  const Record record = Record()
                            .Received("2023-03-01")
                            .Requested(3, "2023-09-01")  // Third stage, 5.18.
                            .Extended(3, "2023-09-04", "2023-12-01");
  EXPECT_EQ(Extensions(record, "stage3.respond", "2023-09-05"),
            Texts{"2023-09-04 to 2023-12-01 does not count: the provision allows no extension"});
}

TEST(ExtensionsTest, AReasonLiftsNothingWhereTheRuleDoesNotLetIt) {
  editions::Law law = Shipped();
  v1::Edition edition = *law.editions.back();
  edition.mutable_clocks(1)->mutable_extension()->set_good_reason_lifts_limit(false);
  law.editions = {std::make_shared<const v1::Edition>(std::move(edition))};
  EXPECT_EQ(Line(Acknowledged().ExtendedWithReason(1, "2024-04-10", "2024-06-28"), "stage1.respond",
                 "2024-04-18", law),
            "stage1.respond RUNNING literal due=2024-05-02 warn=2024-05-02 taken=10 opening=12 "
            "missing=RESPONDED");
}

}  // namespace
}  // namespace redress::clocks
