#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "tests/engine/editions/spoilt.h"

namespace redress::editions {
namespace {

constexpr const char* kSound = R"(id: "sound"
version: 2
source: "made up"
first_year: 2024
last_year: 2025
holidays { date { year: 2024 month: 1 day: 1 } title: "New Year's Day" }
holidays { date { year: 2024 month: 3 day: 29 } title: "Good Friday" }
)";

TEST(CalendarFileTest, ASoundOneIsReadWhole) {
  const auto calendar = ParseCalendar(kSound, "c.textproto");
  ASSERT_TRUE(calendar.has_value()) << calendar.error().message;
  EXPECT_EQ(calendar->holidays_size(), 2);
  EXPECT_EQ(calendar->holidays(1).title(), "Good Friday");
}

class SpoiltCalendarTest : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltCalendarTest, NamesFileLineAndWhatIsExpected) {
  const auto calendar = ParseCalendar(Spoil(kSound, GetParam()), "c.textproto");
  ASSERT_FALSE(calendar.has_value());
  EXPECT_EQ(calendar.error(), LawInvalid(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All, SpoiltCalendarTest,
    testing::Values(
        Spoilt{"UnknownField", "source:", "origin:",
               "c.textproto:3: expected textproto of redress.v1.Calendar, but Message type "
               "\"redress.v1.Calendar\" has no field named \"origin\""},
        Spoilt{"IdMissing", "id: \"sound\"", "",
               "c.textproto:1: expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is "
               "empty"},
        Spoilt{"VersionZero", "version: 2", "version: 0",
               "c.textproto:2: expected a version from 1, but it is 0"},
        Spoilt{"SourceMissing", "source: \"made up\"", "",
               "c.textproto:1: expected one line of 1 to 256 bytes of UTF-8 as source, but it is "
               "empty"},
        Spoilt{"FirstYearMissing", "first_year: 2024", "",
               "c.textproto:1: expected a first_year from 1900 to 2199, but it is 0"},
        Spoilt{"LastYearBeforeFirst", "last_year: 2025", "last_year: 2023",
               "c.textproto:5: expected a last_year from first_year to 2199, but it is 2023"},
        Spoilt{"LastYearTooLate", "last_year: 2025", "last_year: 2200",
               "c.textproto:5: expected a last_year from first_year to 2199, but it is 2200"},
        Spoilt{"DateThatIsNone", "month: 3 day: 29", "month: 2 day: 30",
               "c.textproto:7: expected a day of the calendar as date, but it is none"},
        Spoilt{"DateMissing", "date { year: 2024 month: 3 day: 29 } ", "",
               "c.textproto:7: expected a day of the calendar as date, but it is none"},
        Spoilt{"OutsideItsYears", "year: 2024 month: 3 day: 29", "year: 2026 month: 4 day: 3",
               "c.textproto:7: expected a date from first_year to last_year, but it is 2026-04-03"},
        Spoilt{
            "Saturday", "month: 3 day: 29", "month: 3 day: 30",
            "c.textproto:7: expected a date from Monday to Friday, but 2024-03-30 is a Saturday"},
        Spoilt{"Sunday", "month: 3 day: 29", "month: 3 day: 31",
               "c.textproto:7: expected a date from Monday to Friday, but 2024-03-31 is a Sunday"},
        Spoilt{"TheSameTwice", "month: 3 day: 29", "month: 1 day: 1",
               "c.textproto:7: expected a date after the one before it, 2024-01-01, but it is "
               "2024-01-01"},
        Spoilt{"OutOfOrder", "month: 1 day: 1", "month: 4 day: 1",
               "c.textproto:7: expected a date after the one before it, 2024-04-01, but it is "
               "2024-03-29"},
        Spoilt{"TitleMissing", "title: \"Good Friday\"", "",
               "c.textproto:7: expected one line of 1 to 256 bytes of UTF-8 as title, but it is "
               "empty"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace redress::editions
