#include "engine/whatif/draft.h"

#include <gtest/gtest.h>

#include "tests/engine/whatif/history.h"

namespace redress::whatif {
namespace {

Draft MakeDraft(v1::LawKind kind, std::string content) {
  return {.kind = kind, .file_name = "draft.textproto", .content = std::move(content)};
}

Refusal RefusalOf(const std::vector<Draft>& drafts) {
  const auto law = DraftLaw(Landlord::BeforeTheHoliday().state(), drafts);
  return law ? Refusal{} : law.error();
}

TEST(DraftLawTest, ADraftStandsInPlaceOfTheFileOfItsKindAndId) {
  const Landlord landlord = Landlord::BeforeTheHoliday();
  const std::vector drafts = {
      MakeDraft(v1::LAW_KIND_CALENDAR, AsNextVersion(ShippedContent("england.textproto")))};
  const auto law = DraftLaw(landlord.state(), drafts);
  ASSERT_TRUE(law.has_value()) << law.error().message;
  EXPECT_TRUE(landlord.law().calendar->IsWorkingDay(D("2022-09-19")));
  EXPECT_FALSE((*law)->calendar->IsWorkingDay(D("2022-09-19")));
  EXPECT_EQ((*law)->calendar->version(), 2U);
  EXPECT_EQ((*law)->editions.size(), 1U);
}

TEST(DraftLawTest, ADraftOfANewIdStandsBesideTheOthers) {
  const std::vector drafts = {MakeDraft(
      v1::LAW_KIND_EDITION, std::string(ShippedContent("housing_ombudsman_2024.textproto")))};
  const auto law = DraftLaw(Landlord::BeforeTheHoliday().state(), drafts);
  ASSERT_TRUE(law.has_value()) << law.error().message;
  EXPECT_EQ((*law)->editions.size(), 2U);
  EXPECT_EQ((*law)->EditionFor(D("2024-04-01"))->id(), "housing-ombudsman-2024");
}

TEST(DraftLawTest, IsTheLawThatAdoptingWouldMake) {
  const std::string content = AsNextVersion(ShippedContent("england.textproto"));
  Landlord landlord = Landlord::BeforeTheHoliday();
  const std::vector drafts = {MakeDraft(v1::LAW_KIND_CALENDAR, content)};
  const auto drafted = DraftLaw(landlord.state(), drafts);
  landlord.Adopt(v1::LAW_KIND_CALENDAR, "england", content);
  EXPECT_EQ((*drafted)->version, landlord.law().version);
  EXPECT_EQ((*drafted)->calendar->version(), landlord.law().calendar->version());
}

TEST(DraftLawTest, TheLandlordsLawStaysAsItIs) {
  const Landlord landlord = Landlord::BeforeTheHoliday();
  const landlord::State before = landlord.state();
  (void)DraftLaw(landlord.state(),
                 std::vector{MakeDraft(v1::LAW_KIND_POLICY, "id: \"landlord\" version: 1")});
  EXPECT_EQ(landlord.state(), before);
}

TEST(DraftLawTest, ABadDraftIsRefusedWithFileLineAndField) {
  const Refusal refusal =
      RefusalOf({MakeDraft(v1::LAW_KIND_POLICY, "id: \"landlord\" version: 1"),
                 MakeDraft(v1::LAW_KIND_CALENDAR, "id: \"england\"\nversion: 2\nnonsense: 3\n")});
  EXPECT_EQ(refusal.reason, v1::REFUSAL_REASON_LAW_INVALID);
  EXPECT_EQ(refusal.message.substr(0, 18), "draft.textproto:3:") << refusal.message;
  EXPECT_EQ(refusal.field, "drafts[1].content");
}

TEST(DraftLawTest, TwoDraftsOfOneFileAreRefused) {
  const Draft policy = MakeDraft(v1::LAW_KIND_POLICY, "id: \"landlord\" version: 1");
  const Refusal refusal = RefusalOf({policy, policy});
  EXPECT_EQ(refusal.reason, v1::REFUSAL_REASON_MALFORMED);
  EXPECT_EQ(refusal.field, "drafts[1].content");
}

TEST(DraftLawTest, ALettersTemplateMovesNothingAndIsRefused) {
  const Refusal refusal = RefusalOf({MakeDraft(
      v1::LAW_KIND_LETTER_TEMPLATE, "{{! letter: update }}\n{{! version: 1 }}\n{{news}}")});
  EXPECT_EQ(refusal.reason, v1::REFUSAL_REASON_MALFORMED);
  EXPECT_EQ(refusal.field, "drafts[0].kind");
  EXPECT_EQ(refusal.message,
            "expected an edition, a calendar, a policy or a tariff, but this is a letter's "
            "template, which moves no deadline: render a letter with it to see it");
}

TEST(DraftLawTest, ADraftOfNoKindIsRefused) {
  const Refusal refusal = RefusalOf({MakeDraft(v1::LAW_KIND_UNSPECIFIED, "id: \"x\"")});
  EXPECT_EQ(refusal.reason, v1::REFUSAL_REASON_MALFORMED);
  EXPECT_EQ(refusal.field, "drafts[0].kind");
}

}  // namespace
}  // namespace redress::whatif
