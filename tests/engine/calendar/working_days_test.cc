#include "engine/calendar/working_days.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "engine/editions/shipped.h"

namespace redress::calendar {
namespace {

using std::chrono::days;

Day D(std::string_view text) { return FromIsoDate(text).value(); }

v1::Calendar EnglandFile() {
  const auto& shipped = editions::Shipped().front();
  return editions::ParseCalendar(shipped.content, shipped.name).value();
}

const WorkingDays& England() {
  static const WorkingDays calendar{EnglandFile()};
  return calendar;
}

// The simple way to know a working day, to hold the quick one against.
class Walked {
 public:
  explicit Walked(const v1::Calendar& calendar) {
    for (const auto& holiday : calendar.holidays()) holidays_.insert(*ToDay(holiday.date()));
  }

  [[nodiscard]] bool IsWorkingDay(Day day) const {
    const std::chrono::weekday weekday{day};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
           !holidays_.contains(day);
  }

  [[nodiscard]] Day Add(Day day, std::uint32_t count) const {
    while (count > 0) {
      day += days{1};
      if (IsWorkingDay(day)) --count;
    }
    return day;
  }

  [[nodiscard]] std::int32_t Between(Day from, Day to) const {
    std::int32_t count = 0;
    for (Day day = from + days{1}; day <= to; day += days{1}) count += IsWorkingDay(day) ? 1 : 0;
    return count;
  }

 private:
  std::set<Day> holidays_;
};

struct YearCount {
  int year;
  std::int32_t working_days;
};

class YearTest : public testing::TestWithParam<YearCount> {};

TEST_P(YearTest, HasAsManyWorkingDaysAsPublishedHolidaysLeave) {
  const auto& [year, working_days] = GetParam();
  const std::string number = std::to_string(year);
  EXPECT_EQ(England().Between(D(number + "-01-01") - days{1}, D(number + "-12-31")), working_days);
}

INSTANTIATE_TEST_SUITE_P(England, YearTest,
                         testing::Values(YearCount{2019, 253}, YearCount{2020, 254},
                                         YearCount{2021, 253}, YearCount{2022, 250},
                                         YearCount{2023, 251}, YearCount{2024, 254},
                                         YearCount{2025, 253}, YearCount{2026, 253},
                                         YearCount{2027, 253}, YearCount{2028, 252}),
                         [](const auto& test) { return std::to_string(test.param.year); });

TEST(WorkingDaysTest, EnglandHasItsHolidays) {
  EXPECT_EQ(England().id(), "england");
  EXPECT_EQ(England().version(), 1U);
  EXPECT_EQ(EnglandFile().holidays_size(), 83);
  for (const auto* once : {"2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"}) {
    EXPECT_FALSE(England().IsWorkingDay(D(once))) << once;
  }
  EXPECT_TRUE(England().IsWorkingDay(D("2020-05-04")));  // Moved to the 8th.
  EXPECT_TRUE(England().IsWorkingDay(D("2022-05-30")));  // Moved to 2 June.
}

TEST(WorkingDaysTest, AgreesWithWalkingOverEveryDayOfTenYears) {
  const Walked walked{EnglandFile()};
  for (Day day = D("2018-06-01"); day <= D("2029-06-30"); day += days{1}) {
    ASSERT_EQ(England().IsWorkingDay(day), walked.IsWorkingDay(day)) << ToIsoDate(day);
    for (const std::uint32_t count : {1U, 5U, 10U, 20U, 45U}) {
      ASSERT_EQ(England().Add(day, count).due, walked.Add(day, count)) << ToIsoDate(day);
    }
    ASSERT_EQ(England().Between(day, day + days{40}), walked.Between(day, day + days{40}));
  }
}

TEST(WorkingDaysTest, BetweenAgreesWithWalkingForAnyPair) {
  const Walked walked{EnglandFile()};
  constexpr std::uint32_t kSeed = 20240401;
  std::mt19937 random{kSeed};
  std::uniform_int_distribution<int> any{0, 366 * 300};  // 1900 to 2199: also before 1970.
  for (int i = 0; i < 50; ++i) {
    const Day a = D("1900-01-01") + days{any(random)};
    const Day b = a + days{any(random) % 3'000};
    ASSERT_EQ(England().Between(a, b), walked.Between(a, b)) << ToIsoDate(a) << " " << ToIsoDate(b);
    ASSERT_EQ(England().Between(b, a), -walked.Between(a, b)) << ToIsoDate(a);
  }
}

TEST(WorkingDaysTest, NamesEachDayItPassesOver) {
  const Counted counted = England().Add(D("2024-03-28"), 2);  // Maundy Thursday.
  EXPECT_EQ(counted, (Counted{.due = D("2024-04-03"),
                              .skipped = {{D("2024-03-29"), "Good Friday"},
                                          {D("2024-03-30"), "Saturday"},
                                          {D("2024-03-31"), "Sunday"},
                                          {D("2024-04-01"), "Easter Monday"}},
                              .provisional = false}));
}

TEST(WorkingDaysTest, TheStartIsDayZeroWhateverDayItIs) {
  EXPECT_EQ(England().Add(D("2024-04-06"), 1).due, D("2024-04-08"));  // From a Saturday.
  EXPECT_EQ(England().Add(D("2024-04-05"), 1).due, D("2024-04-08"));  // From the Friday.
  EXPECT_EQ(England().Add(D("2024-04-06"), 0).due, D("2024-04-06"));
}

TEST(WorkingDaysTest, CalendarDaysRollOnToAWorkingDay) {
  EXPECT_EQ(England().AddCalendarDays(D("2024-03-01"), 30),
            (Counted{.due = D("2024-04-02"),
                     .skipped = {{D("2024-03-31"), "Sunday"}, {D("2024-04-01"), "Easter Monday"}},
                     .provisional = false}));
  EXPECT_EQ(England().AddCalendarDays(D("2024-03-01"), 31).due, D("2024-04-02"));
  EXPECT_EQ(England().AddCalendarDays(D("2024-03-01"), 32),
            (Counted{.due = D("2024-04-02"), .skipped = {}, .provisional = false}));
}

TEST(WorkingDaysTest, ACountThatLeavesTheCompleteYearsIsProvisional) {
  EXPECT_FALSE(England().Add(D("2028-12-22"), 3).provisional);  // Friday 29 December.
  EXPECT_TRUE(England().Add(D("2028-12-22"), 4).provisional);   // Monday 1 January 2029.
  EXPECT_EQ(England().Add(D("2028-12-22"), 4).due, D("2029-01-01"));
  EXPECT_FALSE(England().Add(D("2018-12-31"), 1).provisional);  // Counts from 1 January 2019.
  EXPECT_TRUE(England().Add(D("2018-12-30"), 1).provisional);
  EXPECT_TRUE(England().AddCalendarDays(D("2028-12-01"), 30).provisional);  // A Sunday: rolls on.
  EXPECT_FALSE(England().AddCalendarDays(D("2028-12-01"), 28).provisional);
}

TEST(WorkingDaysTest, WithoutACalendarEveryCountIsProvisional) {
  const WorkingDays none;
  EXPECT_TRUE(none.Add(D("2024-03-28"), 1).provisional);
  EXPECT_EQ(none.Add(D("2024-03-28"), 1).due, D("2024-03-29"));
  EXPECT_EQ(none.Between(D("2024-03-28"), D("2024-04-04")), 5);
  EXPECT_EQ(none.version(), 0U);
}

TEST(WorkingDaysTest, CountsAsFarAsALimitMayReach) {
  EXPECT_EQ(England().Between(D("2024-04-01"), England().Add(D("2024-04-01"), 1'000).due), 1'000);
  EXPECT_GE(England().AddCalendarDays(D("2199-12-31"), 3'660).due, D("2199-12-31") + days{3'660});
}

TEST(WorkingDaysDeathTest, MoreThanALimitMayBeIsABug) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH((void)England().Add(D("2024-04-01"), 1'001), "expected working_days");
  EXPECT_DEATH((void)England().AddCalendarDays(D("2024-04-01"), 3'661), "expected calendar_days");
}

TEST(WorkingDaysDeathTest, AnUncheckedCalendarIsABug) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  v1::Calendar calendar = EnglandFile();
  calendar.mutable_holidays()->SwapElements(0, 1);
  EXPECT_DEATH(WorkingDays{calendar}, "expected holidays_.empty");
}

}  // namespace
}  // namespace redress::calendar
