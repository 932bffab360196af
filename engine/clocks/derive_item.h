#pragma once

#include <vector>

#include "engine/clocks/derive.h"
#include "engine/clocks/items.h"

namespace redress::clocks {

// Adds to `clocks` the duties of `scheme` that belong to no stage and are of that scope: of the
// record as a whole, and of each of its items. A duty is there once what starts it is recorded.
void AddItemClocks(const Items& items, const editions::Law& law, std::string_view scheme,
                   v1::ClockScope scope, const AsOf& as_of, std::vector<Clock>& clocks);

}  // namespace redress::clocks
