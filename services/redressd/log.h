#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace redress::redressd {

enum class Level { kInfo, kWarning, kError };

using LogField = std::pair<std::string_view, std::string_view>;

// Sets up the log: one JSON object a line on standard error. What protobuf and gRPC would print
// goes there too or nowhere. Called once, first.
void OpenLog();

// Writes one line. Nothing personal ever goes in: ids, addresses, paths and reasons only.
void Log(Level level, std::string_view event, std::initializer_list<LogField> fields = {});

// `text` as JSON writes it, in quotes. Bytes that are no ASCII stay as they are.
[[nodiscard]] std::string ToJson(std::string_view text);

// An object of strings.
[[nodiscard]] std::string ToJson(std::initializer_list<LogField> fields);

}  // namespace redress::redressd
