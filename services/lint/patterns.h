#pragma once

#include <array>
#include <span>
#include <string_view>

namespace redress::lint {

// Whether "not", "never" and their like before or within the words silence the pattern.
enum class Negation { kSilences, kMeansNothing };

// A wording that is known to go against the Code, in all the ways in which it was met.
struct Pattern {
  std::string_view name;
  std::string_view provision;                // Of the Code of 2024.
  std::array<std::string_view, 8> wordings;  // As `ReadPattern` reads them; empty ones are none.
  std::array<std::string_view, 6>
      unless;             // If the same sentence holds one of these, it is no fault.
  std::string_view with;  // The same sentence has to hold this too. Empty: nothing.
  Negation negation = Negation::kSilences;
  std::string_view message;  // What is wrong.
  std::string_view instead;  // What to say.
};

// All of them. Of two that meet in the same words, both are told.
[[nodiscard]] std::span<const Pattern> Patterns();

}  // namespace redress::lint
