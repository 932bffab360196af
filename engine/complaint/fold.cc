#include "engine/complaint/apply.h"
#include "engine/types/standing.h"

namespace redress::complaint {
namespace {

using Events = std::span<const v1::RecordedEvent>;

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
