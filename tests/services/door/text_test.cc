#include "services/door/text.h"

#include <gtest/gtest.h>

namespace redress::door {
namespace {

using namespace std::string_view_literals;

TEST(TextTest, CountsCharactersNotBytes) {
  const auto count = CountUtf8("a\u00e9\u20ac\U0001F600");
  ASSERT_TRUE(count);
  EXPECT_EQ(count->characters, 4u);
  EXPECT_FALSE(count->has_control);
}

TEST(TextTest, FindsControlCharactersOfBothSets) {
  EXPECT_TRUE(CountUtf8("a\nb")->has_control);
  EXPECT_TRUE(CountUtf8("\0"sv)->has_control);
  EXPECT_TRUE(CountUtf8("\x7f")->has_control);
  EXPECT_TRUE(CountUtf8("\u0085")->has_control);
  EXPECT_FALSE(CountUtf8("\u00a0")->has_control);
}

class NotUtf8Test : public testing::TestWithParam<std::string_view> {};

TEST_P(NotUtf8Test, IsRefused) { EXPECT_FALSE(CountUtf8(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Bytes, NotUtf8Test,
                         testing::Values("\xff"sv, "\xc0\x80"sv, "\xc1\xbf"sv, "\xe0\x80\x80"sv,
                                         "\xed\xa0\x80"sv, "\xf0\x80\x80\x80"sv,
                                         "\xf4\x90\x80\x80"sv, "\xe2\x82"sv, "\xe2\x28\xa1"sv,
                                         "a\x80"sv));

TEST(TextTest, IdsAreOfFewCharacters) {
  EXPECT_TRUE(IsOfIdCharacters("AZaz09._-"));
  for (const char* text : {"a b", "a/b", "a\nb", "\u00e9", "a:b"})
    EXPECT_FALSE(IsOfIdCharacters(text));
}

}  // namespace
}  // namespace redress::door
