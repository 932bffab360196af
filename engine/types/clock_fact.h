#pragma once

#include <optional>

#include "redress/v1/law.pb.h"

#include "engine/types/fact_item.h"

namespace redress {

// What a fact that starts or stops clocks is about.
struct ClockFactNature {
  std::optional<ItemKind> item;  // The kind of item it names. Nothing: it names none.
  bool of_stage = false;         // Whether it belongs to a stage of a complaint.
  bool states_date = false;      // Whether it can state a date of its own.
  bool of_landlord = false;      // Whether it stands in the landlord's own stream.
};

// The nature of `fact`; of a number that is none of the list, and of UNSPECIFIED, a nature of
// nothing.
[[nodiscard]] const ClockFactNature& NatureOf(v1::ClockFact fact);

// Whether `fact` ends a complaint, or its stage, and does no duty: a refusal, a withdrawal, a
// closing.
[[nodiscard]] constexpr bool OnlyEnds(v1::ClockFact fact) {
  return fact == v1::CLOCK_FACT_REFUSED || fact == v1::CLOCK_FACT_WITHDRAWN ||
         fact == v1::CLOCK_FACT_CLOSED;
}

}  // namespace redress
