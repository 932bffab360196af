#pragma once

#include <string>
#include <vector>

#include "redress/v1/what_if_service.pb.h"

#include "services/cli/style.h"

namespace redress::cli {

// What a comparison gave, as far as it is shown.
struct WhatIf {
  std::vector<v1::ComplaintDifference> differences;  // The first of them.
  v1::CompareLawResponse totals;                     // The last part.
};

// A line a duty that differs, and the totals.
[[nodiscard]] std::string RenderWhatIf(const WhatIf& what_if, const Style& style);

}  // namespace redress::cli
