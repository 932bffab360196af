#pragma once

#include <span>
#include <string>
#include <string_view>

namespace redress::letters {

// What a template may do with a name.
enum class NameKind {
  kText,  // {{name}}, and {{#name}}…{{/name}} for "if there is one".
  kFlag,  // {{#name}}…{{/name}} and {{^name}}…{{/name}}.
  kList,  // {{#name}}…{{/name}}, once for each entry.
};

// A name that templates may use.
struct Name {
  std::string_view name;
  NameKind kind = NameKind::kText;
  std::string_view list =
      {};  // The list in whose entries alone it means something. Empty: anywhere.
};

// All of them, in the order in which they are listed for people.
[[nodiscard]] std::span<const Name> Names();

// The name's entry, or null.
[[nodiscard]] const Name* FindName(std::string_view name);

// All of them in one line, for a message.
[[nodiscard]] std::string ListNames();

}  // namespace redress::letters
