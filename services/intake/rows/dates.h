#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/types/day.h"

namespace redress::intake {

// How three numbers are a date. Only the mapping says otherwise than the British order.
enum class DateOrder { kDayMonthYear, kMonthDayYear, kYearMonthDay };

// What a log's dates look like.
struct DateRules {
  DateOrder order = DateOrder::kDayMonthYear;
  bool excel_serials = false;  // Whether "45384" is the 45,384th day of a spreadsheet of 1900.
  bool unreadable_is_not_known =
      false;  // Whether text that is no date is graded. Otherwise it is a fault.
  bool impossible_is_fault = false;  // Whether a day that there is not is a fault, not graded.

  bool operator==(const DateRules&) const = default;
};

// What a cell says of when something happened.
struct DateReading {
  // Absent: the cell does not say that it happened ("", "no", "TBC"). Its grade is always set.
  std::optional<v1::Happened> happened;
  std::string note;  // Why it was graded or left out. Empty: it is plain. Not personal.
};

// Two digits are 2000 to 2069, or 1970 to 1999. Fixed, so that a file means the same in any year.
inline constexpr int kTwoDigitYearPivot = 70;

// Reads what a person wrote where a date belongs: 02/04/2024, 2-4-24, 2.4.2024, 2 April 2024, Tue
// 2nd Apr 24, 2024-04-02, each with or without a time of London ("14:05", "2:05 pm"), or
// 2024-04-02T14:05:00Z. What it cannot be sure of it grades and notes, or answers why it is no date
// ("expected ..., but ...").
[[nodiscard]] tl::expected<DateReading, std::string> ReadDate(std::string_view text,
                                                              const DateRules& rules);

// The instant at which London's clocks showed this time on this day. Nothing if they never did, or
// did twice (the hours the clocks change), or before 1996, whose rule was another.
[[nodiscard]] std::optional<std::int64_t> InstantInLondon(const v1::CivilDate& date,
                                                          std::int64_t seconds_of_day);

// The civil day in London of an instant, by the same rule.
[[nodiscard]] Day LondonDay(std::int64_t unix_seconds);

}  // namespace redress::intake
