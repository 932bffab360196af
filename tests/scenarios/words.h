#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "redress/v1/types.pb.h"

#include "engine/types/day.h"

namespace redress::scenarios {

inline constexpr std::size_t kLineBytesMax = 1'000;

// A `key=value` of a line.
using Pair = std::pair<std::string, std::string>;

// One line, cut into words: first those that stand alone, then the pairs, each in order.
struct Words {
  std::vector<std::string> bare;
  std::vector<Pair> pairs;
};

// Cuts a line at its blanks. A value in double quotes may hold blanks. The error says what is
// wrong.
[[nodiscard]] tl::expected<Words, std::string> Cut(std::string_view line);

// Cuts at commas; an empty text gives nothing.
[[nodiscard]] std::vector<std::string> CutList(std::string_view text);

// Reads "2024-04-02" (the day), "2024-04-02T14:30" (the day, and the hour in UTC), "~2024-04-02"
// (an estimate) or "?" (no day is held).
[[nodiscard]] std::optional<v1::Happened> ReadHappened(std::string_view text);

// "EXTENSION_TOO_LATE" of "extension-too-late", and back.
[[nodiscard]] std::string ToEnumCase(std::string_view name);
[[nodiscard]] std::string ToDashes(std::string_view name);

}  // namespace redress::scenarios
