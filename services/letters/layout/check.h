#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace redress::letters {

inline constexpr std::size_t kTemplateBytesMax = 32'768;
inline constexpr std::size_t kTagsMax = 300;  // Of one template: bounds what it can grow to.
inline constexpr std::size_t kSectionsDeepMax = 8;

// A name that a kind of letter cannot do without, because a provision asks for what it says.
struct NeededName {
  std::string_view name;
  std::string_view provision;
};

// A template that is sound: it can be filled without fail, and reaches nothing but its names.
struct CheckedTemplate {
  std::string text;               // Line ends are '\n'.
  std::string language;           // As its comment {{! lang: cy }} says. Empty: it does not say.
  std::size_t language_line = 0;  // Where it says so. 0: nowhere.
};

// What is wrong with a template, and on which of its lines.
struct TemplateFault {
  std::size_t line = 0;
  std::string message;  // "expected ..., but ...".
};

// "template:<line>: <message>".
[[nodiscard]] std::string ToText(const TemplateFault& fault);

// Checks a template: UTF-8 without control characters, in bounds, every tag closed, every section
// closed by its own name, only known names in their places, none of `needed` left out; no partials,
// no other delimiters.
[[nodiscard]] tl::expected<CheckedTemplate, TemplateFault> CheckTemplate(
    std::string_view text, std::span<const NeededName> needed);

}  // namespace redress::letters
