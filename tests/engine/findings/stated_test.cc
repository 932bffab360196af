#include <gtest/gtest.h>

#include "engine/findings/setting.h"
#include "tests/engine/findings/fixture.h"

// Checks of one field, which of several facts they read, and what is gravest.
namespace redress::findings {
namespace {

constexpr std::string_view kToday = "2024-06-28";

TEST(StatedTest, SilenceIsNoEvidenceAndNoIsABreach) {
  const auto letter = [](std::string_view said) {
    Story story;
    story.Given("2024-04-02", "received {}")
        .Given("2024-04-16", "responded { stage: 1 " + std::string(said) + " }");
    return story.Line("6.9c", kToday);
  };
  EXPECT_EQ(letter("decision_stated: YES_NO_YES"), "COMPLIED stage=1");
  EXPECT_EQ(letter("decision_stated: YES_NO_NO"), "BREACHED stage=1");
  EXPECT_EQ(letter(""), "NO_EVIDENCE stage=1");
}

TEST(StatedTest, BeforeTheFactNothingIsAsked) {
  Story story;
  story.Given("2024-04-02", "received {}");
  EXPECT_EQ(story.Line("6.9c", kToday), "NOT_APPLICABLE stage=1");
}

TEST(StatedTest, ASecondLetterMendsTheFirst) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16", "responded { stage: 1 decision_stated: YES_NO_NO }")
      .Given("2024-04-19", "responded { stage: 1 decision_stated: YES_NO_YES }");
  EXPECT_EQ(story.Line("6.9c", kToday), "COMPLIED stage=1");
  story.Given("2024-04-22", "responded { stage: 1 }");
  EXPECT_EQ(story.Line("6.9c", kToday), "NO_EVIDENCE stage=1");
}

TEST(StatedTest, ASecondLetterOfOneStageMendsNothingOfAnother) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16", "responded { stage: 1 remedy_stated: YES_NO_NO }")
      .Given("2024-04-24", "escalation_requested { to_stage: 2 }")
      .Given("2024-05-20", "responded { stage: 2 remedy_stated: YES_NO_NO }")
      .Given("2024-05-21", "responded { stage: 2 remedy_stated: YES_NO_YES }");
  EXPECT_EQ(story.Line("7.1", kToday), "BREACHED stage=1");
}

TEST(StatedTest, ARealAcknowledgementMendsAnAutomaticReceipt) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-02", "acknowledged { stage: 1 automatic_only: YES_NO_YES }");
  EXPECT_EQ(story.Line("6.2", "2024-04-05"), "BREACHED stage=1");
  story.Given("2024-04-04", "acknowledged { stage: 1 }")
      .Given("2024-04-04", "defined { stage: 1 }")
      .Given("2024-04-04", "logged { stage: 1 }");
  EXPECT_EQ(story.Line("6.2", "2024-04-05"), "COMPLIED stage=1");
}

TEST(StatedTest, OfOtherFactsTheGravestHolds) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-08", "extension_notified { stage: 1 ombudsman_details_given: YES_NO_NO }")
      .Given("2024-04-09", "extension_notified { stage: 1 ombudsman_details_given: YES_NO_YES }");
  EXPECT_EQ(story.Line("3.7", kToday), "BREACHED stage=1");
}

TEST(StatedTest, WhatIsErasedIsStillHeld) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16", "responded { stage: 1 letter { erased { commitment: \"c\" } } }");
  EXPECT_EQ(story.Line("6.9", kToday), "JUDGEMENT stage=1");
}

TEST(GravestTest, BreachedFirstAndNotApplicableLast) {
  const v1::Verdict order[] = {v1::VERDICT_BREACHED,    v1::VERDICT_AT_RISK,
                               v1::VERDICT_NO_EVIDENCE, v1::VERDICT_JUDGEMENT,
                               v1::VERDICT_COMPLIED,    v1::VERDICT_NOT_APPLICABLE};
  for (std::size_t i = 0; i + 1 < std::size(order); ++i) {
    EXPECT_TRUE(IsGraver(order[i], order[i + 1]));
    EXPECT_FALSE(IsGraver(order[i + 1], order[i]));
  }
}

TEST(MonthsTest, ADayThatTheMonthLacksIsItsLast) {
  EXPECT_EQ(AddMonths(D("2024-01-31"), 1), D("2024-02-29"));
  EXPECT_EQ(AddMonths(D("2024-02-29"), 12), D("2025-02-28"));
  EXPECT_EQ(AddMonths(D("2024-03-31"), -1), D("2024-02-29"));
  EXPECT_EQ(AddMonths(D("2023-04-02"), 12), D("2024-04-02"));
}

}  // namespace
}  // namespace redress::findings
