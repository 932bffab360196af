#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redress::lint {

// One word of a text, as patterns see it: in lower case, without apostrophes, small numbers as
// digits.
struct Word {
  std::string text;
  std::size_t begin = 0;     // In the text, in bytes.
  std::size_t end = 0;       // Likewise.
  std::size_t line = 0;      // From 1.
  std::size_t column = 0;    // From 1, in characters.
  std::size_t sentence = 0;  // Words of one sentence, list item or cell of a table have one number.
};

inline constexpr std::size_t kSentenceWordsMax =
    120;  // A longer one is cut: nothing looks further than this.

// Cuts `text` into words. Tags of HTML are passed over; those that end a line end a sentence.
[[nodiscard]] std::vector<Word> ReadWords(std::string_view text);

}  // namespace redress::lint
