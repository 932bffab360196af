#include "engine/complaint/apply.h"
#include "engine/complaint/fact.h"
#include "engine/types/reference.h"
#include "engine/types/standing.h"

namespace redress::complaint {
namespace {

// The version has to be of an event of this stream, and not one that is about the record itself.
bool IsFact(const State& state, std::uint64_t version) {
  return version > 0 && version <= state.body_cases.size() &&
         !IsAboutRecord(state.body_cases[version - 1]);
}

}  // namespace

bool operator==(const State& a, const State& b) {
  return a.version == b.version && a.last_position == b.last_position && a.status == b.status &&
         a.stage == b.stage && a.stages == b.stages && SameReferences(a.references, b.references) &&
         a.received_day == b.received_day && a.subject_category == b.subject_category &&
         a.property_reference == b.property_reference && a.estate_reference == b.estate_reference &&
         a.point_ids == b.point_ids && a.question_ids == b.question_ids &&
         a.items_done == b.items_done && a.annulled_by == b.annulled_by &&
         a.corrected_by == b.corrected_by && a.body_cases == b.body_cases &&
         a.clock_facts == b.clock_facts;
}

bool NeedsFold(const v1::Event& event) { return IsAboutRecord(event.fact().body_case()); }

void Evolve(State& state, const v1::RecordedEvent& recorded) {
  const v1::Event& event = recorded.event();
  if (event.fact().has_corrected() && IsFact(state, event.fact().corrected().version())) {
    state.corrected_by[event.fact().corrected().version()] = event.version();
  }
  for (const std::uint64_t version : event.fact().annulled().versions()) {
    if (version == 0 || version > state.body_cases.size()) continue;
    if (state.body_cases[version - 1] == v1::Fact::kAnnulled) continue;
    state.annulled_by.try_emplace(version, event.version());
  }
  // A record annulled whole begins anew with the next fact.
  if (state.status == v1::COMPLAINT_STATUS_RECORDED_IN_ERROR && !NeedsFold(event) &&
      NothingStands(state)) {
    state.status = v1::COMPLAINT_STATUS_UNSPECIFIED;
  }
  See(state, recorded);
  Apply(state, recorded);
}

}  // namespace redress::complaint
