#include <gtest/gtest.h>

#include "tests/engine/findings/fixture.h"

// What a person's judgement does to what the rules found. 5.8d: evidence considered, and
// judged; 5.8c: conflicts; 5.8a is for a person alone.
namespace redress::findings {
namespace {

constexpr std::string_view kToday = "2024-06-28";

Story Answered() {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16", "responded { stage: 1 }")
      .Given("2024-04-24", "escalation_requested { to_stage: 2 }")
      .Given("2024-05-20", "responded { stage: 2 }");
  return story;
}

Story WithEvidence() {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-05", "evidence_considered { stage: 1 }")
      .Given("2024-04-16", "responded { stage: 1 }");
  return story;
}

TEST(JudgementTest, NobodyIsAskedBeforeThereIsAnAnswer) {
  Story story;
  story.Given("2024-04-02", "received {}");
  EXPECT_EQ(story.Line("5.8a", kToday), "NOT_APPLICABLE");
  EXPECT_EQ(story.Line("5.8d", kToday), "NOT_APPLICABLE stage=1");
}

TEST(JudgementTest, EachAnsweredStageIsAskedAboutByItself) {
  EXPECT_EQ(Answered().Line("5.8a", kToday), "JUDGEMENT stage=1; JUDGEMENT stage=2");
}

TEST(JudgementTest, WantOfEvidenceSaysMoreThanTheQuestion) {
  EXPECT_EQ(Answered().Line("5.8d", kToday), "NO_EVIDENCE stage=1; NO_EVIDENCE stage=2");
  EXPECT_EQ(WithEvidence().Line("5.8d", kToday), "JUDGEMENT stage=1");
}

TEST(JudgementTest, OneOfStage0AnswersForAll) {
  auto story = Answered();
  story.Given("2024-06-03", "judgement_given { provision: \"5.8d\" verdict: VERDICT_COMPLIED }");
  EXPECT_EQ(story.Line("5.8d", kToday), "COMPLIED stage=1 judged; COMPLIED stage=2 judged");
}

TEST(JudgementTest, OneOfAStageAnswersForThatStage) {
  auto story = Answered();
  story.Given("2024-06-03",
              "judgement_given { provision: \"5.8a\" stage: 2 verdict: VERDICT_BREACHED }");
  EXPECT_EQ(story.Line("5.8a", kToday), "JUDGEMENT stage=1; BREACHED stage=2 judged");
}

TEST(JudgementTest, OneOfAnotherProvisionAnswersNothing) {
  auto story = Answered();
  story.Given("2024-06-03", "judgement_given { provision: \"5.8b\" verdict: VERDICT_COMPLIED }");
  EXPECT_EQ(story.Line("5.8a", kToday), "JUDGEMENT stage=1; JUDGEMENT stage=2");
}

TEST(JudgementTest, APersonFindsABreachWhereTheRuleFoundNone) {
  auto story = WithEvidence();
  story.Given("2024-06-03", "judgement_given { provision: \"5.8d\" verdict: VERDICT_BREACHED }");
  EXPECT_EQ(story.Line("5.8d", kToday), "BREACHED stage=1 judged");
}

TEST(JudgementTest, NobodyJudgesAwayWhatARuleFoundBreached) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-05", "conflict_declared { stage: 1 officer_id: \"ann\" }")
      .Given("2024-04-16", "responded { stage: 1 responder_id: \"ann\" }")
      .Given("2024-06-03", "judgement_given { provision: \"5.8c\" verdict: VERDICT_COMPLIED }");
  EXPECT_EQ(story.Line("5.8c", kToday), "BREACHED stage=1");
}

TEST(JudgementTest, NorWhatIsAtRisk) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-04", "handler_assigned { stage: 1 handler_id: \"ann\" }")
      .Given("2024-04-05", "conflict_declared { stage: 1 officer_id: \"ann\" }")
      .Given("2024-04-08", "judgement_given { provision: \"5.8c\" verdict: VERDICT_COMPLIED }");
  EXPECT_EQ(story.Line("5.8c", "2024-04-09"), "AT_RISK stage=1");
}

TEST(JudgementTest, TheLaterOneWins) {
  auto story = WithEvidence();
  story.Given("2024-06-03", "judgement_given { provision: \"5.8d\" verdict: VERDICT_BREACHED }")
      .Given("2024-06-04",
             "judgement_given { provision: \"5.8d\" stage: 1 verdict: VERDICT_COMPLIED }");
  EXPECT_EQ(story.Line("5.8d", kToday), "COMPLIED stage=1 judged");
  story.Given("2024-06-05", "judgement_given { provision: \"5.8d\" verdict: VERDICT_BREACHED }");
  EXPECT_EQ(story.Line("5.8d", kToday), "BREACHED stage=1 judged");
}

TEST(JudgementTest, OneThatIsAnnulledIsGone) {
  auto story = WithEvidence();
  story.Given("2024-06-03", "judgement_given { provision: \"5.8d\" verdict: VERDICT_BREACHED }")
      .Given("2024-06-04", "annulled { versions: 4 }");
  EXPECT_EQ(story.Line("5.8d", kToday), "JUDGEMENT stage=1");
}

TEST(JudgementTest, OneThatIsCorrectedCountsAsCorrected) {
  auto story = WithEvidence();
  story.Given("2024-06-03", "judgement_given { provision: \"5.8d\" verdict: VERDICT_BREACHED }")
      .Given("2024-06-04",
             "corrected { version: 4 fact { judgement_given { provision: \"5.8d\" verdict: "
             "VERDICT_COMPLIED } } }");
  EXPECT_EQ(story.Line("5.8d", kToday), "COMPLIED stage=1 judged");
}

TEST(JudgementTest, OneOnAProvisionThatIsForARuleDecidesNothing) {
  auto story = Answered();
  story.Given("2024-06-03", "judgement_given { provision: \"6.9c\" verdict: VERDICT_COMPLIED }");
  EXPECT_EQ(story.Line("6.9c", kToday), "NO_EVIDENCE stage=1");
}

}  // namespace
}  // namespace redress::findings
