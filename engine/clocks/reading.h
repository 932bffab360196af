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
  const Mark* start = nullptr;             // Day 0.
};

// Works out `reading` of `rule`. Nothing if the day of the fact it runs from is not known.
[[nodiscard]] std::optional<Reckoned> Reckon(const v1::ClockRule& rule, v1::ClockReading name,
                                             const StageFacts& stage,
                                             const calendar::WorkingDays& calendar);

// The reading `name` of a rule, run from `start`. Nothing if it cannot be counted from there.
[[nodiscard]] std::optional<Explanation> ReckonFrom(const Mark& start, v1::ClockReading name,
                                                    const v1::Limit& limit, std::uint32_t interval,
                                                    const calendar::WorkingDays& calendar);

// The extensions of a stage where no reading has a date that they could move.
[[nodiscard]] std::vector<ExtensionTaken> WithoutDate(const v1::ClockRule& rule,
                                                      const StageFacts& stage);

// Whether the first of what ends `rule` is `fact`.
[[nodiscard]] bool EndsFirstAt(const v1::ClockRule& rule, v1::ClockFact fact);

// The landlord's own date for a clock whose deciding reading runs from `start`: the earlier of its
// own target, which is for the literal reading only, and of the day that counting the day of the
// start as day 1 leads to. An extension that counts replaces it, and it is never later than the
// Code's.
[[nodiscard]] std::optional<Day> TargetOf(const v1::Policy& policy, const Clock& clock,
                                          const Mark& start);

}  // namespace redress::clocks
