#pragma once

#include <string>

#include "redress/v1/law.pb.h"

namespace redress::editions {

// What a check is called, e.g. "clock stage1.respond", "stated responded.stage_stated", "POINTS_DECIDED".
// Empty if it is none.
[[nodiscard]] std::string NameOf(const v1::Check& check);

}  // namespace redress::editions
