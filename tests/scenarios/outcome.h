#pragma once

#include <string>

#include "engine/types/result.h"
#include "tests/scenarios/expect.h"

namespace redress::scenarios {

// The refusal, in the words a scenario would expect it in.
inline std::string Describe(const Refusal& refusal) {
  return v1::RefusalReason_Name(refusal.reason) + " field=" + refusal.field +
         " provision=" + refusal.provision + ": " + refusal.message;
}

inline Outcome Unexpected(const std::string& message) { return tl::unexpected(message); }

}  // namespace redress::scenarios
