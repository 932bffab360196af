#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "tests/engine/editions/spoilt.h"

namespace redress::editions {
namespace {

// Numbered by line in the messages below; the first line is 1.
constexpr const char* kSound = R"(# An edition of two clocks.
id: "sound-2024"
version: 3
title: "A sound edition"
in_force_from_date { year: 2024 month: 4 day: 1 }
stages: 2
clocks {
  id: "stage1.respond"
  provision: "6.3"
  title: "Respond"
  stage: 1
  until: CLOCK_FACT_RESPONDED
  literal { from: CLOCK_FACT_ACKNOWLEDGED limit { working_days: 10 } }
  protective {
    from: [CLOCK_FACT_LOGGED, CLOCK_FACT_RECEIVED]
    limit { working_days: 15 }
  }
  extension { provision: "6.4" working_days_max: 11 }
}
clocks {
  id: "stage2.acknowledge"
  provision: "6.11a"
  title: "Acknowledge"
  stage: 2
  until: [CLOCK_FACT_ACKNOWLEDGED, CLOCK_FACT_DEFINED]
  literal { from: CLOCK_FACT_ESCALATION_REQUESTED limit { calendar_days: 5 } }
}
)";

TEST(EditionFileTest, ASoundOneIsReadWhole) {
  const auto edition = ParseEdition(kSound, "sound.textproto");
  ASSERT_TRUE(edition.has_value()) << edition.error().message;
  EXPECT_EQ(edition->id(), "sound-2024");
  EXPECT_EQ(edition->version(), 3U);
  EXPECT_EQ(edition->in_force_from_date().month(), 4U);
  ASSERT_EQ(edition->clocks_size(), 2);
  EXPECT_EQ(edition->clocks(0).protective().from(1), v1::CLOCK_FACT_RECEIVED);
  EXPECT_EQ(edition->clocks(0).protective().limit().working_days(), 15U);
  EXPECT_EQ(edition->clocks(0).extension().working_days_max(), 11U);
  EXPECT_EQ(edition->clocks(1).literal().limit().calendar_days(), 5U);
}

class SpoiltEditionTest : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltEditionTest, NamesFileLineAndWhatIsExpected) {
  const auto edition = ParseEdition(Spoil(kSound, GetParam()), "e.textproto");
  ASSERT_FALSE(edition.has_value());
  EXPECT_EQ(edition.error(), LawInvalid(GetParam().message));
}

// What the parser finds.
INSTANTIATE_TEST_SUITE_P(
    Form, SpoiltEditionTest,
    testing::Values(
        Spoilt{"UnknownField", "stages: 2", "stagez: 2",
               "e.textproto:6: expected textproto of redress.v1.Edition, but Message type "
               "\"redress.v1.Edition\" has no field named \"stagez\""},
        Spoilt{"UnknownNestedField", "working_days_max: 11", "days_max: 11",
               "e.textproto:18: expected textproto of redress.v1.Edition, but Message type "
               "\"redress.v1.ExtensionRule\" has no field named \"days_max\""},
        Spoilt{"UnknownFact", "until: CLOCK_FACT_RESPONDED", "until: CLOCK_FACT_ANSWERED",
               "e.textproto:12: expected textproto of redress.v1.Edition, but Unknown enumeration "
               "value of \"CLOCK_FACT_ANSWERED\" for field \"until\""},
        Spoilt{"FieldTwice", "stages: 2", "stages: 2 stages: 2",
               "e.textproto:6: expected textproto of redress.v1.Edition, but Non-repeated field "
               "\"stages\" is specified multiple times"},
        Spoilt{
            "BelowZero", "version: 3", "version: -3",
            "e.textproto:3: expected textproto of redress.v1.Edition, but Expected integer, got: "
            "-"},
        Spoilt{"TooLargeANumber", "version: 3", "version: 4294967296",
               "e.textproto:3: expected textproto of redress.v1.Edition, but Integer out of range "
               "(4294967296)"},
        Spoilt{"BraceMissing", "working_days_max: 11 }", "working_days_max: 11",
               "e.textproto:20: expected textproto of redress.v1.Edition, but Message type "
               "\"redress.v1.ClockRule\" has no field named \"clocks\""},
        Spoilt{
            "TwoLimits", "calendar_days: 5", "calendar_days: 5 working_days: 5",
            "e.textproto:26: expected textproto of redress.v1.Edition, but Field "
            "\"working_days\" is specified along with field \"calendar_days\", another member of "
            "oneof \"amount\""},
        Spoilt{"ControlCharacter", "stages: 2", "stages: \x01 2",
               "e.textproto:6: expected textproto of redress.v1.Edition, but Invalid control "
               "characters encountered in text"},
        Spoilt{"NotUtf8", "A sound edition", "A \xFF edition",
               "e.textproto:4: expected UTF-8, but there are other bytes"}),
    [](const auto& test) { return test.param.name; });

// What is sound textproto, but no sound edition.
INSTANTIATE_TEST_SUITE_P(
    Edition, SpoiltEditionTest,
    testing::Values(
        Spoilt{"IdMissing", "id: \"sound-2024\"", "",
               "e.textproto:1: expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is "
               "empty"},
        Spoilt{"IdOfOtherCharacters", "sound-2024", "sound 2024",
               "e.textproto:2: expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is "
               "another text"},
        Spoilt{"VersionZero", "version: 3", "version: 0",
               "e.textproto:3: expected a version from 1, but it is 0"},
        Spoilt{"TitleMissing", "title: \"A sound edition\"", "",
               "e.textproto:1: expected one line of 1 to 256 bytes of UTF-8 as title, but it is "
               "empty"},
        Spoilt{"TitleWithEscapedBytes", "A sound edition", "A \\377 edition",
               "e.textproto:4: expected one line of 1 to 256 bytes of UTF-8 as title, but it is "
               "another text"},
        Spoilt{
            "DayThatIsNone", "month: 4 day: 1", "month: 4 day: 31",
            "e.textproto:5: expected a day of the calendar as in_force_from_date, but it is none"},
        Spoilt{"NoStages", "stages: 2", "stages: 0",
               "e.textproto:6: expected 1 to 3 stages, but there are 0"},
        Spoilt{"FourStages", "stages: 2", "stages: 4",
               "e.textproto:6: expected 1 to 3 stages, but there are 4"},
        Spoilt{"StageWithoutClock", "stages: 2", "stages: 3",
               "e.textproto:6: expected a clock at each stage, but stage 3 has none"},
        Spoilt{
            "SameIdTwice", "stage2.acknowledge", "stage1.respond",
            "e.textproto:21: expected an id of its own, but \"stage1.respond\" is another clock's "
            "too"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Clock, SpoiltEditionTest,
    testing::Values(
        Spoilt{"IdMissing", "id: \"stage2.acknowledge\"", "",
               "e.textproto:20: expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is "
               "not"},
        Spoilt{
            "ProvisionNotNumbered", "6.11a", "six",
            "e.textproto:22: expected a provision numbered as the Code's, such as 6.3, but it is "
            "not"},
        Spoilt{
            "ProvisionARange", "6.11a", "6.3-6.4",
            "e.textproto:22: expected a provision numbered as the Code's, such as 6.3, but it is "
            "not"},
        Spoilt{
            "ProvisionOfOneNumber", "6.11a", "6",
            "e.textproto:22: expected a provision numbered as the Code's, such as 6.3, but it is "
            "not"},
        Spoilt{"TitleMissing", "title: \"Respond\"", "",
               "e.textproto:7: expected one line of 1 to 256 bytes of UTF-8 as title, but it is "
               "empty"},
        Spoilt{"StageBeyond", "stage: 2", "stage: 3",
               "e.textproto:24: expected a stage of the edition's 2, but it is 3"},
        Spoilt{"StageMissing", "stage: 2", "",
               "e.textproto:20: expected a stage of the edition's 2, but it is 0"},
        Spoilt{"NeverEnds", "until: CLOCK_FACT_RESPONDED", "",
               "e.textproto:7: expected at least one fact in until, but there is none"},
        Spoilt{
            "EndsAtAnOpening", "until: CLOCK_FACT_RESPONDED", "until: CLOCK_FACT_RECEIVED",
            "e.textproto:12: expected what a landlord does as the end of a clock, but it ends at a "
            "fact that opens a stage"},
        Spoilt{"EndsAtNothing", "until: CLOCK_FACT_RESPONDED", "until: CLOCK_FACT_UNSPECIFIED",
               "e.textproto:12: expected a fact that the engine knows, but 0 is none"},
        Spoilt{"EndsAtANumber", "until: CLOCK_FACT_RESPONDED", "until: 99",
               "e.textproto:12: expected a fact that the engine knows, but 99 is none"},
        Spoilt{"EndsTwiceAtOne", "CLOCK_FACT_DEFINED", "CLOCK_FACT_ACKNOWLEDGED",
               "e.textproto:25: expected each fact once in until, but one is there twice"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Reading, SpoiltEditionTest,
    testing::Values(
        Spoilt{"LiteralMissing",
               "literal { from: CLOCK_FACT_ACKNOWLEDGED limit { working_days: 10 } }", "",
               "e.textproto:7: expected a literal reading, but there is none"},
        Spoilt{"NoStart", "from: CLOCK_FACT_ACKNOWLEDGED ", "",
               "e.textproto:13: expected at least one fact in from, but there is none"},
        Spoilt{"StartOfAnotherStage", "from: CLOCK_FACT_ESCALATION_REQUESTED",
               "from: CLOCK_FACT_RECEIVED",
               "e.textproto:26: expected a fact of stage 2, but the clock runs from one that opens "
               "another stage"},
        Spoilt{
            "RunsFromItsEnd", "from: CLOCK_FACT_ACKNOWLEDGED", "from: CLOCK_FACT_RESPONDED",
            "e.textproto:13: expected a clock to run from another fact than those that end it, but "
            "it does not"},
        Spoilt{
            "MayNeverStart", "CLOCK_FACT_LOGGED, CLOCK_FACT_RECEIVED", "CLOCK_FACT_LOGGED",
            "e.textproto:14: expected a reading that runs from RECEIVED, but the clock may never "
            "start"},
        Spoilt{"NoLimit", "limit { calendar_days: 5 }", "",
               "e.textproto:26: expected a limit in days, but there is none"},
        Spoilt{"EmptyLimit", "calendar_days: 5", "",
               "e.textproto:26: expected a limit in days, but there is none"},
        Spoilt{"LimitZero", "working_days: 15", "working_days: 0",
               "e.textproto:16: expected 1 to 1000 working_days, but there are 0"},
        Spoilt{"LimitTooLong", "working_days: 15", "working_days: 1001",
               "e.textproto:16: expected 1 to 1000 working_days, but there are 1001"},
        Spoilt{"CalendarLimitTooLong", "calendar_days: 5", "calendar_days: 3661",
               "e.textproto:26: expected 1 to 3660 calendar_days, but there are 3661"},
        Spoilt{"ExtensionOfZero", "working_days_max: 11", "working_days_max: 0",
               "e.textproto:18: expected 1 to 1000 working_days_max, but there are 0"},
        Spoilt{
            "ExtensionWithoutProvision", "provision: \"6.4\" ", "",
            "e.textproto:18: expected a provision numbered as the Code's, such as 6.3, but it is "
            "not"},
        Spoilt{
            "ExtensionOfAnAcknowledgement", "calendar_days: 5 } }",
            "calendar_days: 5 } }\n  extension { provision: \"6.4\" working_days_max: 1 }",
            "e.textproto:27: expected an extension on a clock until RESPONDED only, but it is on "
            "another"}),
    [](const auto& test) { return test.param.name; });

TEST(EditionFileTest, WithoutClocksIsRefused) {
  const std::string text(kSound);
  const auto edition = ParseEdition(text.substr(0, text.find("clocks {")), "e.textproto");
  ASSERT_FALSE(edition.has_value());
  EXPECT_EQ(edition.error(), LawInvalid("e.textproto:1: expected 1 to 64 clocks, but there are 0"));
}

TEST(EditionFileTest, MoreClocksThanPeopleCanReadAreRefused) {
  std::string text(kSound);
  const std::string clock = text.substr(text.rfind("clocks {"));
  for (int i = 2; i < 65; ++i) text += clock;
  const auto edition = ParseEdition(text, "e.textproto");
  ASSERT_FALSE(edition.has_value());
  EXPECT_EQ(edition.error(),
            LawInvalid("e.textproto:7: expected 1 to 64 clocks, but there are 65"));
}

TEST(EditionFileTest, ListsInBracketsAreReadAndTheirFaultsPlaced) {
  const auto sound = ParseEdition(kSound, "sound.textproto");
  v1::Edition edition = sound.value();
  edition.mutable_clocks(1)->clear_provision();
  // As another program may write it: one line, lists in brackets.
  std::string text;
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseShortRepeatedPrimitives(true);
  ASSERT_TRUE(printer.PrintToString(edition, &text));
  const auto read = ParseEdition(text, "e.textproto");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error(), LawInvalid("e.textproto:1: expected a provision numbered as the Code's, "
                                     "such as 6.3, but it is not"));

  const auto listed = ParseEdition(
      "id: \"x\" version: 1 title: \"x\"\n"
      "in_force_from_date { year: 2024 month: 4 day: 1 } stages: 1\n"
      "clocks: [{ id: \"a\" provision: \"1.1\" title: \"a\" stage: 1\n"
      "  until: CLOCK_FACT_RESPONDED\n"
      "  literal { from: CLOCK_FACT_RECEIVED limit { working_days: 1 } }\n"
      "}, { id: \"b\" }]",
      "e.textproto");
  ASSERT_FALSE(listed.has_value());
  EXPECT_EQ(listed.error(),
            LawInvalid("e.textproto:3: expected a provision numbered as the Code's, "
                       "such as 6.3, but it is not"));
}

TEST(EditionFileTest, AHostileNameIsMadePrintableAndCut) {
  const std::string name = "a\nb\xFF" + std::string(1'000, 'c');
  const auto edition = ParseEdition("", name);
  ASSERT_FALSE(edition.has_value());
  EXPECT_EQ(edition.error().message, "a?b?" + std::string(124, 'c') +
                                         ":1: expected an id of 1 to 64 characters of "
                                         "[A-Za-z0-9._-], but it is empty");
}

TEST(EditionFileTest, WhatTheParserQuotesIsCutAndMadePrintable) {
  const auto edition =
      ParseEdition("until: \"caf\xC3\xA9\" " + std::string(5'000, 'x'), "e.textproto");
  ASSERT_FALSE(edition.has_value());
  EXPECT_LT(edition.error().message.size(), 300U);
  const auto quoted = ParseEdition("stages: \"caf\xC3\xA9\"", "e.textproto");
  ASSERT_FALSE(quoted.has_value());
  for (const char c : quoted.error().message) EXPECT_TRUE(c >= ' ' && c <= '~');
}

TEST(EditionFileTest, AFileThatIsTooLargeIsRefusedUnread) {
  std::string text(kSound);
  text.append(kFileBytesMax - text.size(), '\n');
  EXPECT_TRUE(ParseEdition(text, "e.textproto").has_value());
  const auto larger = ParseEdition(text + "\n", "e.textproto");
  ASSERT_FALSE(larger.has_value());
  EXPECT_EQ(larger.error(),
            LawInvalid("e.textproto:1: expected at most 49152 bytes, but there are 49153"));
}

TEST(EditionFileTest, DeepNestingIsRefused) {
  std::string text = "clocks ";
  for (int i = 0; i < 20'000; ++i) text += "{";
  EXPECT_FALSE(ParseEdition(text, "e.textproto").has_value());
}

}  // namespace
}  // namespace redress::editions
