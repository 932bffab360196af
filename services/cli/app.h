#pragma once

#include <string>
#include <vector>

#include "services/cli/world.h"

namespace redress::cli {

// Runs `redress` with `arguments` (the program's own name is not one of them) and answers its exit
// code.
[[nodiscard]] int Run(const std::vector<std::string>& arguments, World& world);

}  // namespace redress::cli
