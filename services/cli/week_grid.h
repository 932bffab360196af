#pragma once

#include <string>

#include "redress/v1/views.pb.h"

#include "services/cli/style.h"

namespace redress::cli {

// The calendar from day 0 to the date first due, a week a line: the number of each day that
// counted,
// "-" for one that did not, the last number in brackets. Empty if either date is missing or they
// are more than a lifetime of weeks apart.
[[nodiscard]] std::string RenderWeeks(const v1::DueExplanation& explanation, const Style& style);

}  // namespace redress::cli
