#pragma once

#include <cstddef>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"
#include "tests/properties/dice.h"

namespace redress::properties {

// The fact that is step number `step` of an orderly life: received, logged, acknowledged, defined,
// answered, taken to stage 2 and answered again by others, put right and closed, then only notes.
// `complaint` keeps the references of different complaints apart.
[[nodiscard]] v1::Fact OrderlyFact(std::size_t step, std::size_t complaint, Day today, Dice& dice);

}  // namespace redress::properties
