#pragma once

#include <algorithm>
#include <vector>

#include "redress/v1/complaint_facts.pb.h"

namespace redress {

// Whether both name the same, in the same order.
[[nodiscard]] inline bool SameReferences(const std::vector<v1::ExternalReference>& a,
                                         const std::vector<v1::ExternalReference>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.source() == y.source() && x.reference() == y.reference();
  });
}

}  // namespace redress
