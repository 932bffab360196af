#include "services/door/london.h"

#include <algorithm>

#include <date/tz.h>

namespace redress::door {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;

constexpr std::int64_t FloorDivide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

// Debian's library reads the tables of the time zone data, which end with 2037, and not the rule
// after them. Until then the law says otherwise, it stays: summer time from the last Sunday of
// March to the last Sunday of October, both at 01:00 UTC.
constexpr int kRuleFromYear = 2037;

std::int64_t LastSundayAtOne(int year, std::chrono::month month) {
  using namespace std::chrono;
  const sys_days day{std::chrono::year{year} / month / Sunday[last]};
  return duration_cast<seconds>(day.time_since_epoch()).count() + 3'600;
}

}  // namespace

London::London() {
  using namespace std::chrono;
  const date::time_zone* zone = date::locate_zone("Europe/London");
  date::sys_seconds at{date::sys_days{date::year{kYearMin - 1} / 1 / 1}};
  const date::sys_seconds end{date::sys_days{date::year{kRuleFromYear} / 1 / 1}};
  while (at < end) {
    const date::sys_info period = zone->get_info(at);
    changes_.push_back({at.time_since_epoch().count(), period.offset.count()});
    at = period.end;
  }
  for (int year = kRuleFromYear; year <= kYearMax; ++year) {
    changes_.push_back({LastSundayAtOne(year, March), 3'600});
    changes_.push_back({LastSundayAtOne(year, October), 0});
  }
}

Day London::DayOf(std::int64_t unix_nanos) const {
  const std::int64_t seconds = FloorDivide(unix_nanos, kNanosPerSecond);
  auto after = std::upper_bound(
      changes_.begin(), changes_.end(), seconds,
      [](std::int64_t value, const Change& change) { return value < change.from_seconds; });
  const std::int64_t offset = after == changes_.begin() ? 0 : std::prev(after)->offset_seconds;
  return Day{std::chrono::days{FloorDivide(seconds + offset, kSecondsPerDay)}};
}

const London& London::Get() {
  static const London& london =
      *new London;  // Never destroyed: threads may outlive main's statics.
  return london;
}

}  // namespace redress::door
