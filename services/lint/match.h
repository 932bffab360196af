#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "services/lint/words.h"

namespace redress::lint {

// One place of a pattern: a word out of several, some words after the one before.
struct Element {
  std::size_t gap = 0;                    // How many words may stand in between.
  std::vector<std::string_view> choices;  // "escalat*": any word that begins so; "#": any number.
};

using Elements = std::vector<Element>;

// Reads a pattern: words apart by blanks, "a|b" for either, "..5" for up to five words in between.
[[nodiscard]] Elements ReadPattern(std::string_view pattern);

// Where a match that begins at word `at` ends (one past its last word). `words` are of one
// sentence. Nothing: there is none.
[[nodiscard]] std::optional<std::size_t> MatchAt(std::span<const Word> words, std::size_t at,
                                                 std::span<const Element> elements);

// Whether the pattern matches anywhere in `words`, which are of one sentence.
[[nodiscard]] bool Holds(std::span<const Word> words, std::span<const Element> elements);

}  // namespace redress::lint
