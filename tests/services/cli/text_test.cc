#include "services/cli/text.h"

#include <gtest/gtest.h>

namespace redress::cli {
namespace {

TEST(ShownTest, PlainTextStaysAsItIs) {
  EXPECT_EQ(Shown("Café, £5 – 日本 👍"), "Café, £5 – 日本 👍");
}

TEST(ShownTest, NothingReachesTheTerminalThatItWouldObey) {
  EXPECT_EQ(Shown("\x1b[2J\x1b]0;title\x07"), "\\u{1b}[2J\\u{1b}]0;title\\u{7}");
  EXPECT_EQ(Shown("a\nb\tc\rd"), "a\\nb\\tc\\rd");
  EXPECT_EQ(Shown(std::string_view("\0\x7f", 2)), "\\u{0}\\u{7f}");
  EXPECT_EQ(Shown("\xc2\x9b"
                  "31m"),
            "\\u{9b}31m");  // The one-character form of "escape [".
}

TEST(ShownTest, NothingTurnsOrHidesTheTextAroundIt) {
  EXPECT_EQ(Shown("\u202Eevil\u2066\u200B\uFEFF"), "\\u{202e}evil\\u{2066}\\u{200b}\\u{feff}");
  EXPECT_EQ(Shown("\U000E0041"), "\\u{e0041}");
}

TEST(ShownTest, BytesThatAreNotUtf8AreSpelledOut) {
  EXPECT_EQ(Shown("\xff"
                  "a"),
            "\\xffa");
  EXPECT_EQ(Shown("\xc0\x80"), "\\xc0\\x80");           // Overlong.
  EXPECT_EQ(Shown("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // Half of a pair.
  EXPECT_EQ(Shown("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
  EXPECT_EQ(Shown("ab\xe2\x82"), "ab\\xe2\\x82");  // Cut short.
}

TEST(ColumnsTest, CountsWhatIsSeen) {
  EXPECT_EQ(Columns("abc"), 3U);
  EXPECT_EQ(Columns("é"), 1U);
  EXPECT_EQ(Columns("e\u0301"), 1U);
  EXPECT_EQ(Columns("日本"), 4U);
}

TEST(CutTest, KeepsWhatFits) {
  EXPECT_EQ(Cut("abcdef", 6), "abcdef");
  EXPECT_EQ(Cut("abcdef", 5), "abcd…");
  EXPECT_EQ(Cut("abcdef", 1), "…");
  EXPECT_EQ(Cut("abcdef", 0), "");
}

TEST(CutTest, NeverCutsACharacterInTwo) {
  EXPECT_EQ(Cut("ééé", 2), "é…");
  EXPECT_EQ(Cut("日本語", 4), "日…");
}

TEST(WrapTest, BreaksAtSpacesOnly) {
  EXPECT_EQ(Wrap("one two three", "  ", 9), "  one two\n  three\n");
  EXPECT_EQ(Wrap("one two", "  ", 0), "  one two\n");
  EXPECT_EQ(Wrap("unbreakable x", "  ", 5), "  unbreakable\n  x\n");
  EXPECT_EQ(Wrap("", "  ", 5), "  \n");
}

}  // namespace
}  // namespace redress::cli
