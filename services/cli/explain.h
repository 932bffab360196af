#pragma once

#include <string>

#include "redress/v1/views.pb.h"

#include "services/cli/style.h"

namespace redress::cli {

// How one duty's date came about: what the duty is and how it stands; for each reading the
// calendar, week by week, with day 0, each day counted and each day not; every extension and what
// it did; the edition and calendar it rests on. For somebody who has never read the Code.
[[nodiscard]] std::string ExplainClock(const v1::ClockView& clock, const Style& style);

// The calendar of one reading, on its own.
[[nodiscard]] std::string ExplainReading(const v1::DueExplanation& explanation, const Style& style);

inline constexpr int kWeeksShownMax = 60;  // Longer counts show their beginning and their end.

}  // namespace redress::cli
