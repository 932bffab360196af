#pragma once

#include <cstdint>
#include <string>

#include "redress/v1/event.pb.h"

namespace redress::complaint {

// The stage a fact belongs to, as its event carries it: 1 to 3; 0 for none, or one that is no
// stage. A `Received` belongs to stage 1, which it opens; an escalation to the stage asked for; a
// correction to the stage of the fact it gives.
[[nodiscard]] std::uint32_t StageOf(const v1::Fact& fact);

// The fact's name in the contract, e.g. "acknowledged". Empty if there is none.
[[nodiscard]] std::string NameOf(const v1::Fact& fact);

}  // namespace redress::complaint
