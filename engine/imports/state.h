#pragma once

#include <cstdint>
#include <string>

#include "redress/v1/event.pb.h"

namespace redress::imports {

// What later decisions read of one import.
struct State {
  std::uint64_t version = 0;  // 0: there is none.
  std::string source;
  bool completed = false;
  bool annulled = false;

  bool operator==(const State&) const = default;
};

// Folds one event into `state`. Never judges, never fails.
void Evolve(State& state, const v1::RecordedEvent& event);

}  // namespace redress::imports
