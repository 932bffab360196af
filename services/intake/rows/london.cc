#include "engine/types/day.h"
#include "services/intake/rows/dates.h"

namespace redress::intake {
namespace {

constexpr std::int64_t kHour = 3'600;

// The last Sunday of a month that has 31 days: when the clocks change, at 01:00 UTC (Summer Time
// Order 2002; the same days since 1996).
std::int64_t ChangeOf(std::chrono::year year, std::chrono::month month) {
  const std::chrono::sys_days day = year / month / std::chrono::Sunday[std::chrono::last];
  return day.time_since_epoch().count() * 86'400LL + kHour;
}

bool IsSummer(std::chrono::year year, std::int64_t utc_seconds) {
  return utc_seconds >= ChangeOf(year, std::chrono::March) &&
         utc_seconds < ChangeOf(year, std::chrono::October);
}

}  // namespace

// The rule, not a time zone database: reading a file is a pure function, the same on every machine.
// A server checks the day of every instant against its own clock again.
std::optional<std::int64_t> InstantInLondon(const v1::CivilDate& date,
                                            std::int64_t seconds_of_day) {
  const auto day = ToDay(date);
  if (!day || date.year() < 1996 || seconds_of_day < 0 || seconds_of_day >= 86'400)
    return std::nullopt;
  const std::chrono::year year(date.year());
  const std::int64_t local = day->time_since_epoch().count() * 86'400LL + seconds_of_day;
  const bool as_winter = !IsSummer(year, local);
  const bool as_summer = IsSummer(year, local - kHour);
  if (as_winter == as_summer) return std::nullopt;
  return as_winter ? local : local - kHour;
}

Day LondonDay(std::int64_t unix_seconds) {
  const std::chrono::sys_seconds utc{std::chrono::seconds(unix_seconds)};
  const auto utc_day = std::chrono::floor<std::chrono::days>(utc);
  const auto year = std::chrono::year_month_day(utc_day).year();
  if (!IsSummer(year, unix_seconds)) return utc_day;
  return std::chrono::floor<std::chrono::days>(utc + std::chrono::seconds(kHour));
}

}  // namespace redress::intake
