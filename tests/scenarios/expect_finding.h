#pragma once

#include <vector>

#include "engine/findings/findings.h"
#include "tests/scenarios/expect.h"

namespace redress::scenarios {

// `finding <provision> <verdict> [stage=] [edition=] [check=] [versions=] [judged]`, or `finding
// <provision> absent`.
[[nodiscard]] Outcome ExpectFinding(const std::vector<findings::Finding>& findings,
                                    const Words& words);

}  // namespace redress::scenarios
