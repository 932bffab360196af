#include <gtest/gtest.h>

#include "tests/engine/findings/fixture.h"

// Extensions told in time or not (6.5), how far they reach (6.4), and promised updates (5.9;
// 2022: 4.11).
namespace redress::findings {
namespace {

constexpr std::string_view kToday = "2024-07-31";

std::string Extension(int month, int day, std::string_view more = {}) {
  return "extension_notified { stage: 1 reasons {} in_writing: YES_NO_YES "
         "ombudsman_details_given: YES_NO_YES new_due_date { year: 2024 month: " +
         std::to_string(month) + " day: " + std::to_string(day) + " } " + std::string(more) + " }";
}

// Acknowledged on 4 April: due on 18 April, as the provision reads.
Story Acknowledged(std::string_view day) {
  Story story;
  story.Given("2024-04-02", "received {}").Given(day, "acknowledged { stage: 1 }");
  return story;
}

// Never acknowledged: due on 23 April, as the protective reading has it.
Story Unacknowledged() {
  Story story;
  story.Given("2024-04-02", "received {}");
  return story;
}

TEST(ExtensionToldTest, ByTheDayThatTheProvisionReads) {
  auto in_time = Acknowledged("2024-04-04");
  in_time.Given("2024-04-18", Extension(5, 2));
  EXPECT_EQ(in_time.Line("6.5", kToday), "COMPLIED stage=1");
  auto late = Acknowledged("2024-04-04");
  late.Given("2024-04-19", Extension(5, 2));
  EXPECT_EQ(late.Line("6.5", kToday), "BREACHED stage=1");
}

TEST(ExtensionToldTest, ByTheDayThatTheProtectiveReadingGivesIfNothingWasAcknowledged) {
  auto in_time = Unacknowledged();
  in_time.Given("2024-04-23", Extension(5, 7));
  EXPECT_EQ(in_time.Line("6.5", kToday), "COMPLIED stage=1");
  auto late = Unacknowledged();
  late.Given("2024-04-24", Extension(5, 7));
  EXPECT_EQ(late.Line("6.5", kToday), "BREACHED stage=1");
}

TEST(ExtensionToldTest, OfALateAcknowledgementTheProvisionsOwnDayDecides) {
  // Acknowledged on 16 April: due on the 30th. That it was late 6.2 finds.
  auto in_time = Acknowledged("2024-04-16");
  in_time.Given("2024-04-30", Extension(5, 7));
  EXPECT_EQ(in_time.Line("6.5", kToday), "COMPLIED stage=1");
  auto late = Acknowledged("2024-04-16");
  late.Given("2024-05-01", Extension(5, 7));
  EXPECT_EQ(late.Line("6.5", kToday), "BREACHED stage=1");
}

TEST(ExtensionToldTest, ASecondOneByTheDayTheFirstMadeOfIt) {
  auto in_time = Acknowledged("2024-04-04");
  in_time.Given("2024-04-18", Extension(4, 26)).Given("2024-04-26", Extension(5, 2));
  EXPECT_EQ(in_time.Line("6.5", kToday), "COMPLIED stage=1");
  auto late = Acknowledged("2024-04-04");
  late.Given("2024-04-18", Extension(4, 26)).Given("2024-04-29", Extension(5, 2));
  EXPECT_EQ(late.Line("6.5", kToday), "BREACHED stage=1");
}

TEST(ExtensionToldTest, OneThatWasToldLateMovesNothingForTheNext) {
  auto story = Acknowledged("2024-04-04");
  story.Given("2024-04-19", Extension(4, 26)).Given("2024-04-26", Extension(5, 2));
  EXPECT_EQ(story.Line("6.5", kToday), "BREACHED stage=1");
}

TEST(ExtensionToldTest, WhatTheLetterSaysNothingOfIsNoEvidence) {
  auto story = Acknowledged("2024-04-04");
  story.Given("2024-04-18",
              "extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 2 } }");
  EXPECT_EQ(story.Line("6.5", kToday), "NO_EVIDENCE stage=1");
}

TEST(ExtensionLimitTest, CountsFromTheReadingThatDecides) {
  // Ten working days beyond 23 April end on 8 May, for the 6th is a bank holiday.
  auto within = Unacknowledged();
  within.Given("2024-04-22", Extension(5, 8));
  EXPECT_EQ(within.Line("6.4", kToday), "COMPLIED stage=1");
  auto beyond = Unacknowledged();
  beyond.Given("2024-04-22", Extension(5, 9, "good_reason_recorded: YES_NO_NO"));
  EXPECT_EQ(beyond.Line("6.4", kToday), "BREACHED stage=1");
}

TEST(ExtensionLimitTest, SeveralCountTogether) {
  auto story = Acknowledged("2024-04-04");
  story.Given("2024-04-18", Extension(5, 2))
      .Given("2024-05-02", Extension(5, 8, "good_reason_recorded: YES_NO_NO"));
  EXPECT_EQ(story.Line("6.4", kToday), "BREACHED stage=1");
}

// Due on 18 April; an update every five working days agreed on the 19th.
Story LateWithUpdates() {
  auto story = Acknowledged("2024-04-04");
  story.Given("2024-04-19", "update_interval_agreed { stage: 1 interval_working_days: 5 }");
  return story;
}

TEST(UpdatesTest, LateAndNoneAgreedIsNoEvidence) {
  const auto story = Acknowledged("2024-04-04");
  EXPECT_EQ(story.Line("5.9", "2024-04-18"), "NOT_APPLICABLE stage=1");
  EXPECT_EQ(story.Line("5.9", "2024-04-19"), "NO_EVIDENCE stage=1");
}

TEST(UpdatesTest, ExtendedBeyondTheLimitAsksForThemToo) {
  auto story = Acknowledged("2024-04-04");
  story.Given("2024-04-17", Extension(5, 31, "good_reason_recorded: YES_NO_YES"));
  EXPECT_EQ(story.Line("5.9", "2024-04-18"), "NO_EVIDENCE stage=1");
}

TEST(UpdatesTest, EachIsOwedFromTheOneBefore) {
  auto story = LateWithUpdates();
  EXPECT_EQ(story.Line("5.9", "2024-04-26"), "COMPLIED stage=1");
  EXPECT_EQ(story.Line("5.9", "2024-04-29"), "NO_EVIDENCE stage=1");
  story.Given("2024-04-24", "update_sent { stage: 1 }");  // The next by 1 May.
  EXPECT_EQ(story.Line("5.9", "2024-05-01"), "COMPLIED stage=1");
  EXPECT_EQ(story.Line("5.9", "2024-05-02"), "NO_EVIDENCE stage=1");
  story.Given("2024-05-02", "update_sent { stage: 1 }");
  EXPECT_EQ(story.Line("5.9", "2024-05-02"), "BREACHED stage=1");
}

TEST(UpdatesTest, ANewerIntervalTakesThePlaceOfTheOlder) {
  auto story = LateWithUpdates();
  story.Given("2024-04-25", "update_interval_agreed { stage: 1 interval_working_days: 20 }");
  EXPECT_EQ(story.Line("5.9", "2024-05-24"), "COMPLIED stage=1");
  EXPECT_EQ(story.Line("5.9", "2024-05-28"), "NO_EVIDENCE stage=1");
}

TEST(UpdatesTest, TheResponseEndsThem) {
  auto story = LateWithUpdates();
  story.Given("2024-04-26", "responded { stage: 1 }");
  EXPECT_EQ(story.Line("5.9", kToday), "COMPLIED stage=1");
}

TEST(UpdatesTest, TheEditionOf2022AsksForNoneUnlessAgreed) {
  Story story;
  story.Given("2022-05-03", "received {}").Given("2022-05-05", "logged { stage: 1 }");
  EXPECT_EQ(story.Line("4.11", "2022-06-27"), "NOT_APPLICABLE stage=1");
  story.Given("2022-06-27", "update_interval_agreed { stage: 1 interval_working_days: 1 }");
  EXPECT_EQ(story.Line("4.11", "2022-06-29"), "NO_EVIDENCE stage=1");
}

}  // namespace
}  // namespace redress::findings
