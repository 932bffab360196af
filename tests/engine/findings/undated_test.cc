#include <gtest/gtest.h>

#include "tests/engine/findings/fixture.h"

// A fact without a day proves that it happened, and nothing about order: never a breach of order.
namespace redress::findings {
namespace {

constexpr std::string_view kToday = "2024-07-31";

TEST(UndatedTest, AReceiptWithoutADayIsNotTooLate) {
  Story story;
  story.Given(kNotKnown, "received {}").Given("2024-04-04", "acknowledged { stage: 1 }");
  EXPECT_EQ(story.Line("3.2", kToday), "NO_EVIDENCE");
}

TEST(UndatedTest, AResponseWithoutADayIsNoEvidenceOfTime) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-04", "acknowledged { stage: 1 }")
      .Given(kNotKnown, "responded { stage: 1 letter {} }");
  EXPECT_EQ(story.Line("6.3", kToday), "NO_EVIDENCE stage=1");
  EXPECT_EQ(story.Line("6.9", kToday), "JUDGEMENT stage=1");  // That there is a letter it proves.
}

TEST(UndatedTest, AnUpdateWithoutADayIsNotLate) {
  const auto with = [](std::string_view day) {
    Story story;
    story.Given("2024-04-02", "received {}")
        .Given("2024-04-04", "update_interval_agreed { stage: 1 interval_working_days: 5 }")
        .Given(day, "update_sent { stage: 1 }")
        .Given("2024-04-18", "responded { stage: 1 }");
    return story.Line("5.9", kToday);
  };
  // Owed on 11 April.
  EXPECT_EQ(with("2024-04-12"), "BREACHED stage=1");
  EXPECT_EQ(with(kNotKnown), "NO_EVIDENCE stage=1");
}

TEST(UndatedTest, AnUpdateWithoutADayMayHaveComeInBetween) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-04", "update_interval_agreed { stage: 1 interval_working_days: 5 }")
      .Given("2024-04-15", "update_sent { stage: 1 }");
  EXPECT_EQ(story.Line("5.9", "2024-07-01"), "BREACHED stage=1");
  story.Given(kNotKnown, "update_sent { stage: 1 }");
  EXPECT_EQ(story.Line("5.9", "2024-07-01"), "NO_EVIDENCE stage=1");
}

TEST(UndatedTest, AnIntervalAgreedOnNoKnownDayOwesNothingThatCouldBeCounted) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given(kNotKnown, "update_interval_agreed { stage: 1 interval_working_days: 5 }")
      .Given("2024-06-03", "update_sent { stage: 1 }");
  EXPECT_EQ(story.Line("5.9", kToday), "NO_EVIDENCE stage=1");
}

TEST(UndatedTest, AConflictDeclaredOnNoKnownDayMayHaveComeAfterwards) {
  const auto with = [](std::string_view declared, std::string_view responded) {
    Story story;
    story.Given("2024-04-02", "received {}")
        .Given(declared, "conflict_declared { stage: 1 officer_id: \"ann\" }")
        .Given(responded, "responded { stage: 1 responder_id: \"ann\" }");
    return story.Line("5.8c", kToday);
  };
  EXPECT_EQ(with("2024-04-05", "2024-04-16"), "BREACHED stage=1");
  EXPECT_EQ(with("2024-04-05", kNotKnown), "NO_EVIDENCE stage=1");
  EXPECT_EQ(with(kNotKnown, kNotKnown), "NO_EVIDENCE stage=1");
}

TEST(UndatedTest, WhatWasRaisedOnNoKnownDayMayHaveComeBeforeTheResponse) {
  const auto with = [](std::string_view raised, std::string_view related) {
    Story story;
    story.Given("2024-04-02", "received {}")
        .Given("2024-04-16", "responded { stage: 1 }")
        .Given(raised, std::string("further_complaint_raised { stage: 1 place: "
                                   "FURTHER_COMPLAINT_PLACE_JOINED would_delay: YES_NO_NO "
                                   "related: ") +
                           std::string(related) + " }");
    return story.Line("6.8", kToday);
  };
  EXPECT_EQ(with("2024-04-17", "YES_NO_YES"), "BREACHED stage=1");
  EXPECT_EQ(with(kNotKnown, "YES_NO_YES"), "NO_EVIDENCE stage=1");
  EXPECT_EQ(with(kNotKnown, "YES_NO_NO"), "BREACHED stage=1");  // Apart, whenever it came.
}

TEST(UndatedTest, AnExtensionToldOnNoKnownDayIsNotLate) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-04", "acknowledged { stage: 1 }")
      .Given(kNotKnown,
             "extension_notified { stage: 1 reasons {} new_due_date { year: 2024 month: 5 day: 2 } "
             "in_writing: YES_NO_YES ombudsman_details_given: YES_NO_YES }");
  EXPECT_EQ(story.Line("6.5", kToday), "NO_EVIDENCE stage=1");
}

TEST(UndatedTest, EscalationOnNoKnownDayIsNotOutOfOrder) {
  Story story;
  story.Given("2022-05-03", "received {}")
      .Given("2022-05-12", "responded { stage: 1 }")
      .Given(kNotKnown, "escalation_requested { to_stage: 2 }")
      .Given("2022-06-20", "responded { stage: 2 }");
  EXPECT_EQ(story.Line("5.11", kToday), "NO_EVIDENCE stage=2");
}

}  // namespace
}  // namespace redress::findings
