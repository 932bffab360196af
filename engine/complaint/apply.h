#pragma once

#include "engine/complaint/state.h"

namespace redress::complaint {

// The two halves of `Evolve`, apart because a fold sees every event but applies only those that
// stand.

// Takes note that the stream has `recorded`.
void See(State& state, const v1::RecordedEvent& recorded);

// Folds in what `recorded` says happened. A correction or an annulment changes nothing here.
void Apply(State& state, const v1::RecordedEvent& recorded);

// Whether all that was said to have happened is annulled.
[[nodiscard]] bool NothingStands(const State& state);

}  // namespace redress::complaint
