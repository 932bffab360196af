#pragma once

#include "engine/findings/setting.h"

namespace redress::findings {

// The checks that are wholly data: a clock is met, a field says so, a fact is on record.

[[nodiscard]] Said CheckClock(const Setting& setting, const std::string& clock_id);
[[nodiscard]] Said CheckStated(const Setting& setting, const v1::StatedCheck& check);
[[nodiscard]] Said CheckHeld(const Setting& setting, const v1::HeldCheck& check);

}  // namespace redress::findings
