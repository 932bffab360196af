#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::letters {

// A fact of a stream that stands: not annulled, and as its latest correction has it. Points into
// the events.
struct Standing {
  const v1::Fact* fact = nullptr;
  std::optional<Day> day;  // When it happened; nothing if that is not known.
};

// The facts of a whole stream that stand and had happened by the end of `by`, in version order.
// Those whose day is not known count from the day they were recorded.
[[nodiscard]] std::vector<Standing> StandingFacts(std::span<const v1::RecordedEvent> events,
                                                  Day by);

}  // namespace redress::letters
