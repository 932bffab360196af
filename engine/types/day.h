#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "redress/v1/types.pb.h"

namespace redress {

// A civil day. The engine counts days and knows no time zone.
using Day = std::chrono::sys_days;

inline constexpr int kYearMin = 1900;
inline constexpr int kYearMax = 2199;

// Reads `date`. Nothing if it is no day of the calendar, or its year is not kYearMin to kYearMax.
[[nodiscard]] std::optional<Day> ToDay(const v1::CivilDate& date);

[[nodiscard]] v1::CivilDate ToCivilDate(Day day);

// "2024-04-02".
[[nodiscard]] std::string ToIsoDate(Day day);

// Reads "2024-04-02", and nothing else.
[[nodiscard]] std::optional<Day> FromIsoDate(std::string_view text);

// `day` so many months on, or back if `months` is negative. A day that the month lacks is its last.
[[nodiscard]] Day AddMonths(Day day, int months);

}  // namespace redress
