#pragma once

#include <cstdint>

#include "redress/v1/event.pb.h"

namespace redress::people {

// What later decisions read of a person or a contact. Holds nothing personal.
struct State {
  std::uint64_t version = 0;  // 0: there is none.

  bool operator==(const State&) const = default;
};

// Folds one event into `state`. Never judges, never fails.
void Evolve(State& state, const v1::RecordedEvent& event);

}  // namespace redress::people
