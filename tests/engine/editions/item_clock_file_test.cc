#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "tests/engine/editions/spoilt.h"

namespace redress::editions {
namespace {

constexpr const char* kSound =
    "id: \"beside\"\n"
    "version: 1\n"
    "title: \"A code that runs beside\"\n"
    "in_force_from_date { year: 2024 month: 4 day: 1 }\n"
    "stages: 0\n"
    "scheme: \"beside\"\n"
    "calendar_id: \"england\"\n"
    "in_force_until_date { year: 2024 month: 4 day: 1 }\n"
    "clocks {\n"
    "  id: \"beside.hazard\"\n"
    "  provision: \"reg 6(1)\"\n"
    "  title: \"Investigate\"\n"
    "  until: CLOCK_FACT_HAZARD_INVESTIGATED\n"
    "  literal { from: CLOCK_FACT_SIGNIFICANT_HAZARD_REPORTED limit { hours: 24 } }\n"
    "  each: true\n"
    "}\n"
    "clocks {\n"
    "  id: \"beside.update\"\n"
    "  provision: \"5.9\"\n"
    "  title: \"Update\"\n"
    "  until_any: [CLOCK_FACT_RESPONDED, CLOCK_FACT_CLOSED]\n"
    "  literal { from: [CLOCK_FACT_UPDATE_INTERVAL_AGREED, CLOCK_FACT_UPDATE_SENT] limit { agreed_interval: true } }\n"
    "  restarts: true\n"
    "}\n"
    "clocks {\n"
    "  id: \"beside.evidence\"\n"
    "  provision: \"8.2\"\n"
    "  title: \"Review\"\n"
    "  until_any: CLOCK_FACT_EVIDENCE_WITHDRAWN\n"
    "  literal { from: CLOCK_FACT_EVIDENCE_HELD limit { stated: true } }\n"
    "  each: true\n"
    "  scope: CLOCK_SCOPE_LANDLORD\n"
    "}\n";

TEST(ItemClockFileTest, ASoundOneIsRead) {
  const auto edition = ParseEdition(kSound, "e.textproto");
  ASSERT_TRUE(edition.has_value()) << edition.error().message;
  EXPECT_EQ(edition->clocks_size(), 3);
}

class SpoiltItemClockTest : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltItemClockTest, NamesFileLineAndWhatIsExpected) {
  const auto edition = ParseEdition(Spoil(kSound, GetParam()), "e.textproto");
  ASSERT_FALSE(edition.has_value());
  EXPECT_EQ(edition.error(), LawInvalid(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Edition, SpoiltItemClockTest,
    testing::Values(
        Spoilt{"SchemeWithADot", "scheme: \"beside\"", "scheme: \"be.side\"",
               "e.textproto:6: expected 1 to 64 characters of [A-Za-z0-9_-] as scheme, but it is "
               "another text"},
        Spoilt{"CalendarThatIsNoId", "calendar_id: \"england\"", "calendar_id: \"a b\"",
               "e.textproto:7: expected the id of a calendar as calendar_id, but it is another "
               "text"},
        Spoilt{"EndsBeforeItBegins", "in_force_until_date { year: 2024",
               "in_force_until_date { year: 2023",
               "e.textproto:8: expected a last day not before the first, 2024-04-01, but it is "
               "2023-04-01"},
        Spoilt{"LastDayThatIsNone", "in_force_until_date { year: 2024 month: 4 day: 1 }",
               "in_force_until_date { year: 2024 month: 4 day: 31 }",
               "e.textproto:8: expected a day of the calendar as in_force_until_date, but it is "
               "none"},
        Spoilt{"IdOfAnotherScheme", "beside.hazard", "other.hazard",
               "e.textproto:10: expected an id that begins with its scheme, \"beside.\", but it is "
               "\"other.hazard\""},
        Spoilt{"ProvisionTooLong", "reg 6(1)", "regulation 6, paragraph 1",
               "e.textproto:11: expected one line of 1 to 16 bytes as provision, but it is another "
               "text"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Limit, SpoiltItemClockTest,
    testing::Values(
        Spoilt{"NoHours", "hours: 24", "hours: 0",
               "e.textproto:14: expected 1 to 8784 hours, but there are 0"},
        Spoilt{"TooManyHours", "hours: 24", "hours: 8785",
               "e.textproto:14: expected 1 to 8784 hours, but there are 8785"},
        Spoilt{"TooManyWeeks", "hours: 24", "weeks: 521",
               "e.textproto:14: expected 1 to 520 weeks, but there are 521"},
        Spoilt{"TooManyMonths", "hours: 24", "months: 121",
               "e.textproto:14: expected 1 to 120 months, but there are 121"},
        Spoilt{"BelowZero", "hours: 24", "hours: -1",
               "e.textproto:14: expected textproto of redress.v1.Edition, but Expected integer, "
               "got: -"},
        Spoilt{"StatedFalse", "stated: true", "stated: false",
               "e.textproto:30: expected stated to be true where it is set, but it is false"},
        Spoilt{"StatedByAFactWithoutDate", "hours: 24", "stated: true",
               "e.textproto:14: expected facts that state a date for a limit that is stated, but "
               "found one that states none"},
        Spoilt{"IntervalThatNobodyAgrees",
               "[CLOCK_FACT_UPDATE_INTERVAL_AGREED, CLOCK_FACT_UPDATE_SENT]",
               "CLOCK_FACT_UPDATE_SENT",
               "e.textproto:22: expected UPDATE_INTERVAL_AGREED among the facts for an agreed "
               "interval, but the clock may never start"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Clock, SpoiltItemClockTest,
    testing::Values(
        Spoilt{"NeverEnds", "  until: CLOCK_FACT_HAZARD_INVESTIGATED\n", "",
               "e.textproto:9: expected at least one fact in until, but there is none"},
        Spoilt{"EndsBothWays", "  until: CLOCK_FACT_HAZARD_INVESTIGATED\n",
               "  until: CLOCK_FACT_HAZARD_INVESTIGATED until_any: CLOCK_FACT_HAZARD_MADE_SAFE\n",
               "e.textproto:13: expected until or until_any, but it has both"},
        Spoilt{"RunsFromItsEnd", "until_any: CLOCK_FACT_EVIDENCE_WITHDRAWN",
               "until_any: CLOCK_FACT_EVIDENCE_HELD",
               "e.textproto:30: expected a clock to run from another fact than those that end it, "
               "but it does not"},
        Spoilt{"OneForAllOfAnItem", "limit { hours: 24 } }\n  each: true", "limit { hours: 24 } }",
               "e.textproto:13: expected a clock for each of the items that its facts name, but it "
               "is one for all"},
        Spoilt{"EachOfNoItem", "  restarts: true", "  restarts: true each: true",
               "e.textproto:23: expected facts that name an item for a clock of each, but they do "
               "not"},
        Spoilt{"TwoKindsOfItem", "until: CLOCK_FACT_HAZARD_INVESTIGATED",
               "until: CLOCK_FACT_REMEDY_DONE",
               "e.textproto:13: expected facts about one kind of item in a clock for each, but "
               "found another"},
        Spoilt{"OfTheLandlordsStream", "  scope: CLOCK_SCOPE_LANDLORD", "",
               "e.textproto:29: expected facts of the complaint, as its scope says, but found "
               "another"},
        Spoilt{"OfTheComplaintsStream",
               "stated: true } }\n  each: true\n  scope: CLOCK_SCOPE_LANDLORD",
               "stated: true } }\n  each: true\n  scope: CLOCK_SCOPE_COMPLAINT",
               "e.textproto:29: expected facts of the complaint, as its scope says, but found "
               "another"},
        Spoilt{"RestartsWithTwoReadings", "  restarts: true",
               "  restarts: true protective { from: CLOCK_FACT_UPDATE_SENT limit { weeks: 1 } }",
               "e.textproto:23: expected one reading of a clock that restarts, but it has two"},
        Spoilt{"RestartsWithUntil", "until_any: [CLOCK_FACT_RESPONDED, CLOCK_FACT_CLOSED]",
               "until: CLOCK_FACT_CLOSED",
               "e.textproto:21: expected until_any on a clock that restarts, but it has until"},
        Spoilt{"StageThatThereIsNot", "  restarts: true", "  restarts: true stage: 1",
               "e.textproto:23: expected a stage of the edition's 0, but it is 1"},
        Spoilt{"UnknownFact", "CLOCK_FACT_HAZARD_INVESTIGATED", "CLOCK_FACT_HAZARD_EXAMINED",
               "e.textproto:13: expected textproto of redress.v1.Edition, but Unknown enumeration "
               "value of \"CLOCK_FACT_HAZARD_EXAMINED\" for field \"until\""}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace redress::editions
