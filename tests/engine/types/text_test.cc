#include "engine/types/text.h"

#include <string>

#include <gtest/gtest.h>

namespace redress {
namespace {

TEST(Utf8Test, WellFormedTextIsTaken) {
  for (const auto* text :
       {"", "plain", "\xC2\x80", "caf\xC3\xA9", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
  EXPECT_TRUE(IsUtf8(std::string_view("a\0b", 3)));
}

TEST(Utf8Test, MalformedTextIsRefused) {
  for (const auto* text : {
           "\x80",              // A character cannot begin so.
           "\xC0\xAF",          // Overlong, two bytes.
           "\xC1\xBF",          // Overlong, two bytes.
           "\xE0\x9F\xBF",      // Overlong, three bytes.
           "\xF0\x8F\xBF\xBF",  // Overlong, four bytes.
           "\xED\xA0\x80",      // A surrogate.
           "\xF4\x90\x80\x80",  // Above U+10FFFF.
           "\xF5\x80\x80\x80",  // No character begins so.
           "\xFF",              // Nor so.
           "\xC3",              // Cut short.
           "\xE2\x82",          // Cut short.
           "\xF0\x9F\x98",      // Cut short.
           "\xC3(",             // Broken off.
           "\xE2\x82(",         // Broken off.
           "\xF0\x9F\x98(",     // Broken off.
       }) {
    EXPECT_FALSE(IsUtf8(text)) << text;
  }
}

TEST(IdTest, OneTo64OfItsCharacters) {
  EXPECT_TRUE(IsId("a"));
  EXPECT_TRUE(IsId("Housing-Ombudsman_2024.v1"));
  EXPECT_TRUE(IsId(std::string(64, 'x')));
  EXPECT_FALSE(IsId(""));
  EXPECT_FALSE(IsId(std::string(65, 'x')));
  for (const auto* text : {"a b", "a/b", "a:b", "a\n", "\xC3\xA9", "[", "@", "`", "{"}) {
    EXPECT_FALSE(IsId(text)) << text;
  }
}

TEST(LineTest, OneLineOfText) {
  EXPECT_TRUE(IsLine("Bo\xC3\xAEte", 6));
  EXPECT_FALSE(IsLine("Bo\xC3\xAEte", 5));
  for (const auto* text : {"", " ", "   ", "two\nlines", "tab\t", "\x7F", "\xC3"}) {
    EXPECT_FALSE(IsLine(text, 100)) << text;
  }
}

}  // namespace
}  // namespace redress
