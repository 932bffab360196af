#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "services/letters/layout/check.h"
#include "services/letters/layout/filling.h"

namespace redress::letters {

// A stretch of a value or of the template's own words.
struct Run {
  enum class Kind { kWords, kValue, kGap, kLineEnd };  // kLineEnd: a line's end within a value.
  Kind kind = Kind::kWords;
  std::string text;

  bool operator==(const Run&) const = default;
};

using Line = std::vector<Run>;

// A part of a letter, top to bottom.
struct Block {
  enum class Kind { kTitle, kHeading, kSubheading, kParagraph, kList };
  Kind kind = Kind::kParagraph;
  std::vector<Line> lines;  // Of a list, its items; of a heading, one.

  bool operator==(const Block&) const = default;
};

using Sheet = std::vector<Block>;

inline constexpr std::size_t kSheetBytesMax = 1 << 20;  // Filled in, before it is set.

// Fills a template. In it a line "# …" is the title, "## …" and "### …" are headings, "- …" an item
// of a list, an empty line ends a paragraph, and every other line is a line. What a value holds
// never is any of these: only the template decides what a line is. Nothing if it comes to more than
// kSheetBytesMax.
[[nodiscard]] tl::expected<Sheet, std::string> Fill(const CheckedTemplate& checked,
                                                    const Filling& filling);

// Makes any bytes fit to stand in a letter: line ends are '\n', control characters and marks that
// turn the reading direction become U+FFFD, bytes that are not UTF-8 "?".
[[nodiscard]] std::string Clean(std::string_view text);

// The plain text of it, in lines of at most kTextColumns columns where there are spaces to break
// at. A line's end within a value is followed by blanks: a value never begins a line at the margin
// by itself.
[[nodiscard]] std::string WriteText(const Sheet& sheet);

inline constexpr std::size_t kTextColumns = 76;

enum class Print { kOrdinary, kLarge };

// A whole HTML page of it, that needs nothing but itself: no script, no picture, no font from
// elsewhere.
[[nodiscard]] std::string WriteHtml(const Sheet& sheet, std::string_view language, Print print);

}  // namespace redress::letters
