#pragma once

#include <string>

#include "services/cli/fact_fields.h"
#include "services/cli/failure.h"

namespace CLI {
class App;
}

namespace redress::cli {

// Which past is asked for, as it was written. Empty: now.
struct Times {
  std::string as_of;     // A day.
  std::string known_at;  // An instant.
};

// Adds --as-of and --known-at.
void AddTimes(CLI::App& command, Times& times);

// Reads the day that `option` takes into the field of a request that `mutable_field` gives. Empty:
// leaves it unset.
template <typename Request>
[[nodiscard]] Answer<void> SetDay(const char* option, const std::string& day, Request& request,
                                  v1::CivilDate* (Request::*mutable_field)()) {
  if (day.empty()) return {};
  const auto date = ReadDate(day);
  if (!date) return Fail(kWrongUsage, option + (": " + date.error()));
  *(request.*mutable_field)() = *date;
  return {};
}

// Reads what --as-of takes into a request. Empty: leaves it unset.
template <typename Request>
[[nodiscard]] Answer<void> SetAsOf(const std::string& as_of, Request& request) {
  return SetDay("--as-of", as_of, request, &Request::mutable_as_of_date);
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

// Reads what both take into a request.
template <typename Request>
[[nodiscard]] Answer<void> SetTimes(const Times& times, Request& request) {
  if (auto set = SetAsOf(times.as_of, request); !set) return set;
  return SetKnownAt(times.known_at, request);
}

}  // namespace redress::cli
