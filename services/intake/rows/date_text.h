#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "services/intake/rows/dates.h"

namespace redress::intake {

// A date as it was written, before anybody asks whether there is such a day.
struct WrittenDate {
  std::optional<int> year;              // Absent: none was written.
  unsigned month = 0;                   // 1 to 12 if written as a word; any number otherwise.
  std::optional<unsigned> day;          // Absent: only month and year were written.
  std::optional<unsigned> weekday;      // 0 is Sunday.
  bool orders_differ = false;           // It is a day only if day and month change places.
  std::optional<std::int64_t> seconds;  // Of the day, by the clock it was written by.
  std::optional<std::int64_t> utc_offset_seconds;  // Written with the time. Absent: London's.
  bool time_is_nonsense = false;                   // E.g. 25:61.
};

// Takes `text` (folded, at most 64 bytes) apart. Nothing if it is not a date from end to end.
[[nodiscard]] std::optional<WrittenDate> TakeApart(std::string_view text, DateOrder order);

}  // namespace redress::intake
