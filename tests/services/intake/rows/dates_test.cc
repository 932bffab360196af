#include "services/intake/rows/dates.h"

#include <ctime>
#include <string>

#include <gtest/gtest.h>

namespace redress::intake {
namespace {

// One line for all of a reading: "2024-04-02", "2024-04-02 at 1712062800", "2024-04-02 estimated",
// "not known", "nothing", "fault"; then the note in brackets.
std::string Shown(const tl::expected<DateReading, std::string>& reading) {
  if (!reading) return "fault [" + reading.error() + "]";
  std::string text = "nothing";
  if (reading->happened) {
    const auto& happened = *reading->happened;
    const auto day = ToDay(happened.date());
    text = day ? ToIsoDate(*day) : happened.has_date() ? "bad" : "not known";
    if (happened.has_instant()) text += " at " + std::to_string(happened.instant().seconds());
    if (happened.grade() == v1::DATE_GRADE_ESTIMATED) text += " estimated";
    const bool agrees = (happened.grade() == v1::DATE_GRADE_EXACT) == happened.has_instant() &&
                        (happened.grade() == v1::DATE_GRADE_NOT_KNOWN) == !happened.has_date();
    if (!agrees) text += " with grade " + std::to_string(happened.grade());
  }
  return reading->note.empty() ? text : text + " [" + reading->note + "]";
}

constexpr const char* kNoDate =
    "not known [taken as happened on a day not known: the cell gives no date]";
constexpr const char* kNotWhole =
    "not known [taken as happened on a day not known: the date is not whole]";
constexpr const char* kNoSuchDay =
    "not known [taken as happened on a day not known: there is no such day]";
constexpr const char* kYetToCome = "nothing [left out: the cell says that it has yet to happen]";
constexpr const char* kUnreadable = "fault [expected a date, but it cannot be read as one]";
constexpr const char* kBareNumber =
    "fault [expected a date, but it is a bare number: if the log has a spreadsheet's day numbers, "
    "set "
    "excel_serials]";
constexpr const char* kOtherOrder =
    "fault [expected the month to be 1 to 12, but it is more: if the log has another order, set "
    "date_order]";
constexpr const char* kEstimate = "2024-04-02 estimated [taken as an estimate, as the cell says]";
constexpr const char* kNoSuchTime = "2024-04-02 [the time was left out: there is no such time]";

struct DateCase {
  const char* text;
  const char* expected;
};

class DateTest : public testing::TestWithParam<DateCase> {};

TEST_P(DateTest, IsReadAsTheBritishWriteIt) {
  EXPECT_EQ(Shown(ReadDate(GetParam().text, {})), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Plain, DateTest,
    testing::Values(DateCase{"02/04/2024", "2024-04-02"}, DateCase{"2/4/24", "2024-04-02"},
                    DateCase{"2-4-24", "2024-04-02"}, DateCase{"02.04.2024", "2024-04-02"},
                    DateCase{"2 April 2024", "2024-04-02"}, DateCase{"02 Apr 24", "2024-04-02"},
                    DateCase{"2nd of April 2024", "2024-04-02"},
                    DateCase{"2nd April, 2024", "2024-04-02"}, DateCase{"02-Apr-24", "2024-04-02"},
                    DateCase{"2Apr2024", "2024-04-02"}, DateCase{"April 2, 2024", "2024-04-02"},
                    DateCase{"April 2nd 2024", "2024-04-02"},
                    DateCase{"Tue 2 April 2024", "2024-04-02"},
                    DateCase{"Tuesday, 02/04/2024", "2024-04-02"},
                    DateCase{"2024-04-02", "2024-04-02"}, DateCase{"2024/04/02", "2024-04-02"},
                    DateCase{"  02/04/2024\u00A0", "2024-04-02"},
                    DateCase{"29/02/2024", "2024-02-29"}, DateCase{"01/01/69", "2069-01-01"},
                    DateCase{"01/01/70", "1970-01-01"}, DateCase{"3 Sept 2024", "2024-09-03"}));

INSTANTIATE_TEST_SUITE_P(
    Times, DateTest,
    testing::Values(DateCase{"02/04/2024 14:05", "2024-04-02 at 1712063100"},
                    DateCase{"02/04/2024 2:05 pm", "2024-04-02 at 1712063100"},
                    DateCase{"02/04/2024 at 2:05:00PM", "2024-04-02 at 1712063100"},
                    DateCase{"2024-04-02T13:05:00Z", "2024-04-02 at 1712063100"},
                    DateCase{"2024-04-02T14:05:00.123+01:00", "2024-04-02 at 1712063100"},
                    DateCase{"2024-04-02 14:05 BST", "2024-04-02 at 1712063100"},
                    DateCase{"02/01/2024 14:05", "2024-01-02 at 1704204300"},
                    DateCase{"02/04/2024 00:00:00", "2024-04-02"},
                    DateCase{"02/04/2024 12:30 am", "2024-04-02 at 1712014200"},
                    // Half an hour before midnight in UTC is the next day in London's summer.
                    DateCase{"2024-04-02T23:30:00Z", "2024-04-03 at 1712100600"},
                    DateCase{"02/04/2024 25:61", kNoSuchTime},
                    DateCase{"02/04/2024 13:00 pm", kNoSuchTime},
                    DateCase{"31/03/2024 01:30",
                             "2024-03-31 [the time was left out: London's clocks showed it twice "
                             "or never that day]"},
                    DateCase{"27/10/2024 01:30",
                             "2024-10-27 [the time was left out: London's clocks showed it twice "
                             "or never that day]"},
                    DateCase{"31/03/2024 02:30", "2024-03-31 at 1711848600"},
                    DateCase{"27/10/2024 02:30", "2024-10-27 at 1729996200"}));

INSTANTIATE_TEST_SUITE_P(
    Graded, DateTest,
    testing::Values(
        DateCase{"", "nothing"}, DateCase{" - ", "nothing"}, DateCase{"N/A", "nothing"},
        DateCase{"No", "nothing"}, DateCase{"TBC", kYetToCome}, DateCase{"awaiting", kYetToCome},
        DateCase{"Yes", kNoDate}, DateCase{"not  known", kNoDate}, DateCase{"?", kNoDate},
        DateCase{"31/02/2024", kNoSuchDay}, DateCase{"29 February 2023", kNoSuchDay},
        DateCase{"00/04/2024", kNoSuchDay}, DateCase{"45/45/2024", kNoSuchDay},
        DateCase{"02/04/202", kNoSuchDay}, DateCase{"02/04/20244", kNoSuchDay},
        DateCase{"02/04/1850", kNoSuchDay}, DateCase{"March 2024", kNotWhole},
        DateCase{"approx March 2024", kNotWhole}, DateCase{"Mar-24", kNotWhole},
        DateCase{"03/2024", kNotWhole}, DateCase{"2024-03", kNotWhole},
        DateCase{"2 April", kNotWhole}, DateCase{"02/04", kNotWhole},
        DateCase{"approx 02/04/2024", kEstimate}, DateCase{"circa 2 April 2024", kEstimate},
        DateCase{"02/04/2024?", kEstimate}, DateCase{"~2-4-24", kEstimate},
        DateCase{"02/04/2024 (approx)", kEstimate},
        DateCase{"Monday 2 April 2024",
                 "2024-04-02 estimated [taken as an estimate: that day was another weekday]"}));

INSTANTIATE_TEST_SUITE_P(
    Faults, DateTest,
    testing::Values(
        DateCase{"04/13/2024", kOtherOrder}, DateCase{"45384", kBareNumber},
        DateCase{"45384.5", kBareNumber}, DateCase{"20240402", kBareNumber},
        DateCase{"see notes", kUnreadable}, DateCase{"02/04/2024 see notes", kUnreadable},
        DateCase{"02/04/2024 14", kUnreadable}, DateCase{"02/04/2024-03/04/2024", kUnreadable},
        DateCase{"1", kUnreadable}, DateCase{"99999999999999999999/1/1", kUnreadable},
        DateCase{"Ap 2 2024", kUnreadable}, DateCase{"\xF0\x9F\x93\x85", kUnreadable},
        DateCase{"2 April 2024 2 April 2024 2 April 2024 2 April 2024 2 April 2024", kUnreadable}));

TEST(DateRulesTest, MonthFirstOnlyIfTheMappingSaysSo) {
  EXPECT_EQ(Shown(ReadDate("04/02/2024", {})), "2024-02-04");
  const DateRules american{.order = DateOrder::kMonthDayYear};
  EXPECT_EQ(Shown(ReadDate("04/02/2024", american)), "2024-04-02");
  EXPECT_EQ(Shown(ReadDate("04/13/2024 09:26:01 AM", american)), "2024-04-13 at 1712996761");
  EXPECT_EQ(Shown(ReadDate("13/04/2024", american)), kOtherOrder);
  EXPECT_EQ(Shown(ReadDate("2024-04-02", american)), "2024-04-02");
}

TEST(DateRulesTest, YearFirstTakesTwoDigitsSo) {
  EXPECT_EQ(Shown(ReadDate("24/04/02", {.order = DateOrder::kYearMonthDay})), "2024-04-02");
}

TEST(DateRulesTest, SpreadsheetDayNumbersOnlyIfTheMappingSaysSo) {
  const DateRules rules{.excel_serials = true};
  EXPECT_EQ(Shown(ReadDate("45384", rules)), "2024-04-02");
  EXPECT_EQ(Shown(ReadDate("45384.5", rules)), "2024-04-02 at 1712055600");
  EXPECT_EQ(Shown(ReadDate("02/04/2024", rules)), "2024-04-02");
  EXPECT_EQ(Shown(ReadDate("99999999", rules)), kBareNumber);
}

TEST(DateRulesTest, UnreadableTextIsGradedIfTheMappingSaysSo) {
  EXPECT_EQ(Shown(ReadDate("see notes", {.unreadable_is_not_known = true})),
            "not known [taken as happened on a day not known: the cell holds something else than a "
            "date]");
}

// Every hour of thirty years against the C library's own time zone database.
TEST(LondonTest, AgreesWithTheTimeZoneDatabase) {
  ASSERT_EQ(setenv("TZ", "Europe/London", 1), 0);
  tzset();
  std::tm summer{};
  const std::time_t july = 1'720'000'000;
  localtime_r(&july, &summer);
  ASSERT_EQ(summer.tm_isdst, 1) << "expected a time zone database (tzdata), but there is none";
  for (std::int64_t hour = 820'454'400; hour < 1'767'225'600; hour += 3'600) {
    const std::time_t instant = hour;
    std::tm local{};
    localtime_r(&instant, &local);
    v1::CivilDate date;
    date.set_year(local.tm_year + 1900);
    date.set_month(static_cast<unsigned>(local.tm_mon + 1));
    date.set_day(static_cast<unsigned>(local.tm_mday));
    ASSERT_EQ(ToIsoDate(LondonDay(hour)), ToIsoDate(*ToDay(date))) << hour;
    const auto back = InstantInLondon(date, local.tm_hour * 3'600);
    const bool twice =
        local.tm_mon == 9 && local.tm_hour == 1 && local.tm_wday == 0 && local.tm_mday > 24;
    if (twice) {
      ASSERT_FALSE(back) << hour;
    } else {
      ASSERT_EQ(back, hour);
    }
  }
}

}  // namespace
}  // namespace redress::intake
