#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/letters/own/own_template.h"
#include "services/letters/shipped.h"

namespace redress::letters {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr v1::LetterKind kKinds[] = {v1::LETTER_KIND_ACKNOWLEDGEMENT, v1::LETTER_KIND_EXTENSION,
                                     v1::LETTER_KIND_RESPONSE, v1::LETTER_KIND_REFUSAL,
                                     v1::LETTER_KIND_UPDATE};

std::string Update(const std::string& language, const std::string& words) {
  return "{{! letter: update }}\n{{! version: 4 }}\n" +
         (language.empty() ? "" : "{{! lang: " + language + " }}\n") + words;
}

std::string FaultOf(const std::string& text) {
  const auto checked = CheckOwnTemplate(text, "ours.mustache");
  return checked ? "sound" : checked.error().message;
}

TEST(CheckOwnTemplateTest, WhatShipsCanBeCopiedAndAdopted) {
  for (const v1::LetterKind kind : kKinds) {
    const auto declared = CheckOwnTemplate(ShippedTemplate(kind), "f");
    ASSERT_TRUE(declared) << declared.error().message;
    EXPECT_EQ(declared->id, std::string(LetterName(kind)) + ".en-gb");
    EXPECT_EQ(declared->version, 1U);
  }
}

TEST(CheckOwnTemplateTest, TheEngineAndTheLettersCallThemTheSame) {
  std::set<std::string_view> names;
  for (const v1::LetterKind kind : kKinds) names.insert(LetterName(kind));
  EXPECT_EQ(names,
            std::set<std::string_view>(editions::Letters().begin(), editions::Letters().end()));
  EXPECT_EQ(LetterName(v1::LETTER_KIND_UNSPECIFIED), "");
}

TEST(CheckOwnTemplateTest, SaysFileLineAndReason) {
  EXPECT_EQ(FaultOf(Update("cy", "{{news}}")), "sound");
  EXPECT_THAT(FaultOf("Dear {{resident}}"), StartsWith("ours.mustache:1: expected {{! letter: "));
  EXPECT_THAT(FaultOf(Update("", "Dear\n{{resdent}} {{news}}")),
              StartsWith("ours.mustache:4: expected a name that letters know, but found "
                         "\"resdent\""));
  EXPECT_EQ(FaultOf(Update("", "Dear {{resident}}")),
            "ours.mustache:1: expected it to say \"news\" somewhere, which 5.9 asks for, but it "
            "does not");
}

TEST(CheckOwnTemplateTest, WhatIsNeededIsThatOfTheLetterItNames) {
  EXPECT_THAT(FaultOf("{{! letter: refusal }}\n{{! version: 1 }}\n{{news}}"),
              HasSubstr("expected it to say \"reasons\""));
}

TEST(CheckOwnTemplateTest, ALanguageSaidFurtherDownIsAFault) {
  constexpr const char* kSays =
      "ours.mustache:4: expected the language once, on a line of its own at the top, but it is "
      "said further down";
  EXPECT_EQ(FaultOf(Update("", "{{news}}\n{{! lang: cy }}")), kSays);
  EXPECT_EQ(FaultOf(Update("en", "{{news}}{{! lang: cy }}")), kSays);
}

// The law with these adopted, each by its language.
editions::Law LawWith(const std::vector<std::string>& languages) {
  editions::Law law;
  for (const std::string& language : languages) {
    auto own = editions::ParseLetterTemplate(Update(language, "own " + language + " {{news}}"), "f")
                   .value();
    law.letters[own.Id()] = std::make_shared<const editions::LetterTemplate>(own);
  }
  return law;
}

std::string Picked(const std::vector<std::string>& adopted, std::string_view language) {
  const auto picked = PickOwnTemplate(LawWith(adopted), v1::LETTER_KIND_UPDATE, language);
  if (!picked.checked) return "none";
  return picked.checked->language.empty() ? "no language" : picked.checked->language;
}

TEST(PickOwnTemplateTest, TheLanguageAgreedOnThenNoneThenEnglish) {
  EXPECT_EQ(Picked({"", "cy", "en-GB"}, "cy"), "cy");
  EXPECT_EQ(Picked({"", "cy", "en-GB"}, "pl"), "no language");
  EXPECT_EQ(Picked({"", "cy", "en-GB"}, ""), "no language");
  EXPECT_EQ(Picked({"cy", "en-GB"}, ""), "en-GB");
  EXPECT_EQ(Picked({"cy", "en-GB"}, "pl"), "en-GB");
  EXPECT_EQ(Picked({"cy"}, "pl"), "none");
  EXPECT_EQ(Picked({"cy"}, ""), "none");
  EXPECT_EQ(Picked({}, "cy"), "none");
}

TEST(PickOwnTemplateTest, AnotherTagOfTheSameLanguageServes) {
  EXPECT_EQ(Picked({"", "cy-GB"}, "cy"), "cy-GB");
  EXPECT_EQ(Picked({"", "cy"}, "CY-gb"), "cy");
  EXPECT_EQ(Picked({"cy", "cy-GB"}, "cy-gb"), "cy-GB") << "the very tag goes first";
}

TEST(PickOwnTemplateTest, IsOfThatLetterOnly) {
  EXPECT_FALSE(PickOwnTemplate(LawWith({""}), v1::LETTER_KIND_REFUSAL, "").checked);
}

TEST(PickOwnTemplateTest, OneThatIsNotSoundIsPassedOverAndNamed) {
  editions::Law law = LawWith({"", "cy"});
  law.letters["update.cy"] = std::make_shared<const editions::LetterTemplate>(
      editions::ParseLetterTemplate(Update("cy", "{{gone}}"), "f").value());
  const auto picked = PickOwnTemplate(law, v1::LETTER_KIND_UPDATE, "cy");
  ASSERT_TRUE(picked.checked);
  EXPECT_THAT(picked.checked->text, HasSubstr("own  {{news}}"));
  ASSERT_EQ(picked.passed_over.size(), 1U);
  EXPECT_THAT(
      picked.passed_over[0],
      StartsWith("template update.cy version 4, line 4: expected a name that letters know"));
  law.letters.erase("update");
  const auto none = PickOwnTemplate(law, v1::LETTER_KIND_UPDATE, "cy");
  EXPECT_FALSE(none.checked);
  EXPECT_EQ(none.passed_over.size(), 1U);
}

}  // namespace
}  // namespace redress::letters
