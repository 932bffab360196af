#include "services/lint/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/lint/match.h"

namespace redress::lint {
namespace {

using testing::ElementsAre;

std::vector<std::string> TextsOf(const std::string& text) {
  std::vector<std::string> texts;
  for (const Word& word : ReadWords(text)) texts.push_back(word.text);
  return texts;
}

TEST(ReadWordsTest, CaseApostrophesAndNumbersAreLevelled) {
  EXPECT_THAT(TextsOf("We CAN'T do Ten can\xe2\x80\x99t pre-complaint"),
              ElementsAre("we", "cant", "do", "10", "cant", "pre", "complaint"));
}

TEST(ReadWordsTest, WhatLooksLikeATagAndIsNoneIsRead) {
  EXPECT_THAT(TextsOf("a < b and c > d &amp; e & f"),
              ElementsAre("a", "b", "and", "c", "d", "e", "f"));
  EXPECT_THAT(TextsOf("<never closed"), ElementsAre("never", "closed"));
}

TEST(ReadWordsTest, LongSentencesAreCut) {
  std::string text;
  for (std::size_t i = 0; i < kSentenceWordsMax + 1; ++i) text += "a ";
  const auto words = ReadWords(text);
  EXPECT_EQ(words[kSentenceWordsMax - 1].sentence, 0U);
  EXPECT_EQ(words[kSentenceWordsMax].sentence, 1U);
}

TEST(ReadWordsTest, LinesAndColumnsCountCharacters) {
  const auto words = ReadWords("\xc3\xa9\xc3\xa9 one\n  two");
  EXPECT_EQ(words[0].line, 1U);
  EXPECT_EQ(words[0].column, 4U);
  EXPECT_EQ(words[1].line, 2U);
  EXPECT_EQ(words[1].column, 3U);
}

TEST(MatchTest, GapsChoicesPrefixesAndNumbers) {
  const auto words = ReadWords("we will escalate within 14 long days");
  const auto matches = [&](const char* pattern) { return Holds(words, ReadPattern(pattern)); };
  EXPECT_TRUE(matches("escalat* within #"));
  EXPECT_TRUE(matches("will|must ..3 # ..1 days"));
  EXPECT_FALSE(matches("will|must ..1 #"));
  EXPECT_FALSE(matches("# days"));
  EXPECT_FALSE(matches("escala"));
  EXPECT_TRUE(matches("days"));
}

TEST(MatchTest, ALaterPlaceIsTriedWhereTheFirstLeadsNowhere) {
  const auto words = ReadWords("a b x a b c");
  EXPECT_EQ(MatchAt(words, 0, ReadPattern("a ..4 b c")), 6U);
}

}  // namespace
}  // namespace redress::lint
