#include "services/letters/layout/sheet.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace redress::letters {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kTemplate =
    "# To {{resident}}\n\nDear {{{resident}}},\n{{message}}\n\n{{#points}}\n- "
    "{{point}}\n{{/points}}\n\n{{&reasons}}\n";

Filling FillingWith(const std::string& text) {
  Filling filling;
  for (const char* name : {"resident", "message", "reasons"}) filling.texts[name] = Value{text};
  filling.lists["points"] = {{{"point", Value{text}}}, {{"point", Value{text}}}};
  return filling;
}

Sheet FillWith(const std::string& text) {
  return Fill(*CheckTemplate(kTemplate, {}), FillingWith(text)).value();
}

std::vector<std::pair<Block::Kind, std::size_t>> Shape(const Sheet& sheet) {
  std::vector<std::pair<Block::Kind, std::size_t>> shape;
  for (const Block& block : sheet) shape.emplace_back(block.kind, block.lines.size());
  return shape;
}

// The tags of a page, in order, without what stands between them.
std::vector<std::string> TagsOf(const std::string& html) {
  std::vector<std::string> tags;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    tags.push_back(html.substr(at, html.find('>', at) - at));
  }
  std::erase(tags, "<br");
  std::erase(tags, "<bdi");
  std::erase(tags, "</bdi");
  return tags;
}

struct Hostile {
  const char* name;
  std::string text;
};

class HostileValueTest : public testing::TestWithParam<Hostile> {};

TEST_P(HostileValueTest, IsDataAndNeverTemplateOrMarkUp) {
  const Sheet sheet = FillWith(GetParam().text);
  const Sheet harmless = FillWith("harmless");
  EXPECT_EQ(Shape(sheet), Shape(harmless));
  const std::string html = WriteHtml(sheet, "en-GB", Print::kOrdinary);
  EXPECT_EQ(TagsOf(html), TagsOf(WriteHtml(harmless, "en-GB", Print::kOrdinary)));
  for (const std::string& page : {html, WriteText(sheet)}) {
    EXPECT_TRUE(std::none_of(page.begin(), page.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && c != '\n';
    }));
    for (const char* turning : {"\xe2\x80\xae", "\xe2\x80\xab", "\xe2\x81\xa7", "\xc2\x9b"}) {
      EXPECT_THAT(page, Not(HasSubstr(turning)));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Each, HostileValueTest,
    testing::Values(Hostile{"Html", "<script>alert(1)</script><b>\"'&"},
                    Hostile{"EndOfThePage", "</p></main></body></html><h1>Paid in full</h1>"},
                    Hostile{"StyleAndTitle", "</title></style><img src=x onerror=y>"},
                    Hostile{"Variable", "{{landlord}} {{{date}}} {{&date}}"},
                    Hostile{"Section", "{{#points}}{{/points}}{{/points}}{{^x}}"},
                    Hostile{"Partial", "{{> message}}{{>reasons}}"},
                    Hostile{"Delimiters", "{{=<% %>=}}<%date%>"}, Hostile{"Braces", "}}}}{{{{"},
                    Hostile{"Heading", "# Upheld\n## Upheld\n### Upheld"},
                    Hostile{"HeadingOnALineOfItsOwn", "words\n\n# Upheld\n\nmore"},
                    Hostile{"Item", "- one\n- two\n\n- three"},
                    Hostile{"OnlyLineEnds", "a\n\n\n\n\nb"},
                    Hostile{"OurOwnMarks", "\x1e\x1f\x1d\x1c <i> \x1d# Upheld\x1f# Upheld"},
                    Hostile{"Controls", std::string("a\0b\x1b[2J\x7f\xc2\x9b", 11)},
                    Hostile{"TurnedRound",
                            "\xe2\x80\xae"
                            "dlehpu \xe2\x80\xab\xe2\x81\xa7 \xd7\xa9\xd7\x9c"},
                    Hostile{"LineSeparators", "a\xe2\x80\xa8# b\xe2\x80\xa9- c\r# d\r\n- e"},
                    Hostile{"NotUtf8", "a\xff\xfe<b>\xc0\xaf"},
                    Hostile{"VeryLong", std::string(30'000, 'x')}),
    [](const auto& tested) { return tested.param.name; });

TEST(WriteTextTest, AValuesOwnLinesNeverBeginAtTheMargin) {
  EXPECT_THAT(WriteText(FillWith("mine\n\nDecision\n--------")), Not(HasSubstr("\nDecision")));
  EXPECT_THAT(WriteText(FillWith("mine\n\nDecision")), HasSubstr("\n    Decision\n"));
}

TEST(WriteTextTest, LinesAreBrokenAtSpaces) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word" + std::to_string(i) + " ";
  const std::string text = WriteText(FillWith(words));
  std::size_t longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  EXPECT_LE(longest, kTextColumns);
  EXPECT_THAT(text, HasSubstr("\n  word"));  // An item goes on under its first word.
}

TEST(WriteTextTest, HeadingsListsAndParagraphs) {
  const auto checked =
      CheckTemplate("# Title\nOne line\nanother\n\nNext\n## Part\n- a\n- b\n\n{{message}}\n", {});
  EXPECT_EQ(WriteText(*Fill(*checked, {})),
            "Title\n=====\n\nOne line\nanother\n\nNext\n\nPart\n----\n\n- a\n- b\n");
}

TEST(WriteHtmlTest, IsWholeAndNeedsNothingButItself) {
  Filling filling;
  filling.texts["resident"] = Value{"Jo & Sam"};
  filling.texts["reasons"] = Value{"[reasons]", true};
  const auto checked = CheckTemplate("# To {{resident}}\n\nWhy: {{reasons}}\n\n- one\n", {});
  const std::string html = WriteHtml(*Fill(*checked, filling), "cy", Print::kLarge);
  EXPECT_THAT(html, HasSubstr("<html lang=\"cy\">"));
  EXPECT_THAT(html, HasSubstr("<title>To Jo &amp; Sam</title>"));
  EXPECT_THAT(html, HasSubstr("<h1>To Jo &amp; Sam</h1>"));
  EXPECT_THAT(html, HasSubstr("<p>Why: <mark>[reasons]</mark></p>"));
  EXPECT_THAT(html, HasSubstr("<ul>\n<li>one</li>\n</ul>"));
  EXPECT_THAT(html, HasSubstr("font-size:18pt"));
  for (const char* outside : {"http:", "https:", "src=", "href=", "url(", "@import", "<script"}) {
    EXPECT_THAT(html, Not(HasSubstr(outside)));
  }
}

TEST(WriteHtmlTest, WordsFromRightToLeftAreKeptApart) {
  EXPECT_THAT(WriteHtml(FillWith("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"), "en-GB", Print::kOrdinary),
              HasSubstr("Dear <bdi>\xd7\xa9"));
  EXPECT_THAT(WriteHtml(FillWith("Si\xc3\xb4n"), "en-GB", Print::kOrdinary),
              Not(HasSubstr("<bdi>")));
}

TEST(FillTest, SectionsOfTextsFlagsAndLists) {
  const auto checked = CheckTemplate(
      "{{#handler}}by {{handler}}{{/handler}}{{^handler}}by nobody{{/handler}}\n"
      "{{#final_stage}}last{{/final_stage}}{{^final_stage}}not last{{/final_stage}}\n"
      "{{#points}}\n{{point}}{{#decision}}: {{decision}}{{/decision}}\n{{/points}}\n"
      "{{^remedies}}\nno remedies\n{{/remedies}}\n",
      {});
  Filling filling;
  EXPECT_EQ(WriteText(*Fill(*checked, filling)), "by nobody\nnot last\nno remedies\n");
  filling.texts["handler"] = Value{"Ann"};
  filling.flags.emplace("final_stage");
  filling.lists["points"] = {{{"point", Value{"roof"}}, {"decision", Value{"upheld"}}},
                             {{"point", Value{"mould"}}}};
  filling.lists["remedies"] = {{}};
  EXPECT_EQ(WriteText(*Fill(*checked, filling)), "by Ann\nlast\nroof: upheld\nmould\n");
}

TEST(FillTest, WhatGrowsTooLongIsSaid) {
  std::string text;
  for (int i = 0; i < 290; ++i) text += "{{message}}";
  Filling filling;
  filling.texts["message"] = Value{std::string(32'768, 'x')};
  const auto filled = Fill(*CheckTemplate(text, {}), filling);
  ASSERT_FALSE(filled);
  EXPECT_THAT(filled.error(), HasSubstr("expected a letter of at most 1048576 bytes, but"));
}

}  // namespace
}  // namespace redress::letters
