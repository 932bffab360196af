#pragma once

#include <cstddef>
#include <string>

namespace redress::cli {

// What the reader's screen can show.
struct Style {
  std::size_t width = 0;  // Columns. 0: no terminal, so lines may be as long as they like.
  bool colour = false;
};

// What a colour is to say. Never the only thing that says it: the words beside it always do.
enum class Tone { kPlain, kStrong, kQuiet, kGood, kWarning, kBad };

// Wraps `text`, which must be safe to show, in the colour of `tone`.
[[nodiscard]] std::string Paint(const std::string& text, Tone tone, const Style& style);

}  // namespace redress::cli
