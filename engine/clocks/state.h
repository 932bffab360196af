#pragma once

#include "engine/clocks/derive.h"

namespace redress::clocks {

// Whether what is not done is late: by the hour where that is known, else from the day after.
[[nodiscard]] inline bool IsPast(const Clock& clock, const AsOf& as_of) {
  if (clock.due_nanos && as_of.now_nanos) return *as_of.now_nanos > *clock.due_nanos;
  return as_of.today > *clock.due;
}

// Whether `state` says that something was, or is, late.
[[nodiscard]] constexpr bool IsLateState(v1::ClockState state) {
  return state == v1::CLOCK_STATE_MISSED || state == v1::CLOCK_STATE_OVERDUE ||
         state == v1::CLOCK_STATE_ENDED_LATE;
}

}  // namespace redress::clocks
