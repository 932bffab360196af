#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace redress::lint {

inline constexpr std::size_t kTextBytesMax = 1 << 20;  // Of one text: a policy has some 50,000.
inline constexpr std::size_t kWarningsMax = 500;  // Of one text: what is over is not worth reading.

// Something in a policy's or a letter's words that the Code speaks against, or that is out of date.
struct Warning {
  std::size_t line = 0;    // From 1.
  std::size_t column = 0;  // From 1, in characters.
  std::string pattern;     // Which pattern, e.g. "reasons-to-escalate".
  std::string provision;   // The Code's (2024), e.g. "6.12".
  std::string found;       // The words, on one line. At most kFoundBytesMax.
  std::string message;     // What is wrong with them.
  std::string instead;     // What to say.

  bool operator==(const Warning&) const = default;
};

inline constexpr std::size_t kFoundBytesMax = 160;

// Reads a text (plain, Markdown or HTML, whose tags are passed over) and warns of wordings that are
// known to go against the Code, in the order of the text. Looks at words only: it finds no fault
// that is put in other words, and a person has to judge what it finds. Case, line ends and spacing
// make no difference. Costs time in proportion to the text. A fault ("expected ..., but ...") if
// the text is too long or not UTF-8.
[[nodiscard]] tl::expected<std::vector<Warning>, std::string> Lint(std::string_view text);

// All patterns there are, in the table's order.
[[nodiscard]] std::vector<std::string> PatternNames();

}  // namespace redress::lint
