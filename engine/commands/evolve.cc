#include "engine/commands/command.h"
#include "engine/types/assert.h"

namespace redress::commands {

StreamState MakeState(v1::StreamKind kind) {
  StreamState state;
  switch (kind) {
    case v1::STREAM_KIND_COMPLAINT:
      state.body = complaint::State{};
      break;
    case v1::STREAM_KIND_CONTACT:
    case v1::STREAM_KIND_PERSON:
    case v1::STREAM_KIND_SERVICE_REQUEST:
      state.body = people::State{};
      break;
    case v1::STREAM_KIND_LANDLORD:
      state.body = landlord::State{};
      break;
    case v1::STREAM_KIND_IMPORT:
      state.body = imports::State{};
      break;
    default:
      break;  // Of a kind without a state of its own.
  }
  return state;
}

bool Evolve(StreamState& state, const v1::RecordedEvent& event) {
  state.version = event.event().version();
  if (auto* body = std::get_if<complaint::State>(&state.body)) {
    if (complaint::NeedsFold(event.event())) return false;
    complaint::Evolve(*body, event);
  } else if (auto* landlord = std::get_if<landlord::State>(&state.body)) {
    landlord::Evolve(*landlord, event);
  } else if (auto* person = std::get_if<people::State>(&state.body)) {
    people::Evolve(*person, event);
  } else if (auto* import = std::get_if<imports::State>(&state.body)) {
    imports::Evolve(*import, event);
  }
  return true;
}

StreamState FoldStream(v1::StreamKind kind, std::span<const v1::RecordedEvent> events) {
  StreamState state = MakeState(kind);
  if (kind == v1::STREAM_KIND_COMPLAINT) {
    state.body = complaint::Fold(events);
    if (!events.empty()) state.version = events.back().event().version();
    return state;
  }
  for (const auto& event : events) REDRESS_ASSERT(Evolve(state, event));
  return state;
}

}  // namespace redress::commands
