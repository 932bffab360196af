#pragma once

#include <functional>
#include <optional>

#include "engine/findings/setting.h"

namespace redress::findings {

// The checks that are wholly data: a clock is met, a field says so, a fact is on record.

[[nodiscard]] Said CheckClock(const Setting& setting, const std::string& clock_id);
[[nodiscard]] Said CheckStated(const Setting& setting, const v1::StatedCheck& check);
[[nodiscard]] Said CheckHeld(const Setting& setting, const v1::HeldCheck& check);

// Finds a fact of that name in a record, and answers its version. Nothing if none is held.
using FindFact = std::function<std::optional<std::uint64_t>(const std::string&)>;

// CheckHeld of any record.
[[nodiscard]] Said SayHeld(const v1::HeldCheck& check, const FindFact& find);

}  // namespace redress::findings
