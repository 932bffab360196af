#include <span>

#include "engine/complaint/row.h"
#include "tests/properties/erase.h"
#include "tests/properties/history.h"

namespace redress::properties {
namespace {

using Events = std::vector<v1::RecordedEvent>;

bool Same(const commands::StreamState& a, const commands::StreamState& b) {
  return a.version == b.version && a.body == b.body;
}

std::string At(const StreamKey& key, std::size_t version) {
  return v1::StreamKind_Name(key.kind) + " " + key.id + " at version " + std::to_string(version);
}

// What is kept of a complaint beside its events, as bytes.
std::string RowBytes(const History& history, const StreamKey& key, const complaint::State& state) {
  const auto row =
      complaint::MakeRow(key.landlord_id, key.id, state, *history.record.Landlord().law);
  std::string bytes = row.summary.SerializeAsString();
  for (const auto& clock : row.clocks) bytes += "|" + clock.SerializeAsString();
  return bytes;
}

// The duties of a complaint as readers get them, as bytes.
std::string ClockBytes(const History& history, const complaint::State& state) {
  const auto& law = *history.record.Landlord().law;
  std::string bytes;
  for (const auto& clock : clocks::Derive(state.clock_facts, law, history.record.today())) {
    bytes += "|" + clocks::ToView(clock).SerializeAsString();
  }
  return bytes;
}

// Calls `check` with each complaint until it finds something broken.
template <typename Check>
Broken ForEachComplaint(const History& history, const Check& check) {
  for (const auto& [key, state] : history.record.streams()) {
    if (key.kind != v1::STREAM_KIND_COMPLAINT) continue;
    if (auto broken = check(key, std::get<complaint::State>(state.body))) return broken;
  }
  return std::nullopt;
}

Broken VersionsAreDense(const History& history) {
  for (const auto& [key, state] : history.record.streams()) {
    const auto& events = history.record.EventsOf(key);
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].event().version() != i + 1) return At(key, i + 1) + " has another version";
    }
    if (state.version != events.size()) return At(key, events.size()) + " has another state";
  }
  return std::nullopt;
}

// Folding on, event by event, gives what folding afresh gives, after each event since the set-up.
Broken HotStateIsAFreshFold(const History& history) {
  for (const auto& [key, last] : history.record.streams()) {
    const std::span<const v1::RecordedEvent> events = history.record.EventsOf(key);
    auto hot = history.set_up->StateOf(key);
    for (std::size_t count = hot.version + 1; count <= events.size(); ++count) {
      const auto fresh = commands::FoldStream(key.kind, events.first(count));
      if (!commands::Evolve(hot, events[count - 1])) hot = fresh;
      if (!Same(hot, fresh)) return At(key, count) + ": the hot state is not a fresh fold";
    }
    if (!Same(hot, last)) return At(key, events.size()) + ": the record holds another state";
  }
  return std::nullopt;
}

// Nothing that decides, times or counts is personal: destroying every key changes no byte.
Broken ErasureChangesNothing(const History& history) {
  return ForEachComplaint(
      history, [&](const StreamKey& key, const complaint::State& state) -> Broken {
        const std::string row = RowBytes(history, key, state);
        const std::string clocks = ClockBytes(history, state);
        for (const auto instead : {Instead::kErased, Instead::kGarbage, Instead::kNothing}) {
          Events erased = history.record.EventsOf(key);
          for (auto& event : erased) ReplaceSealed(event, instead);
          const auto folded = complaint::Fold(erased);
          if (!(folded == state)) return At(key, erased.size()) + ": erasure changes the state";
          if (RowBytes(history, key, folded) != RowBytes(history, key, state)) {
            return At(key, erased.size()) + ": erasure changes its row";
          }
          if (ClockBytes(history, folded) != ClockBytes(history, state)) {
            return At(key, erased.size()) + ": erasure changes its clocks";
          }
        }
        return std::nullopt;
      });
}

// An event that was written and read back gives the same bytes, states, rows and clocks.
Broken ReplayFromBytesIsTheLiveRun(const History& history) {
  // Streams that are as they were set up are the same in every history: a few of these show it.
  const bool all = history.options.seed % 50 == 0;
  for (const auto& [key, state] : history.record.streams()) {
    if (!all && history.set_up->StateOf(key).version == state.version) continue;
    Events decoded;
    for (const auto& recorded : history.record.EventsOf(key)) {
      const std::string bytes = recorded.SerializeAsString();
      auto& back = decoded.emplace_back();
      if (!back.ParseFromString(bytes)) return At(key, decoded.size()) + " cannot be read back";
      if (back.SerializeAsString() != bytes) return At(key, decoded.size()) + " has other bytes";
    }
    const auto replayed = commands::FoldStream(key.kind, decoded);
    if (!Same(replayed, state)) return At(key, decoded.size()) + ": replay gives another state";
    if (key.kind != v1::STREAM_KIND_COMPLAINT) continue;
    const auto& live = std::get<complaint::State>(state.body);
    const auto& again = std::get<complaint::State>(replayed.body);
    if (RowBytes(history, key, again) != RowBytes(history, key, live)) {
      return At(key, decoded.size()) + ": replay gives another row";
    }
    if (ClockBytes(history, again) != ClockBytes(history, live)) {
      return At(key, decoded.size()) + ": replay gives other clocks";
    }
  }
  return std::nullopt;
}

// At the end of the last day, all that happened had happened: nothing in the future is recorded.
Broken AsOfTheLastDayIsEverything(const History& history) {
  return ForEachComplaint(history,
                          [&](const StreamKey& key, const complaint::State& state) -> Broken {
                            const auto& events = history.record.EventsOf(key);
                            if (!(complaint::FoldAsOf(events, history.record.today()) == state)) {
                              return At(key, events.size()) + ": as of today it is not everything";
                            }
                            if (!(complaint::FoldAsOf(events, std::nullopt) == state)) {
                              return At(key, events.size()) + ": as of no day it is not everything";
                            }
                            return std::nullopt;
                          });
}

// Before anything had happened there was nothing that a clock could run on.
Broken AsOfBeforeAllIsNothing(const History& history) {
  return ForEachComplaint(history, [&](const StreamKey& key, const complaint::State&) -> Broken {
    const auto& events = history.record.EventsOf(key);
    const Day long_ago = std::chrono::year{1901} / 1 / 1;
    if (complaint::FoldAsOf(events, long_ago).clock_facts == clocks::Facts{}) return std::nullopt;
    return At(key, events.size()) + ": there are clock facts before anything happened";
  });
}

}  // namespace

std::vector<Property> FoldProperties() {
  return {
      {"VersionsAreDense", VersionsAreDense},
      {"HotStateIsAFreshFold", HotStateIsAFreshFold},
      {"ErasureChangesNothing", ErasureChangesNothing},
      {"ReplayFromBytesIsTheLiveRun", ReplayFromBytesIsTheLiveRun},
      {"AsOfTheLastDayIsEverything", AsOfTheLastDayIsEverything},
      {"AsOfBeforeAllIsNothing", AsOfBeforeAllIsNothing},
  };
}

}  // namespace redress::properties
