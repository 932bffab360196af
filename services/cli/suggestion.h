#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace redress::cli {

// The one of `known` that `word` was most likely meant to be; empty if none is near.
[[nodiscard]] std::string Nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace redress::cli
