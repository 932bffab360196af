#include "engine/calendar/working_days.h"

#include <algorithm>

#include "engine/types/assert.h"

namespace redress::calendar {
namespace {

using std::chrono::days;

constexpr int kMonday = 0;
constexpr int kSaturday = 5;
constexpr int kSunday = 6;

// Days since Monday 29 December 1969.
int SinceMonday(Day day) { return static_cast<int>(day.time_since_epoch().count()) + 3; }

// kMonday to kSunday.
int WeekdayOf(Day day) {
  const int weekday = SinceMonday(day) % 7;
  return weekday < 0 ? weekday + 7 : weekday;
}

bool IsWeekend(Day day) { return WeekdayOf(day) >= kSaturday; }

const char* WeekendName(int weekday) { return weekday == kSaturday ? "Saturday" : "Sunday"; }

bool Before(const Skipped& holiday, Day day) { return holiday.day < day; }

}  // namespace

WorkingDays::WorkingDays(const v1::Calendar& calendar)
    : id_(calendar.id()),
      version_(calendar.version()),
      first_complete_(std::chrono::year{calendar.first_year()} / 1 / 1),
      last_complete_(std::chrono::year{calendar.last_year()} / 12 / 31) {
  holidays_.reserve(static_cast<std::size_t>(calendar.holidays_size()));
  for (const v1::Holiday& holiday : calendar.holidays()) {
    const auto day = ToDay(holiday.date());
    REDRESS_ASSERT(day.has_value());
    REDRESS_ASSERT(!IsWeekend(*day));
    REDRESS_ASSERT(holidays_.empty() || holidays_.back().day < *day);
    holidays_.push_back({.day = *day, .reason = holiday.title()});
  }
}

bool WorkingDays::IsWorkingDay(Day day) const {
  if (IsWeekend(day)) return false;
  const auto holiday = std::lower_bound(holidays_.begin(), holidays_.end(), day, Before);
  return holiday == holidays_.end() || holiday->day != day;
}

Counted WorkingDays::Add(Day start, std::uint32_t working_days) const {
  REDRESS_ASSERT(working_days <= kWorkingDaysMax);
  Counted counted{.due = start, .skipped = {}, .provisional = false};
  counted.skipped.reserve(working_days / 2 + 4);  // Two of seven days, and a few holidays.
  auto holiday = std::lower_bound(holidays_.begin(), holidays_.end(), start + days{1}, Before);
  int weekday = WeekdayOf(start);
  for (std::uint32_t count = 0; count < working_days;) {
    const Day day = counted.due += days{1};
    weekday = weekday == kSunday ? kMonday : weekday + 1;
    if (weekday >= kSaturday) {
      counted.skipped.push_back({.day = day, .reason = WeekendName(weekday)});
    } else if (holiday != holidays_.end() && holiday->day == day) {
      counted.skipped.push_back(*holiday++);
    } else {
      ++count;
    }
  }
  counted.provisional = IsProvisional(start + days{1}, counted.due);
  return counted;
}

Counted WorkingDays::AddCalendarDays(Day start, std::uint32_t calendar_days) const {
  REDRESS_ASSERT(calendar_days <= kCalendarDaysMax);
  // The last day if it is a working day, else the next: the first working day after the day before
  // it.
  return Add(start + days{calendar_days} - days{1}, 1);
}

std::int32_t WorkingDays::Between(Day from, Day to) const { return Ordinal(to) - Ordinal(from); }

std::int32_t WorkingDays::Ordinal(Day day) const {
  const int weekday = WeekdayOf(day);
  const int weeks = (SinceMonday(day) - weekday) / 7;
  const int weekdays = weeks * 5 + std::min(weekday + 1, 5);
  const auto after = std::lower_bound(holidays_.begin(), holidays_.end(), day + days{1}, Before);
  return weekdays - static_cast<std::int32_t>(after - holidays_.begin());
}

bool WorkingDays::IsProvisional(Day first, Day last) const {
  return first < first_complete_ || last > last_complete_;
}

}  // namespace redress::calendar
