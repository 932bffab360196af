#include "engine/imports/state.h"

namespace redress::imports {

void Evolve(State& state, const v1::RecordedEvent& recorded) {
  const v1::Event& event = recorded.event();
  state.version = event.version();
  if (event.fact().has_import_started()) {
    state = {.version = event.version(), .source = event.fact().import_started().source()};
  }
  if (event.fact().has_import_completed()) state.completed = true;
  if (event.fact().has_import_annulled()) state.annulled = true;
}

}  // namespace redress::imports
