#pragma once

#include <vector>

#include "engine/clocks/derive.h"
#include "engine/clocks/stage.h"

namespace redress::clocks {

// Adds to `clocks` the duties of `scheme` at each stage that has opened.
void AddStageClocks(const Stages& stages, const editions::Law& law, std::string_view scheme,
                    const AsOf& as_of, std::vector<Clock>& clocks);

}  // namespace redress::clocks
