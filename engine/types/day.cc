#include "engine/types/day.h"

#include <charconv>
#include <cstdio>

namespace redress {

std::optional<Day> ToDay(const v1::CivilDate& date) {
  if (date.year() < kYearMin || date.year() > kYearMax) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{date.year()},
                                        std::chrono::month{date.month()},
                                        std::chrono::day{date.day()}};
  // month and day wrap at 256 inside <chrono>: compare before trusting ok().
  if (date.month() > 12 || date.day() > 31 || !ymd.ok()) return std::nullopt;
  return Day{ymd};
}

v1::CivilDate ToCivilDate(Day day) {
  const std::chrono::year_month_day ymd{day};
  v1::CivilDate date;
  date.set_year(static_cast<int>(ymd.year()));
  date.set_month(static_cast<unsigned>(ymd.month()));
  date.set_day(static_cast<unsigned>(ymd.day()));
  return date;
}

std::string ToIsoDate(Day day) {
  const std::chrono::year_month_day ymd{day};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return text;
}

std::optional<Day> FromIsoDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) -> std::optional<std::uint32_t> {
    std::uint32_t value = 0;
    const char* end = text.data() + from + size;
    const auto [last, error] = std::from_chars(text.data() + from, end, value);
    if (error != std::errc{} || last != end) return std::nullopt;
    return value;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  v1::CivilDate date;
  date.set_year(static_cast<std::int32_t>(*year));
  date.set_month(*month);
  date.set_day(*day);
  return ToDay(date);
}

Day AddMonths(Day day, int months) {
  const std::chrono::year_month_day from{day};
  const auto to = from + std::chrono::months{months};
  return to.ok() ? Day{to} : Day{to.year() / to.month() / std::chrono::last};
}

}  // namespace redress
