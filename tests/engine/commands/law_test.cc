#include <gtest/gtest.h>

#include "engine/editions/shipped.h"
#include "tests/engine/commands/office.h"

namespace redress::commands {
namespace {

// The adoption of the shipped edition of 2024, to be spoilt.
Command Adoption() {
  Command command = Office::Make(v1::INTENT_ASK, {{"town", "2024-04-02", "law_adopted {}"}});
  auto& adopted = *command.steps[0].fact.mutable_law_adopted();
  adopted.set_kind(v1::LAW_KIND_EDITION);
  adopted.set_id("housing-ombudsman-2024");
  adopted.set_version(2);
  adopted.set_content(std::string(editions::Shipped().back().content));
  adopted.set_digest(std::string(32, 'd'));
  return command;
}

v1::LawAdopted& LawOf(Command& command) { return *command.steps[0].fact.mutable_law_adopted(); }

Office Founded() {
  Office office = Office::Bare();
  office.Told({"town", "2024-01-02", R"(landlord_created { display_name: "Town" })"});
  return office;
}

std::string Answer(const Office& office, const Command& command) {
  const auto decided = office.Decide(command);
  return decided ? "recorded" : ToText(decided.error());
}

TEST(AdoptTest, TakesASoundFile) { EXPECT_EQ(Answer(Founded(), Adoption()), "recorded"); }

TEST(AdoptTest, GovernsTheNextStepsOfTheSameCommand) {
  Command command = Adoption();
  command.steps.push_back(
      Office::Make(v1::INTENT_ASK, {{"c1", "2024-04-02", "received {}"}}).steps[0]);
  EXPECT_EQ(Answer(Founded(), command), "recorded");
}

TEST(AdoptTest, RefusesWhatCannotBeReadWithTheParsersMessage) {
  Command command = Adoption();
  LawOf(command).set_content("nonsense: 1");
  const auto decided = Founded().Decide(command);
  ASSERT_FALSE(decided.has_value());
  EXPECT_EQ(decided.error().reason, v1::REFUSAL_REASON_LAW_INVALID);
  EXPECT_EQ(decided.error().field, "law_adopted.content");
  EXPECT_EQ(
      decided.error().message,
      editions::ParseEdition("nonsense: 1", "housing-ombudsman-2024.textproto").error().message);
}

TEST(AdoptTest, RefusesAnotherKindOfFile) {
  for (const auto kind : {v1::LAW_KIND_CALENDAR, v1::LAW_KIND_POLICY}) {
    Command command = Adoption();
    LawOf(command).set_kind(kind);
    const auto decided = Founded().Decide(command);
    ASSERT_FALSE(decided.has_value());
    EXPECT_EQ(decided.error().reason, v1::REFUSAL_REASON_LAW_INVALID);
  }
}

TEST(AdoptTest, RefusesAnotherIdThanTheFiles) {
  Command command = Adoption();
  LawOf(command).set_id("another");
  EXPECT_EQ(
      Answer(Founded(), command),
      "LAW_INVALID law_adopted.id: expected the id that the file gives itself, but found another");
}

TEST(AdoptTest, RefusesAnotherVersionThanTheFiles) {
  Command command = Adoption();
  LawOf(command).set_version(1);
  EXPECT_EQ(Answer(Founded(), command),
            "LAW_INVALID law_adopted.version: expected version 2, as the file says, but found 1");
}

TEST(AdoptTest, RefusesTheVerySameFileAgain) {
  Office office = Founded();
  office.Record(Adoption());
  EXPECT_EQ(Answer(office, Adoption()),
            "ALREADY_RECORDED law_adopted: expected a file not adopted yet, but this one is");
}

TEST(AdoptTest, TakesALettersTemplateByItsHead) {
  Command command = Adoption();
  LawOf(command).set_kind(v1::LAW_KIND_LETTER_TEMPLATE);
  LawOf(command).set_id("update.cy");
  LawOf(command).set_content("{{! letter: update }}\n{{! version: 2 }}\n{{! lang: cy }}\n{{news}}");
  EXPECT_EQ(Answer(Founded(), command), "recorded");
  LawOf(command).set_id("update");
  EXPECT_EQ(
      Answer(Founded(), command),
      "LAW_INVALID law_adopted.id: expected the id that the file gives itself, but found another");
  LawOf(command).set_content("{{! letter: poem }}");
  EXPECT_EQ(Answer(Founded(), command),
            "LAW_INVALID law_adopted.content: update.mustache:1: expected a letter "
            "(acknowledgement, extension, response, refusal or update), but found another");
}

// The adoption of a policy of the landlord's own.
Command PolicyOf(const std::string& entries) {
  Command command = Adoption();
  LawOf(command).set_kind(v1::LAW_KIND_POLICY);
  LawOf(command).set_id("own");
  LawOf(command).set_version(1);
  LawOf(command).set_content("id: \"own\" version: 1 " + entries);
  return command;
}

TEST(AdoptTest, RefusesAPolicyLaxerThanTheCodeWithTheProvisionItOffends) {
  Office office = Founded();
  office.Record(Adoption());
  const std::string target = "targets { clock_id: \"stage1.acknowledge\" limit { working_days: ";
  EXPECT_EQ(Answer(office, PolicyOf(target + "2 } }")), "recorded");
  EXPECT_EQ(Answer(office, PolicyOf(target + "6 } }")),
            "POLICY_LAXER_THAN_CODE law_adopted.content 6.2: expected a target for "
            "stage1.acknowledge that is counted as the Code's limit and is no longer, but it is "
            "not");
}

TEST(AdoptTest, RefusesAPolicyOfAClockThatIsNot) {
  Office office = Founded();
  const auto leads = PolicyOf("warning_leads { clock_id: \"stage9.respond\" working_days: 2 }");
  EXPECT_EQ(Answer(office, leads), "recorded");  // No edition is adopted yet.
  office.Record(Adoption());
  EXPECT_EQ(Answer(office, leads),
            "LAW_INVALID law_adopted.content: expected a clock of an adopted edition, but none has "
            "the id stage9.respond");
}

TEST(AdoptTest, RefusesOtherContentUnderAVersionAdopted) {
  Office office = Founded();
  office.Record(Adoption());
  Command command = Adoption();
  LawOf(command).set_digest(std::string(32, 'e'));
  EXPECT_EQ(Answer(office, command),
            "LAW_INVALID law_adopted.version: expected a new version of a file that changed, but "
            "version 2 was adopted with other content");
}

}  // namespace
}  // namespace redress::commands
