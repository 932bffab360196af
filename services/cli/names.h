#pragma once

#include <map>
#include <string>

namespace redress::cli {

// Officers' names by their opaque ids, where the reader may see them.
using Names = std::map<std::string, std::string>;

// The name of `id`, or `id` itself where none is held.
[[nodiscard]] inline std::string NameOf(const Names& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() || found->second.empty() ? id : found->second;
}

}  // namespace redress::cli
