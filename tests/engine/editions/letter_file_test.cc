#include <iterator>

#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "engine/types/text.h"
#include "tests/engine/editions/spoilt.h"

namespace redress::editions {
namespace {

const std::string kSound =
    "{{! letter: response }}\n{{! version: 2 }}\n{{! lang: cy }}\nDear {{resident}}\n";

class BadLetterTest : public testing::TestWithParam<Spoilt> {};

TEST_P(BadLetterTest, IsRefusedWithFileLineAndReason) {
  const auto letter = ParseLetterTemplate(Spoil(kSound, GetParam()), "our.mustache");
  ASSERT_FALSE(letter);
  EXPECT_EQ(letter.error(), LawInvalid("our.mustache:" + GetParam().message));
}

constexpr const char* kNoLetter =
    "1: expected {{! letter: response }}, or another kind, on a line of its own at the top, but "
    "there is none";
constexpr const char* kNoVersion =
    "1: expected {{! version: 1 }}, or a higher one, on a line of its own at the top, but there is "
    "none";
constexpr const char* kOtherLetter =
    "1: expected a letter (acknowledgement, extension, response, refusal or update), but found "
    "another";
constexpr const char* kOtherVersion =
    "2: expected a version as a whole number from 1, but found another";
constexpr const char* kOtherLanguage =
    "3: expected a language such as en-GB or cy, but found another";

INSTANTIATE_TEST_SUITE_P(
    Each, BadLetterTest,
    testing::Values(
        Spoilt{"NoLetter", "{{! letter: response }}\n", "", kNoLetter},
        Spoilt{"LetterAfterWords", "{{! letter", "Hello\n{{! letter", kNoLetter},
        Spoilt{"LetterWithinALine", "{{! letter: response }}", "{{! letter: response }} Hello",
               kNoLetter},
        Spoilt{"LetterNotClosed", "{{! letter: response }}", "{{! letter: response }", kNoLetter},
        Spoilt{"LetterOverTwoLines", "{{! letter: response }}", "{{! letter:\nresponse }}",
               kNoLetter},
        Spoilt{"UnknownLetter", "response", "poem", kOtherLetter},
        Spoilt{"EmptyLetter", "response", "", kOtherLetter},
        Spoilt{"LetterInCapitals", "response", "Response", kOtherLetter},
        Spoilt{"TwoTagsOnALine", "}}\n{{! version", "}} {{! version", kOtherLetter},
        Spoilt{"TwoLetters", "{{! version: 2 }}", "{{! letter: response }}",
               "2: expected one letter, but another is said above"},
        Spoilt{"NoVersion", "{{! version: 2 }}\n", "", kNoVersion},
        Spoilt{"Version0", "2", "0", kOtherVersion},
        Spoilt{"NegativeVersion", "2", "-2", kOtherVersion},
        Spoilt{"VersionInWords", "2", "two", kOtherVersion},
        Spoilt{"VersionWithMore", "2", "2.1", kOtherVersion},
        Spoilt{"VersionTooHigh", "2", "4294967296", kOtherVersion},
        Spoilt{"TwoVersions", "{{! lang: cy }}", "{{! version: 3 }}",
               "3: expected one version, but another is said above"},
        Spoilt{"EmptyLanguage", "cy", "", kOtherLanguage},
        Spoilt{"LanguageOfOtherCharacters", "cy", "cy/../en", kOtherLanguage},
        Spoilt{"LanguageTooLong", "cy", std::string(36, 'c'), kOtherLanguage},
        Spoilt{"TwoLanguages", "Dear", "{{! lang: en }}\nDear",
               "4: expected one language, but another is said above"},
        Spoilt{"NotUtf8", "Dear", "De\xffr", "4: expected UTF-8, but there are other bytes"},
        Spoilt{"TooLong", "Dear", std::string(kLetterTemplateBytesMax, 'a'),
               "1: expected at most 32768 bytes, but there are " +
                   std::to_string(kLetterTemplateBytesMax + kSound.size() - 4)}),
    [](const auto& tested) { return tested.param.name; });

TEST(LetterFileTest, SaysItsLetterVersionAndLanguage) {
  const auto letter = ParseLetterTemplate(kSound, "f");
  ASSERT_TRUE(letter) << letter.error().message;
  EXPECT_EQ(letter->letter, "response");
  EXPECT_EQ(letter->version, 2U);
  EXPECT_EQ(letter->language, "cy");
  EXPECT_EQ(letter->text, kSound);
}

TEST(LetterFileTest, NotesEmptyLinesAndWindowsLineEndsDoNotMatter) {
  const auto letter = ParseLetterTemplate(
      "\r\n{{! Ours since May. }}\r\n{{!version:4294967295}}\r\n\r\n\t{{! letter:update }} "
      "\r\n{{news}}",
      "f");
  ASSERT_TRUE(letter) << letter.error().message;
  EXPECT_EQ(letter->letter, "update");
  EXPECT_EQ(letter->version, 4294967295U);
  EXPECT_EQ(letter->language, "");
}

TEST(LetterFileTest, WhatStandsBelowTheFirstWordsIsNotItsHead) {
  const auto letter = ParseLetterTemplate(
      "{{! letter: update }}\n{{! version: 1 }}\n{{news}}\n{{! version: 7 }}\n{{! lang: cy }}\n",
      "f");
  ASSERT_TRUE(letter) << letter.error().message;
  EXPECT_EQ(letter->version, 1U);
  EXPECT_EQ(letter->language, "");
}

TEST(LetterFileTest, IsKnownByLetterAndLanguageInSmallLetters) {
  const auto id = [](const std::string& tags) {
    return ParseLaw(v1::LAW_KIND_LETTER_TEMPLATE, "{{! version: 3 }}\n" + tags, "f").value().id;
  };
  EXPECT_EQ(id("{{! letter: refusal }}"), "refusal");
  EXPECT_EQ(id("{{! letter: refusal }}\n{{! lang: en-GB }}"), "refusal.en-gb");
  EXPECT_EQ(ParseLaw(v1::LAW_KIND_LETTER_TEMPLATE, kSound, "f").value().version, 2U);
}

TEST(LetterFileTest, EveryLetterCanBeOneAndItsIdIsAnId) {
  EXPECT_EQ(std::size(Letters()), 5U);
  for (const std::string_view name : Letters()) {
    const auto declared =
        ParseLaw(v1::LAW_KIND_LETTER_TEMPLATE,
                 "{{! letter: " + std::string(name) +
                     " }}\n{{! version: 1 }}\n{{! lang: " + std::string(35, 'x') + " }}",
                 "f");
    ASSERT_TRUE(declared) << declared.error().message;
    EXPECT_TRUE(IsId(declared->id)) << declared->id;
  }
}

TEST(LetterFileTest, NoFileOfAnotherKindIsOneNorOneOfAnotherKind) {
  EXPECT_FALSE(ParseEdition(kSound, "f"));
  EXPECT_FALSE(ParsePolicy(kSound, "f"));
  EXPECT_FALSE(ParseLetterTemplate("id: \"landlord\" version: 1", "f"));
  EXPECT_FALSE(ParseLetterTemplate("", "f"));
}

}  // namespace
}  // namespace redress::editions
