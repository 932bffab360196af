#include "engine/people/state.h"

namespace redress::people {

void Evolve(State& state, const v1::RecordedEvent& recorded) {
  const v1::Event& event = recorded.event();
  for (const std::uint64_t version : event.fact().annulled().versions()) {
    if (version > 0 && version <= state.body_cases.size()) state.annulled.insert(version);
  }
  state.version = event.version();
  state.body_cases.push_back(event.fact().body_case());
}

}  // namespace redress::people
