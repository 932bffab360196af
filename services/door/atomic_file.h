#pragma once

#include <filesystem>
#include <string_view>

#include "engine/types/result.h"

namespace redress::door {

// Replaces a small file whole: whoever opens it sees the old content or the new, also after a crash.
// Returns once it is on disk. kUnavailable, with the system's reason, if it cannot be written.
[[nodiscard]] Result<void> WriteAtomically(const std::filesystem::path& file,
                                           std::string_view content);

}  // namespace redress::door
