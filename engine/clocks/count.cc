#include "engine/clocks/count.h"

#include <algorithm>

namespace redress::clocks {
namespace {

using std::chrono::days;
using std::chrono::nanoseconds;
using Instant = std::chrono::sys_time<nanoseconds>;

// A day that is reached by the calendar alone, whatever day it is.
Dated On(Day due) {
  return {.counted = {.due = due, .skipped = {}, .provisional = false}, .due_nanos = {}};
}

// The engine knows no time zone: for the day, the hour is held inside the civil day that the door
// worked out. But for the nights of summer, when London's day is an hour ahead, that changes
// nothing.
Dated AddHours(Day start, std::int64_t instant_nanos, std::uint32_t hours) {
  const auto limit = std::chrono::hours{hours};
  const Instant instant = std::clamp(Instant{nanoseconds{instant_nanos}}, Instant{start - days{1}},
                                     Instant{start + days{2}});
  const Instant within =
      std::clamp(instant, Instant{start}, Instant{start + days{1}} - nanoseconds{1});
  Dated dated = On(std::chrono::floor<days>(within + limit));
  dated.due_nanos = (instant + limit).time_since_epoch().count();
  return dated;
}

// To the end of whole days: without its hour, a day may have begun at its very end.
Dated AddHours(Day start, std::uint32_t hours) { return On(start + days{(hours + 23) / 24}); }

}  // namespace

std::optional<Dated> Count(const calendar::WorkingDays& calendar, const Mark& start,
                           const v1::Limit& limit, std::uint32_t interval) {
  if (limit.has_stated()) {
    return start.stated ? std::optional(On(*start.stated)) : std::nullopt;
  }
  if (!start.at.day) return std::nullopt;
  const Day day = *start.at.day;
  switch (limit.amount_case()) {
    case v1::Limit::kWorkingDays:
      return Dated{.counted = calendar.Add(day, limit.working_days()), .due_nanos = {}};
    case v1::Limit::kCalendarDays:
      return Dated{.counted = calendar.AddCalendarDays(day, limit.calendar_days()),
                   .due_nanos = {}};
    case v1::Limit::kHours:
      return start.at.instant_nanos ? AddHours(day, *start.at.instant_nanos, limit.hours())
                                    : AddHours(day, limit.hours());
    case v1::Limit::kWeeks:
      return On(day + days{7} * limit.weeks());
    case v1::Limit::kMonths:
      return On(AddMonths(day, static_cast<int>(limit.months())));
    case v1::Limit::kAgreedInterval:
      if (interval == 0) return std::nullopt;
      return Dated{.counted = calendar.Add(day, interval), .due_nanos = {}};
    case v1::Limit::kStated:
    case v1::Limit::AMOUNT_NOT_SET:
      break;  // The first is answered above; the other is refused when an edition is read.
  }
  return std::nullopt;
}

}  // namespace redress::clocks
