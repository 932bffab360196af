#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/cli/letter_fact.h"
#include "tests/services/cli/fake_server.h"
#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class LetterTest : public testing::Test {
 protected:
  Ran Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"--server", fake_.address(), "--landlord", "crown", "letter"});
    return RunCommand(arguments);
  }

  FakeServer fake_;
};

TEST_F(LetterTest, IsShownAndNothingIsRecorded) {
  fake_.letter = Make<v1::RenderLetterResponse>(
      "text: 'Dear Jo,\\n\\nWe look into it.\\n' missing: '5.6 outcomes sought' large_print: true "
      "language: 'cy' "
      "channel: CHANNEL_EMAIL");
  const Ran ran = Run({"c-1", "acknowledgement"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, "Dear Jo,\n\nWe look into it.\n");
  for (const char* said : {"  5.6 outcomes sought\n", "Large print", "cy", "by email"}) {
    EXPECT_THAT(ran.err, HasSubstr(said));
  }
  EXPECT_TRUE(fake_.recorded.empty());
  EXPECT_FALSE(fake_.letters.at(0).has_draft());
  EXPECT_EQ(fake_.letters.at(0).kind(), v1::LETTER_KIND_ACKNOWLEDGEMENT);
}

TEST_F(LetterTest, WhatALetterHoldsCannotSpeakToTheTerminal) {
  fake_.letter.set_text("a\x1b[2Jb\n");
  EXPECT_THAT(Run({"c-1", "update"}).out, Not(HasSubstr("\x1b")));
}

TEST_F(LetterTest, TheServerSaysTheStageOfWhatIsOnRecord) {
  fake_.complaint = Make<v1::GetResponse>("complaint { summary { stage: 2 } }");
  EXPECT_EQ(Run({"c-1", "refusal"}).exit_code, 0);
  EXPECT_EQ(fake_.letters.at(0).stage(), 0U);
  EXPECT_TRUE(fake_.gets.empty()) << "what it stands at is not asked for";
  EXPECT_EQ(Run({"c-1", "update", "--stage", "1", "--message", "News."}).exit_code, 0);
  EXPECT_EQ(fake_.letters.at(1).stage(), 1U);
  EXPECT_EQ(fake_.letters.at(1).message().clear(), "News.");
}

TEST_F(LetterTest, ADraftIsOfTheStageWhereTheComplaintStandsUnlessSaid) {
  fake_.complaint = Make<v1::GetResponse>("complaint { summary { stage: 2 } }");
  EXPECT_EQ(Run({"c-1", "refusal", "ground=already-considered"}).exit_code, 0);
  EXPECT_EQ(fake_.letters.at(0).stage(), 2U);
  EXPECT_EQ(fake_.letters.at(0).draft().escalation_refused().to_stage(), 2U);
  EXPECT_EQ(Run({"c-1", "response", "outcome=upheld", "--stage", "1"}).exit_code, 0);
  EXPECT_EQ(fake_.letters.at(1).stage(), 1U);
  EXPECT_EQ(fake_.letters.at(1).draft().responded().stage(), 1U);
}

TEST_F(LetterTest, ATemplateIsAdoptedByItsFileAlone) {
  const std::string path = testing::TempDir() + "/response.mustache";
  const std::string text = "{{! letter: response }}\n{{! version: 1 }}\n";
  std::ofstream(path) << text;
  const Ran ran = RunCommand({"--server", fake_.address(), "--landlord", "crown", "adopt", path});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, "adopted\n");
  ASSERT_EQ(fake_.adopted.size(), 1U);
  EXPECT_EQ(fake_.adopted.at(0).kind(), v1::LAW_KIND_LETTER_TEMPLATE);
  EXPECT_EQ(fake_.adopted.at(0).file_name(), "response.mustache");
  EXPECT_EQ(fake_.adopted.at(0).content(), text);
}

TEST_F(LetterTest, SentExtensionIsRecordedWithReasonsAndText) {
  fake_.letter.set_text("Dear Jo");
  const Ran ran =
      Run({"c-1", "extension", "--new-due", "2024-05-02", "--message", "The survey.", "--send"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  const auto& draft = fake_.letters.at(0).draft().extension_notified();
  EXPECT_EQ(draft.reasons().clear(), "The survey.");
  EXPECT_FALSE(fake_.letters.at(0).has_message()) << "said once";
  ASSERT_EQ(fake_.recorded.size(), 1U);
  const v1::RecordRequest& record = fake_.recorded.at(0);
  EXPECT_EQ(record.header().intent(), v1::INTENT_ASK);
  ASSERT_EQ(record.steps_size(), 2);
  const auto& told = record.steps(0).fact().extension_notified();
  EXPECT_EQ(told.stage(), 1U);
  EXPECT_EQ(told.new_due_date().day(), 2U);
  EXPECT_EQ(told.reasons().clear(), "The survey.");
  EXPECT_EQ(told.in_writing(), v1::YES_NO_YES);
  EXPECT_EQ(told.ombudsman_details_given(), v1::YES_NO_YES);
  const auto& sent = record.steps(1).fact().corresponded();
  EXPECT_EQ(sent.direction(), v1::DIRECTION_OUT);
  EXPECT_EQ(sent.text().clear(), "Dear Jo");
}

TEST_F(LetterTest, WhatWasRecordedIsNamedAndWarnedOf) {
  fake_.letter.set_text("Dear Jo");
  fake_.warned = true;
  const Ran ran =
      Run({"c-1", "extension", "--new-due", "2024-05-02", "--message", "The survey.", "--send"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(ran.err.ends_with("Recorded extension notified as event 1 of complaint c-1.\n"
                                "Recorded corresponded as event 2 of complaint c-1.\n"
                                "warning: expected a, but b (check LATE, provision 6.3)\n"))
      << ran.err;
}

TEST_F(LetterTest, SentResponseKeepsItsTextAndSaysWhatItStates) {
  fake_.letter.set_text("Dear Jo");
  fake_.letter.add_missing("6.9e remedy");
  const Ran ran =
      Run({"c-1", "response", "outcome=upheld", "actions_stated=no", "--send", "--incomplete"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  ASSERT_EQ(fake_.recorded.at(0).steps_size(), 1);
  const auto& responded = fake_.recorded.at(0).steps(0).fact().responded();
  EXPECT_EQ(responded.letter().clear(), "Dear Jo");
  EXPECT_EQ(responded.outcome(), v1::OUTCOME_UPHELD);
  EXPECT_EQ(responded.definition_stated(), v1::YES_NO_YES);
  EXPECT_EQ(responded.next_step_told(), v1::YES_NO_YES);
  EXPECT_EQ(responded.remedy_stated(), v1::YES_NO_UNSPECIFIED) << "the letter does not state it";
  EXPECT_EQ(responded.actions_stated(), v1::YES_NO_NO) << "what was said stays";
}

TEST_F(LetterTest, NothingIsSentWhileSomethingIsMissing) {
  fake_.letter.add_missing("6.9e remedy");
  const Ran ran = Run({"c-1", "response", "--send"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("nothing was recorded: the letter lacks\n  6.9e remedy\n"));
  EXPECT_TRUE(fake_.recorded.empty());
}

TEST_F(LetterTest, FilesAreWrittenAndTemplatesRead) {
  const std::string folder = testing::TempDir();
  std::ofstream(folder + "/ours.mustache") << "{{news}}";
  fake_.letter.set_text("text");
  fake_.letter.set_html("<p>");
  EXPECT_EQ(Run({"c-1", "update", "--template", folder + "/ours.mustache", "--text",
                 folder + "/l.txt", "--html", folder + "/l.html"})
                .exit_code,
            0);
  EXPECT_EQ(fake_.letters.at(0).template_text(), "{{news}}");
  std::ifstream html(folder + "/l.html");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(html), {}), "<p>");
  EXPECT_EQ(Run({"c-1", "update", "--template", folder + "/none"}).exit_code, 2);
  EXPECT_EQ(Run({"c-1", "update", "--text", folder + "/none/l.txt"}).exit_code, 1);
}

TEST_F(LetterTest, WrongUsage) {
  EXPECT_EQ(Run({"c-1", "poem"}).exit_code, 2);
  EXPECT_EQ(Run({"c-1", "update", "--send", "--on", "2024-04-01"}).exit_code, 2);
  EXPECT_EQ(Run({"c-1", "extension", "--new-due", "soon"}).exit_code, 2);
  EXPECT_EQ(Run({"c-1", "response", "outcome=perhaps"}).exit_code, 2);
  EXPECT_EQ(Run({"c-1"}).exit_code, 2);
  EXPECT_TRUE(fake_.letters.empty());
}

TEST(LetterStepsTest, EachKindMarksWhatItsLetterStates) {
  v1::RenderLetterResponse letter;
  letter.set_text("Dear Jo");
  const auto steps =
      LetterSteps("c-1", 2, letter, Make<v1::Fact>("escalation_refused { to_stage: 2 }"));
  EXPECT_EQ(steps.at(0).fact().escalation_refused().ombudsman_right_told(), v1::YES_NO_YES);
  EXPECT_EQ(steps.at(1).fact().corresponded().stage(), 2U);
  letter.add_missing("2.4 Ombudsman's details");
  EXPECT_EQ(LetterSteps("c-1", 1, letter, Make<v1::Fact>("complaint_refused {}"))
                .at(0)
                .fact()
                .complaint_refused()
                .ombudsman_right_told(),
            v1::YES_NO_UNSPECIFIED);
  const auto acknowledged =
      LetterSteps("c-1", 1, letter, Make<v1::Fact>("acknowledged { stage: 1 }"));
  ASSERT_EQ(acknowledged.size(), 1U);
  EXPECT_EQ(acknowledged.at(0).fact().acknowledged().automatic_only(), v1::YES_NO_NO);
  EXPECT_EQ(acknowledged.at(0).fact().acknowledged().letter().clear(), "Dear Jo");
}

}  // namespace
}  // namespace redress::cli
