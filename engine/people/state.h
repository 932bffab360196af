#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "redress/v1/event.pb.h"

namespace redress::people {

// What later decisions read of a person or a contact. Holds nothing personal.
struct State {
  std::uint64_t version = 0;             // 0: there is none.
  std::vector<std::int32_t> body_cases;  // The kind of each event's fact, by version - 1.
  std::set<std::uint64_t> annulled;      // Versions of events that never happened.

  bool operator==(const State&) const = default;
};

// Folds one event into `state`. Never judges, never fails. Corrections and annulments change
// nothing that an earlier event left here, so no stream of people has to be folded afresh.
void Evolve(State& state, const v1::RecordedEvent& event);

}  // namespace redress::people
