#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace redress::cli {

// The whole of a file, if it can be read and has at most `bytes_max` bytes.
[[nodiscard]] std::optional<std::string> ReadFile(const std::string& path, std::size_t bytes_max);

// Writes `text` to a file, in the place of what is there. False: it could not be written whole.
[[nodiscard]] bool WriteFile(const std::string& path, const std::string& text);

}  // namespace redress::cli
