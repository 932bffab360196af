#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "redress/v1/event.pb.h"
#include "redress/v1/law.pb.h"

#include "engine/types/day.h"

namespace redress::clocks {

// When something happened and when it was written down, as clocks need it.
struct Moment {
  std::optional<Day> day;                     // The day it happened; nothing if not known.
  std::optional<std::int64_t> instant_nanos;  // The instant, where known.
  v1::DateGrade grade = v1::DATE_GRADE_UNSPECIFIED;
  Day recorded_day;           // The day it was recorded.
  std::uint64_t version = 0;  // Its place in the stream.

  bool operator==(const Moment&) const = default;
};

// A fact that starts or stops a clock.
struct Mark {
  v1::ClockFact fact = v1::CLOCK_FACT_UNSPECIFIED;
  std::uint32_t stage = 0;  // 1 for RECEIVED.
  Moment at;

  bool operator==(const Mark&) const = default;
};

// An extension the resident was told of.
struct Extension {
  std::uint32_t stage = 0;
  std::optional<Day> new_due;
  bool good_reason = false;
  Moment at;

  bool operator==(const Extension&) const = default;
};

// An end of the whole complaint: withdrawn, refused, closed, duplicate, recorded in error. Or an
// end of one stage: its escalation was refused.
struct End {
  std::uint32_t stage = 0;  // 0: of the whole complaint.
  bool reopens = false;     // Not an end: it was taken up again.
  Moment at;

  bool operator==(const End&) const = default;
};

// All that clocks read of a complaint, in version order. Holds nothing personal.
struct Facts {
  std::vector<Mark> marks;
  std::vector<Extension> extensions;
  std::vector<End> ends;

  bool operator==(const Facts&) const = default;
};

// Folds one event into `facts`. `Corrected` and `Annulled` are not folded: complaint::Fold resolves
// them first.
void Evolve(Facts& facts, const v1::RecordedEvent& event);

}  // namespace redress::clocks
