#pragma once

#include <optional>

#include "engine/commands/command.h"

namespace redress::commands {

// `happened` with the grade that its fields imply, where none is said: EXACT with an instant, DAY
// without. Without a day nothing is implied.
[[nodiscard]] v1::Happened Graded(const v1::Happened& happened);

// When a step happened. What is asked without a day happens today.
[[nodiscard]] v1::Happened HappenedOf(const Step& step, v1::Intent intent, Day today);

// DATE_IN_FUTURE, DATE_NEEDED: of the step and of every moment its fact holds. Dates that were
// promised may lie ahead.
[[nodiscard]] std::optional<Refusal> ObjectToDates(const v1::Happened& happened,
                                                   const v1::Fact& fact, Day today);

}  // namespace redress::commands
