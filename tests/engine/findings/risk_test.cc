#include <gtest/gtest.h>

#include "tests/engine/findings/fixture.h"

// What is near is at risk, by the landlord's own leads; without a policy nothing is near.
namespace redress::findings {
namespace {

constexpr std::string_view kRemedy =
    "remedy_agreed { remedy_id: \"r1\" stage: 1 what {} due_date { year: 2024 month: 5 day: 10 } }";

// Acknowledged on 4 April, so due on 18 April.
Story Running() {
  Story story;
  story.Given("2024-04-02", "received {}").Given("2024-04-04", "acknowledged { stage: 1 }");
  return story;
}

TEST(RiskTest, WithoutAPolicyNothingIsNear) {
  auto story = Running();
  EXPECT_EQ(story.Line("6.3", "2024-04-18"), "NOT_APPLICABLE stage=1");
  story.Given("2024-04-16", kRemedy);
  EXPECT_EQ(story.Line("7.3", "2024-05-10"), "NOT_APPLICABLE");
}

TEST(RiskTest, TheLongestLeadDecides) {
  const auto law = LawWith("warning_leads { working_days: [1, 3] }");
  const auto story = Running();
  EXPECT_EQ(story.Line("6.3", "2024-04-12", law), "NOT_APPLICABLE stage=1");
  EXPECT_EQ(story.Line("6.3", "2024-04-15", law), "AT_RISK stage=1");  // 16, 17, 18 April.
  EXPECT_EQ(story.Line("6.3", "2024-04-18", law), "AT_RISK stage=1");
  EXPECT_EQ(story.Line("6.3", "2024-04-19", law), "BREACHED stage=1");
}

TEST(RiskTest, ALeadOfItsOwnComesBeforeTheGeneralOne) {
  const auto law = LawWith(
      "warning_leads { clock_id: \"stage1.respond\" working_days: 1 } "
      "warning_leads { working_days: 5 }");
  auto story = Running();
  EXPECT_EQ(story.Line("6.3", "2024-04-16", law), "NOT_APPLICABLE stage=1");
  EXPECT_EQ(story.Line("6.3", "2024-04-17", law), "AT_RISK stage=1");
  story.Given("2024-04-16", kRemedy);
  EXPECT_EQ(story.Line("7.3", "2024-05-01", law), "NOT_APPLICABLE");
  EXPECT_EQ(story.Line("7.3", "2024-05-02", law), "AT_RISK");  // 3, 7, 8, 9, 10 May.
}

TEST(RiskTest, ALeadOfZeroWarnsOnTheDayItself) {
  const auto law = LawWith("warning_leads { working_days: 0 }");
  EXPECT_EQ(Running().Line("6.3", "2024-04-17", law), "NOT_APPLICABLE stage=1");
  EXPECT_EQ(Running().Line("6.3", "2024-04-18", law), "AT_RISK stage=1");
}

TEST(RiskTest, WhatIsWarnedOfIsTheEarliestReading) {
  // Acknowledged late, on 16 April: 30 April as the provision reads, 23 April protected.
  Story story;
  story.Given("2024-04-02", "received {}").Given("2024-04-16", "acknowledged { stage: 1 }");
  const auto law = LawWith("warning_leads { working_days: 2 }");
  EXPECT_EQ(story.Line("6.3", "2024-04-18", law), "NOT_APPLICABLE stage=1");
  EXPECT_EQ(story.Line("6.3", "2024-04-19", law), "AT_RISK stage=1");  // 22, 23 April.
}

}  // namespace
}  // namespace redress::findings
