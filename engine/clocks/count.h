#pragma once

#include <cstdint>
#include <optional>

#include "engine/calendar/working_days.h"
#include "engine/clocks/facts.h"

namespace redress::clocks {

// Where a limit leads.
struct Dated {
  calendar::Counted counted;
  std::optional<std::int64_t> due_nanos;  // Of a limit in hours whose start has an instant.
};

// Counts `limit` from `start`, which is day 0. `interval` is the number of working days between
// updates, where one is agreed; 0: none is. Nothing if it cannot be counted: the day of the start
// is not known, it states no date, no interval is agreed.
[[nodiscard]] std::optional<Dated> Count(const calendar::WorkingDays& calendar, const Mark& start,
                                         const v1::Limit& limit, std::uint32_t interval);

}  // namespace redress::clocks
