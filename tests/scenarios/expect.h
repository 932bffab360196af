#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "redress/v1/event.pb.h"

#include "engine/clocks/derive.h"
#include "tests/scenarios/words.h"

namespace redress::scenarios {

// The lines of a scenario that expect something. The error says what does not hold, or which word
// was not understood.
using Outcome = tl::expected<void, std::string>;

// `clock <id> [<state>] [provisional] [key=value...]`, or `clock <id> absent`.
[[nodiscard]] Outcome ExpectClock(const std::vector<clocks::Clock>& clocks, const Words& words);

// `explain <clock> [reading] key=value...`: how a date came about.
[[nodiscard]] Outcome ExpectExplanation(const std::vector<clocks::Clock>& clocks,
                                        const Words& words);

// `extension <clock> <number> counts|ignored [key=value...]`: what became of an extension.
[[nodiscard]] Outcome ExpectExtension(const std::vector<clocks::Clock>& clocks, const Words& words);

// `then <event>...`: the events that a command made, in order.
[[nodiscard]] Outcome ExpectEvents(const std::vector<v1::RecordedEvent>& made, const Words& words);

}  // namespace redress::scenarios
