#include "services/letters/layout/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace redress::letters {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Bad {
  const char* name;
  std::string text;
  const char* says;
};

class BadTemplateTest : public testing::TestWithParam<Bad> {};

TEST_P(BadTemplateTest, IsRefusedWithLineAndReason) {
  const auto checked = CheckTemplate(GetParam().text, {});
  ASSERT_FALSE(checked);
  EXPECT_THAT(ToText(checked.error()), StartsWith(GetParam().says));
  EXPECT_THAT(ToText(checked.error()), HasSubstr(": expected "));
  EXPECT_THAT(ToText(checked.error()), HasSubstr(", but "));
}

std::string Repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadTemplateTest,
    testing::Values(
        Bad{"UnknownName", "Dear\n{{resdent}}",
            "template:2: expected a name that letters know, but found \"resdent\""},
        Bad{"NoName", "{{}}", "template:1: expected a name"},
        Bad{"DottedName", "{{points.number}}", "template:1: expected a name"},
        Bad{"ImplicitName", "{{#points}}{{.}}{{/points}}", "template:1: expected a name"},
        Bad{"NameWithHtml", "{{<script>}}",
            "template:1: expected a name that letters know, but found something else"},
        Bad{"UnclosedTag", "a\nb\n{{date", "template:3: expected the tag to be closed by }}"},
        Bad{"UnclosedTriple", "{{{date}}", "template:1: expected the tag to be closed by }}}"},
        Bad{"OpeningAtTheEnd", "a\n{{", "template:2: expected the tag to be closed"},
        Bad{"TripleAtTheEnd", "{{{", "template:1: expected the tag to be closed"},
        Bad{"UnclosedSection", "\n{{#points}}\n{{point}}",
            "template:2: expected {{/points}} to close the section"},
        Bad{"UnopenedSection", "{{/points}}",
            "template:1: expected a section to close, but none is open"},
        Bad{"CrossedSections", "{{#handler}}\n{{#message}}\n{{/handler}}{{/message}}",
            "template:3: expected {{/message}}, of line 2, but found \"handler\""},
        Bad{"Partial", "{{> /etc/passwd}}", "template:1: expected no partials"},
        Bad{"PartialOfAName", "{{>message}}", "template:1: expected no partials"},
        Bad{"OtherDelimiters", "{{=<% %>=}}", "template:1: expected the delimiters to stay"},
        Bad{"OtherDelimitersInATriple", "{{{=<% %>=}}}", "template:1: expected a name"},
        Bad{"ListAsText", "{{points}}", "template:1: expected a text, but \"points\" is none"},
        Bad{"FlagAsText", "{{final_stage}}",
            "template:1: expected a text, but \"final_stage\" is none"},
        Bad{"MemberOutsideItsList", "{{point}}",
            "template:1: expected \"point\" inside {{#points}}"},
        Bad{"MemberInTheInverse", "{{^points}}{{point}}{{/points}}",
            "template:1: expected \"point\" inside {{#points}}"},
        Bad{"MemberAsSectionOutside", "{{#point}}{{/point}}",
            "template:1: expected \"point\" inside {{#points}}"},
        Bad{"ListInAList", "{{#points}}{{#remedies}}{{/remedies}}{{/points}}",
            "template:1: expected no list inside"},
        Bad{"ListInItself", "{{#points}}{{#points}}{{/points}}{{/points}}",
            "template:1: expected no list inside"},
        Bad{"TooDeep", Repeated("{{#message}}", 9), "template:1: expected at most 8 sections"},
        Bad{"TooManyTags", Repeated("{{date}}\n", 301), "template:301: expected at most 300 tags"},
        Bad{"TooLong", std::string(kTemplateBytesMax + 1, 'a'),
            "template:1: expected at most 32768 bytes"},
        Bad{"NotUtf8", "Dear \xff", "template:1: expected UTF-8"},
        Bad{"ControlCharacter", "a\n\x1e",
            "template:2: expected text, but found a control character"},
        Bad{"NoLanguage", "{{! lang: \"><script> }}", "template:1: expected a language"}),
    [](const auto& tested) { return tested.param.name; });

TEST(CheckTemplateTest, WhatACodeAsksForCannotBeLeftOut) {
  constexpr NeededName kNeeded[] = {{"reasons", "6.5"}};
  const auto without = CheckTemplate("Dear {{resident}}", kNeeded);
  ASSERT_FALSE(without);
  EXPECT_EQ(
      ToText(without.error()),
      "template:1: expected it to say \"reasons\" somewhere, which 6.5 asks for, but it does not");
  EXPECT_TRUE(CheckTemplate("{{reasons}}", kNeeded));
  EXPECT_FALSE(CheckTemplate("{{#reasons}}yes{{/reasons}}", kNeeded)) << "asking is not saying";
}

TEST(CheckTemplateTest, LanguageIsWhatTheCommentSays) {
  EXPECT_EQ(CheckTemplate("{{! lang: cy }}\n{{date}}", {})->language, "cy");
  EXPECT_EQ(CheckTemplate("{{! just so }}{{date}}", {})->language, "");
  EXPECT_EQ(CheckTemplate("{{date}}\n\n{{! lang: cy }}", {})->language_line, 3U);
}

TEST(CheckTemplateTest, WindowsLineEndsAreTaken) {
  EXPECT_EQ(CheckTemplate("a\r\nb\r\n", {})->text, "a\nb\n");
  EXPECT_EQ(CheckTemplate("a\r\n{{x}}", {}).error().line, 2U);
}

}  // namespace
}  // namespace redress::letters
