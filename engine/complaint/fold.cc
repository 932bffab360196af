#include "engine/complaint/apply.h"
#include "engine/complaint/fact.h"

namespace redress::complaint {
namespace {

// What later events made of one event.
struct Standing {
  std::uint64_t annulled_by = 0;           // 0: it stands.
  std::uint64_t corrected_by = 0;          // 0: as it was.
  const v1::Happened* happened = nullptr;  // Null: as it was.
  const v1::Fact* fact = nullptr;          // Null: as it was.
};

using Events = std::span<const v1::RecordedEvent>;

std::int32_t CaseOf(const v1::RecordedEvent& recorded) {
  return recorded.event().fact().body_case();
}

// The event `version` names, if it stands before index `at`: nothing speaks of what comes after it.
bool NamesEarlier(std::uint64_t version, std::size_t at) { return version > 0 && version <= at; }

// The first annulment of an event holds. An annulment cannot be annulled: what it named is recorded
// anew.
void Annul(std::vector<Standing>& standings, Events events, std::size_t at) {
  for (const std::uint64_t version : events[at].event().fact().annulled().versions()) {
    if (!NamesEarlier(version, at)) continue;
    if (CaseOf(events[version - 1]) == v1::Fact::kAnnulled) continue;
    auto& standing = standings[version - 1];
    if (standing.annulled_by == 0) standing.annulled_by = at + 1;
  }
}

// Field by field, the latest correction that stands holds. One that gives another kind of fact than
// it corrects says nothing that could be folded.
void Correct(std::vector<Standing>& standings, Events events, std::size_t at) {
  const auto& corrected = events[at].event().fact().corrected();
  if (standings[at].annulled_by != 0 || !NamesEarlier(corrected.version(), at)) return;
  const std::int32_t kind = CaseOf(events[corrected.version() - 1]);
  if (IsAboutRecord(kind)) return;
  if (corrected.has_fact() && corrected.fact().body_case() != kind) return;
  if (!corrected.has_fact() && !corrected.has_happened()) return;
  auto& standing = standings[corrected.version() - 1];
  standing.corrected_by = at + 1;
  if (corrected.has_happened()) standing.happened = &corrected.happened();
  if (corrected.has_fact()) standing.fact = &corrected.fact();
}

std::vector<Standing> Resolve(Events events) {
  std::vector<Standing> standings(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (CaseOf(events[i]) == v1::Fact::kAnnulled) Annul(standings, events, i);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (CaseOf(events[i]) == v1::Fact::kCorrected) Correct(standings, events, i);
  }
  return standings;
}

v1::RecordedEvent AsCorrected(const v1::RecordedEvent& recorded, const Standing& standing) {
  v1::RecordedEvent event = recorded;
  if (standing.happened != nullptr) *event.mutable_event()->mutable_happened() = *standing.happened;
  if (standing.fact != nullptr) *event.mutable_event()->mutable_fact() = *standing.fact;
  return event;
}

bool HappenedBy(const v1::RecordedEvent& recorded, std::optional<Day> as_of) {
  if (!as_of) return true;
  const auto& happened = recorded.event().happened();
  auto day = happened.has_date() ? ToDay(happened.date()) : std::nullopt;
  if (!day) day = ToDay(recorded.recorded_date());
  return !day || *day <= *as_of;
}

void Tell(State& state, const std::vector<Standing>& standings) {
  for (std::size_t i = 0; i < standings.size(); ++i) {
    if (standings[i].annulled_by != 0) state.annulled_by.emplace(i + 1, standings[i].annulled_by);
    if (standings[i].corrected_by != 0)
      state.corrected_by.emplace(i + 1, standings[i].corrected_by);
  }
}

}  // namespace

State FoldAsOf(Events events, std::optional<Day> as_of) {
  const auto standings = Resolve(events);
  State state;
  for (std::size_t i = 0; i < events.size(); ++i) {
    See(state, events[i]);
    const auto& standing = standings[i];
    if (standing.annulled_by != 0) continue;
    if (standing.corrected_by == 0) {
      if (HappenedBy(events[i], as_of)) Apply(state, events[i]);
      continue;
    }
    const auto corrected = AsCorrected(events[i], standing);
    if (HappenedBy(corrected, as_of)) Apply(state, corrected);
  }
  Tell(state, standings);
  if (NothingStands(state)) state.status = v1::COMPLAINT_STATUS_RECORDED_IN_ERROR;
  return state;
}

State Fold(Events events) { return FoldAsOf(events, std::nullopt); }

}  // namespace redress::complaint
