#pragma once

#include <string>
#include <vector>

namespace redress::scenarios {

// All scenarios of the folder and its subfolders, by their paths in it, in order.
[[nodiscard]] std::vector<std::string> ScenarioPaths();

// The text of one of them.
[[nodiscard]] std::string ReadScenario(const std::string& path);

}  // namespace redress::scenarios
