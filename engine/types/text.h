#pragma once

#include <cstddef>
#include <string_view>

namespace redress {

inline constexpr std::size_t kIdBytesMax = 64;

// Whether `text` is well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool IsUtf8(std::string_view text);

// Whether `text` is an id as the contract has them: 1 to 64 characters of [A-Za-z0-9._-].
[[nodiscard]] bool IsId(std::string_view text);

// Whether `text` can stand on one line for people to read: UTF-8 of 1 to `bytes_max` bytes, not
// only blanks, without control characters.
[[nodiscard]] bool IsLine(std::string_view text, std::size_t bytes_max);

}  // namespace redress
