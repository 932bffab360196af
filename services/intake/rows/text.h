#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace redress::intake {

// How a log's bytes are to be read. Never guessed: the mapping says so.
enum class Encoding { kUtf8, kWindows1252 };

// Whether `text` is UTF-8: no surrogates, no overlong forms.
[[nodiscard]] bool IsUtf8(std::string_view text);

// Whether `text` is UTF-8 (no surrogates, no overlong forms) without control characters but tab,
// line feed and carriage return.
[[nodiscard]] bool IsCleanUtf8(std::string_view text);

// `text` in UTF-8. Nothing if it is not of that encoding.
[[nodiscard]] std::optional<std::string> ToUtf8(std::string_view text, Encoding encoding);

// `text` with every byte that is not clean UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string Scrub(std::string_view text);

// `text` without blanks at its ends; U+00A0, which spreadsheets are fond of, counts as a blank.
[[nodiscard]] std::string_view Trim(std::string_view text);

// As people compare names and labels: trimmed, each run of blanks one space, A to Z and the
// capitals of Latin-1 small. Other scripts' capitals stay: two spellings are then two names, which
// can be seen and mended, where a wrong folding would join two people.
[[nodiscard]] std::string Fold(std::string_view text);

}  // namespace redress::intake
