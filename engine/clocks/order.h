#pragma once

#include <vector>

#include "engine/clocks/facts.h"

namespace redress::clocks {

// One fact of any kind. Exactly one of the last four is set.
struct Entry {
  const Moment* at = nullptr;
  const Mark* mark = nullptr;
  const Extension* extension = nullptr;
  const End* end = nullptr;
  const Void* made_void = nullptr;
};

using Timeline = std::vector<Entry>;

// The day on which `at` stands in the order of happening.
[[nodiscard]] inline Day DayInOrder(const Moment& at) { return at.day.value_or(at.recorded_day); }

// All of `facts` in order of happening: by day; on one day those whose instants are known by
// instant, all others in version order; where the day is not known, on the day of recording.
// `facts` must outlive the answer.
[[nodiscard]] Timeline InOrder(const Facts& facts);

}  // namespace redress::clocks
