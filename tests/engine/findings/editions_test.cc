#include <algorithm>

#include <gtest/gtest.h>

#include "tests/engine/findings/fixture.h"

// Which edition finds on what, and complaints that are none of their own.
namespace redress::findings {
namespace {

constexpr std::string_view kToday = "2024-06-28";
constexpr std::string_view kOld = "housing-ombudsman-2022";
constexpr std::string_view kNew = "housing-ombudsman-2024";

using List = std::vector<std::string>;

// Answered at stage 1 in March 2024, escalated in April.
Story AcrossEditions() {
  Story story;
  story.Given("2024-03-04", "received {}")
      .Given("2024-03-06", "logged { stage: 1 }")
      .Given("2024-03-15", "responded { stage: 1 responder_id: \"ann\" stage_stated: YES_NO_NO }")
      .Given("2024-04-02", "escalation_requested { to_stage: 2 }")
      .Given("2024-05-01", "responded { stage: 2 responder_id: \"bob\" stage_stated: YES_NO_YES }");
  return story;
}

TEST(EditionsTest, EachStageIsFoundOnByTheEditionThatGovernsIt) {
  const auto story = AcrossEditions();
  EXPECT_EQ(story.Editions(kToday), (List{std::string(kOld), std::string(kNew)}));
  EXPECT_EQ(story.Line("5.16", kToday), "none");  // 2022: of the letter of stage 2.
  EXPECT_EQ(story.Line("6.9a", kToday), "none");  // 2024: of the letter of stage 1.
  EXPECT_EQ(story.Line("6.19a", kToday), "COMPLIED stage=2");
}

TEST(EditionsTest, WhoConsideredStage1CountsUnderTheNewEditionToo) {
  auto story = AcrossEditions();
  EXPECT_EQ(story.Line("6.13", kToday), "COMPLIED stage=2");
  story.Given("2024-05-02", "responded { stage: 2 responder_id: \"ann\" }");
  EXPECT_EQ(story.Line("6.13", kToday), "BREACHED stage=2");
}

TEST(EditionsTest, WhatBelongsToNoStageGoesWithTheOneOpenedLast) {
  auto story = AcrossEditions();
  story
      .Given("2024-03-05", "restriction_placed { restriction_id: \"r1\" proportionate: YES_NO_NO }")
      .Given("2024-03-05", "disability_disclosed {}");
  EXPECT_EQ(story.Line("4.19", kToday), "NOT_APPLICABLE");  // 2022.
  EXPECT_EQ(story.Line("5.15", kToday),
            "BREACHED");  // 2024.
  EXPECT_EQ(story.Line("2.5", kToday), "NOT_APPLICABLE; NOT_APPLICABLE");
  Story old;
  old.Given("2024-03-04", "received {}")
      .Given("2024-03-05", "restriction_placed { restriction_id: \"r1\" proportionate: YES_NO_NO }")
      .Given("2024-03-05", "disability_disclosed {}");
  EXPECT_EQ(old.Line("4.19", kToday), "BREACHED");
  EXPECT_EQ(old.Line("2.5", kToday), "NO_EVIDENCE");
}

TEST(EditionsTest, ARefusalOfTheComplaintGoesWithTheStageOpenedFirst) {
  auto story = AcrossEditions();
  story.Given("2024-05-02", "complaint_refused { ombudsman_right_told: YES_NO_NO explanation {} }");
  EXPECT_EQ(story.Line("1.9", kToday), "BREACHED");
  EXPECT_EQ(story.Line("2.4", kToday), "NOT_APPLICABLE");
}

TEST(EditionsTest, TheFirstDayOfTheNewEditionIsItsOwn) {
  Story story;
  story.Given("2024-04-01", "received {}");
  EXPECT_EQ(story.Editions(kToday), List{std::string(kNew)});
  Story before;
  before.Given("2024-03-31", "received {}");
  EXPECT_EQ(before.Editions(kToday), List{std::string(kOld)});
}

TEST(EditionsTest, BeforeAnyEditionNothingIsFound) {
  Story story;
  story.Given("2015-03-04", "received {}");
  EXPECT_EQ(story.Editions(kToday), List());
}

TEST(EditionsTest, ADuplicateAndARecordInErrorAreNobodysComplaint) {
  for (const std::string_view end :
       {"marked_duplicate { of_complaint_id: \"c2\" }", "recorded_in_error {}"}) {
    Story story;
    story.Given("2024-04-02", "received {}").Given("2024-04-26", end);
    EXPECT_EQ(story.Line("6.3", kToday), "NOT_APPLICABLE") << end;
    EXPECT_EQ(story.Line("6.2", kToday), "NOT_APPLICABLE") << end;
    story.Given("2024-04-29", "reopened { stage: 1 }");
    EXPECT_EQ(story.Line("6.3", kToday), "BREACHED stage=1") << end;
  }
}

}  // namespace
}  // namespace redress::findings
