#pragma once

#include <cstdint>

#include "redress/v1/views.pb.h"

#include "engine/types/day.h"

namespace redress {

// Whether a duty not done is past its time: past `due_time` where the clock runs by the hour, else
// past the whole of `due_date`. `unix_nanos` is now, since 1970-01-01T00:00:00Z, and `today` its day.
[[nodiscard]] bool IsOverdue(const v1::ClockRow& row, std::int64_t unix_nanos, Day today);

}  // namespace redress
