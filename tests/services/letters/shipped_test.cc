#include "services/letters/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/letters/own/needed.h"
#include "services/letters/words.h"
#include "services/lint/lint.h"

namespace redress::letters {
namespace {

constexpr v1::LetterKind kKinds[] = {v1::LETTER_KIND_ACKNOWLEDGEMENT, v1::LETTER_KIND_EXTENSION,
                                     v1::LETTER_KIND_RESPONSE, v1::LETTER_KIND_REFUSAL,
                                     v1::LETTER_KIND_UPDATE};

TEST(ShippedTemplateTest, EveryKindHasOneThatIsSoundAndSaysItsLanguage) {
  EXPECT_EQ(std::size(kKinds), static_cast<std::size_t>(v1::LetterKind_MAX));
  for (const v1::LetterKind kind : kKinds) {
    const auto checked = CheckTemplate(ShippedTemplate(kind), NeededNames(kind));
    ASSERT_TRUE(checked) << ToText(checked.error());
    EXPECT_EQ(checked->language, "en-GB");
    EXPECT_FALSE(NeededNames(kind).empty());
  }
}

TEST(ShippedTemplateTest, OurOwnWordsPassOurOwnLint) {
  for (const v1::LetterKind kind : kKinds) {
    const auto warnings = lint::Lint(ShippedTemplate(kind));
    ASSERT_TRUE(warnings);
    for (const lint::Warning& warning : *warnings)
      ADD_FAILURE() << warning.pattern << ": " << warning.found;
  }
}

TEST(WordsTest, DatesAndMoneyAsPeopleWriteThem) {
  EXPECT_EQ(DateWords(*FromIsoDate("2024-05-03")), "3 May 2024");
  EXPECT_EQ(MoneyWords(0), "£0");
  EXPECT_EQ(MoneyWords(5), "£0.05");
  EXPECT_EQ(MoneyWords(12'550), "£125.50");
  EXPECT_EQ(MoneyWords(100'000'000'000), "£1,000,000,000");
}

}  // namespace
}  // namespace redress::letters
