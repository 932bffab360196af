#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace redress::scenarios {

inline constexpr std::size_t kScenarioBytesMax = 65'536;
inline constexpr std::size_t kScenarioLinesMax = 500;

// What a scenario's first lines say of it.
struct Header {
  std::vector<std::string> provisions;  // "# provision: 6.9a 6.9b": those that it is about.
  std::string title;                    // "# title: ...": what is so.
};
[[nodiscard]] Header ReadHeader(std::string_view text);

// Runs one scenario, as README.md describes them, on a record of its own. Answers what went wrong,
// each as "<file>:<line>: expected ..., but ..."; nothing if all of it held. Every line that is not
// understood is a fault, and so is a scenario that expects nothing.
[[nodiscard]] std::vector<std::string> RunScenario(std::string_view text,
                                                   const std::string& file_name);

}  // namespace redress::scenarios
