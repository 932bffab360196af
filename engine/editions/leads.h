#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/editions/law.h"

// How long ahead of a date the landlord wants to be warned.
namespace redress::editions {

// The nearest of the landlord's lead times for a duty that is reached on `today`: no more working
// days of `calendar` are left to `date` than that. Nothing if `date` is past, or none is reached
// yet. Of several reached only the nearest counts: the others say the same, later. A duty goes by
// its own lead times, "remedy.do:r1" by those of its rule "remedy.do", what has none of its own, or
// no clock (an empty id), by those of all.
[[nodiscard]] std::optional<std::uint32_t> LeadReached(const v1::Policy& policy,
                                                       std::string_view clock_id,
                                                       const calendar::WorkingDays& calendar,
                                                       Day date, Day today);

// The last day, by any calendar of the law, that a duty which warns today may be due on. Nothing if
// the landlord has no lead times.
[[nodiscard]] std::optional<Day> HorizonOf(const Law& law, Day today);

}  // namespace redress::editions
