#pragma once

#include <string>

#include "redress/v1/event.pb.h"

#include "services/cli/names.h"

namespace redress::cli {

// What happened, on one line: "acknowledged: handler Ann Example, response told Thu 18 Apr 2024".
// Works from the descriptors, so a fact that is new to the contract is described too. Not yet safe
// to show: goes through `Shown`.
[[nodiscard]] std::string DescribeFact(const v1::Fact& fact, const Names& names);

// Only the fact's own name: "extension notified".
[[nodiscard]] std::string FactWords(const v1::Fact& fact);

inline constexpr std::size_t kQuoteColumnsMax = 60;  // Of a personal text within the line.
inline constexpr int kListedMax = 5;                 // Of a repeated field's values.

}  // namespace redress::cli
