#pragma once

#include "engine/types/day.h"

#include <cstdint>

namespace redress::ports {

// An instant and the civil day it falls on in London.
struct Now {
  std::int64_t unix_nanos = 0;  // Since 1970-01-01T00:00:00Z.
  Day today;
};

// Tells the time. Thread-safe. The only source of time there is.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Now Read() const = 0;
  // The civil day in London of an instant: the one place where a time zone is known.
  [[nodiscard]] virtual Day DayOf(std::int64_t unix_nanos) const = 0;
};

}  // namespace redress::ports
