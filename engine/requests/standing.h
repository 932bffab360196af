#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::requests {

// A fact that stands: corrected as it should have been, and not annulled. Refers to the events it
// was made from.
struct Standing {
  std::uint64_t version = 0;
  const v1::Happened* happened = nullptr;
  const v1::Fact* fact = nullptr;
  std::optional<Day> day;  // When it happened. Absent: nobody recorded the day.
  Day counted;             // That day, or else the one it was recorded on.
};

// The facts of a stream that stand and had happened by the end of `as_of` (where given), in version
// order. What has no day counts from the day it was recorded. Corrections and annulments count
// whenever they were recorded: they are what is known now.
[[nodiscard]] std::vector<Standing> FactsThatStand(std::span<const v1::RecordedEvent> events,
                                                   std::optional<Day> as_of);

// Whether `a` happened before `b`, as far as their days, or else their instants, say.
[[nodiscard]] bool IsBefore(const v1::Happened& a, const v1::Happened& b);

}  // namespace redress::requests
