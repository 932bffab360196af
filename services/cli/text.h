#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace redress::cli {

// Makes `text` safe for a terminal: whatever a record holds, it cannot move the cursor, change
// colours, reverse the reading direction or hide. Control characters become "\n", "\t" or "\u{1b}",
// bytes that are not UTF-8 become "\xff".
[[nodiscard]] std::string Shown(std::string_view text);

// How many columns a terminal gives to `shown`, which went through `Shown`.
[[nodiscard]] std::size_t Columns(std::string_view shown);

// The beginning of `shown` in at most `columns` columns, ending in "…" if something is left off.
[[nodiscard]] std::string Cut(std::string_view shown, std::size_t columns);

// `shown` in lines of at most `columns` columns, broken at spaces, each after `indent` and ended by
// a newline. `columns` 0: one line, however long. A word that is longer than a line stays whole.
[[nodiscard]] std::string Wrap(std::string_view shown, std::string_view indent,
                               std::size_t columns);

}  // namespace redress::cli
