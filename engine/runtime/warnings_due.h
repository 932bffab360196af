#pragma once

#include <vector>

#include "redress/v1/finding_facts.pb.h"

#include "engine/clocks/facts.h"
#include "engine/editions/law.h"

namespace redress::runtime {

// The warnings a complaint with these facts is to have on `today`, whether given already or not:
// one for each duty not done, warned of by the earliest date of its readings. Pure.
[[nodiscard]] std::vector<v1::WarningGiven> WarningsDue(const clocks::Facts& facts,
                                                        const editions::Law& law, Day today);

}  // namespace redress::runtime
