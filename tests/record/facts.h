#pragma once

#include <string>
#include <string_view>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::record {

// On that day, at no known hour.
[[nodiscard]] v1::Happened OnDay(Day day);

// No day is held.
[[nodiscard]] v1::Happened NotKnown();

// A personal text as the log holds it, with the right sizes everywhere. It opens with no key: the
// engine never looks inside. The same text gives the same bytes.
[[nodiscard]] v1::Personal Seal(std::string_view text);

// A day written as 2024-04-02, which has to be one.
[[nodiscard]] Day D(std::string_view iso_date);

}  // namespace redress::record
