#pragma once

#include <cstdint>
#include <vector>

#include "engine/clocks/items.h"

namespace redress::clocks {

// One run of a clock without a stage: from where to what ended it.
struct Run {
  const Mark* literal = nullptr;       // What the literal reading runs from. Null: it cannot tell.
  const Mark* protective = nullptr;    // Likewise.
  std::uint32_t interval = 0;          // The working days between updates agreed by then. 0: none.
  const Moment* done = nullptr;        // When it was done. Null: not, or on a day not known.
  bool done_undated = false;           // It was done, on a day not known.
  const Moment* ended = nullptr;       // It was no longer to be done.
  const Moment* made_void = nullptr;   // There came to be nothing to do.
  std::vector<v1::ClockFact> missing;  // Of what ends it, what is not held with a day.
};

// What the runs of one clock are made of.
struct RunFacts {
  const std::vector<Placed>* marks;        // Of the item, or of the record, in order.
  const std::vector<Placed>* record_ends;  // Of an item: what of the record ends it, in order.
  Stop made_void;
  Stop ended;
};

// The first mark that `rule` may run from, or null: then there is no such clock.
[[nodiscard]] const Mark* FirstStart(const v1::ClockRule& rule, const std::vector<Placed>& marks);

// Those of `marks` that end a clock of `rule`.
[[nodiscard]] std::vector<Placed> EndsOf(const v1::ClockRule& rule,
                                         const std::vector<Placed>& marks);

// The runs of a clock in order, at least one if it has a start: one, unless the rule restarts.
[[nodiscard]] std::vector<Run> RunsOf(const v1::ClockRule& rule, const RunFacts& facts);

}  // namespace redress::clocks
