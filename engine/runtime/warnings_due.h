#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "redress/v1/finding_facts.pb.h"

#include "engine/clocks/facts.h"
#include "engine/editions/law.h"

namespace redress::runtime {

// The nearest of the landlord's lead times for a duty that is reached on `today`: no more working
// days are left to `warn` than that. Nothing if `warn` is past, or none is reached yet. Of several
// reached, only the nearest warns: the others say the same, later. A lead time for a rule holds for
// each of its items, "remedy.do:r1".
[[nodiscard]] std::optional<std::uint32_t> LeadReached(const editions::Law& law,
                                                       std::string_view clock_id, Day warn,
                                                       Day today);

// The last day that a duty which warns today may be due on. Nothing if the landlord has no lead
// times.
[[nodiscard]] std::optional<Day> HorizonOf(const editions::Law& law, Day today);

// The warnings a complaint with these facts is to have on `today`, whether given already or not:
// one for each duty not done, warned of by the earliest date of its readings. Pure.
[[nodiscard]] std::vector<v1::WarningGiven> WarningsDue(const clocks::Facts& facts,
                                                        const editions::Law& law, Day today);

}  // namespace redress::runtime
