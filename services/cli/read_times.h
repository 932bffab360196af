#pragma once

#include <string>

#include "services/cli/fact_fields.h"
#include "services/cli/failure.h"

namespace redress::cli {

// Reads what --as-of takes into a request. Empty: leaves it unset.
template <typename Request>
[[nodiscard]] Answer<void> SetAsOf(const std::string& as_of, Request& request) {
  if (as_of.empty()) return {};
  const auto date = ReadDate(as_of);
  if (!date) return Fail(kWrongUsage, "--as-of: " + date.error());
  *request.mutable_as_of_date() = *date;
  return {};
}

// Reads what --known-at takes into a request. Empty: leaves it unset.
template <typename Request>
[[nodiscard]] Answer<void> SetKnownAt(const std::string& known_at, Request& request) {
  if (known_at.empty()) return {};
  const auto instant = ReadInstant(known_at);
  if (!instant) return Fail(kWrongUsage, "--known-at: " + instant.error());
  *request.mutable_known_at_time() = *instant;
  return {};
}

}  // namespace redress::cli
