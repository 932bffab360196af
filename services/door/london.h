#pragma once

#include <cstdint>
#include <vector>

#include "engine/types/day.h"

namespace redress::door {

// Civil days in London. The rules come from the machine's time zone data once, when it is made;
// after that a look-up is a binary search. Immutable, thread-safe.
class London {
 public:
  // Throws std::runtime_error if the machine has no time zone data (Debian's package tzdata).
  London();

  [[nodiscard]] Day DayOf(std::int64_t unix_nanos) const;

  // The one that everybody shares.
  [[nodiscard]] static const London& Get();

 private:
  struct Change {
    std::int64_t from_seconds;    // Since 1970, from when it holds.
    std::int64_t offset_seconds;  // Ahead of UTC.
  };
  std::vector<Change> changes_;  // In order of time.
};

}  // namespace redress::door
