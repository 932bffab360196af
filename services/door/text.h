#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace redress::door {

// What a text is made of.
struct TextCount {
  std::size_t characters = 0;  // Code points.
  bool has_control = false;    // C0 (line ends too), DEL or C1.
};

// Reads UTF-8 strictly: no overlong forms, no surrogates, nothing above U+10FFFF. Nothing if it is
// not.
[[nodiscard]] std::optional<TextCount> CountUtf8(std::string_view text);

// Whether `text` is of [A-Za-z0-9._-] only.
[[nodiscard]] bool IsOfIdCharacters(std::string_view text);

// Whether `text` is of [0-9a-f] only.
[[nodiscard]] bool IsOfHexCharacters(std::string_view text);

}  // namespace redress::door
