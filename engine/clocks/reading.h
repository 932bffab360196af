#pragma once

#include <optional>
#include <vector>

#include "engine/clocks/derive.h"
#include "engine/clocks/stage.h"

namespace redress::clocks {

// One reading of a rule, worked out: its date and why, and what the extensions did to it.
struct Reckoned {
  Explanation explanation;
  std::vector<ExtensionTaken> extensions;  // In order of telling.
};

// Works out `reading` of `rule`. Nothing if the day of the fact it runs from is not known.
[[nodiscard]] std::optional<Reckoned> Reckon(const v1::ClockRule& rule, v1::ClockReading name,
                                             const StageFacts& stage,
                                             const calendar::WorkingDays& calendar);

// The extensions of a stage where no reading has a date that they could move.
[[nodiscard]] std::vector<ExtensionTaken> WithoutDate(const v1::ClockRule& rule,
                                                      const StageFacts& stage);

// The landlord's own date, if it counts the day of the start fact as day 1: a working day is; any
// other day is not, and then the date is the same. An extension that counts replaces it.
[[nodiscard]] Day TargetOf(const Explanation& explanation, const calendar::WorkingDays& calendar);

}  // namespace redress::clocks
