#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace redress::cli {

// SHA-256, 32 bytes.
[[nodiscard]] std::string Sha256(std::string_view bytes);

// Of all that `in` still holds. Nothing if it cannot be read to its end.
[[nodiscard]] std::optional<std::string> Sha256(std::istream& in);

}  // namespace redress::cli
