#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "redress/v1/event.pb.h"
#include "redress/v1/law.pb.h"

#include "engine/types/day.h"
#include "engine/types/fact_item.h"

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

// No agreed interval between updates is longer (5.9).
inline constexpr std::uint32_t kIntervalWorkingDaysMax = 250;

// A fact that starts or stops a clock.
struct Mark {
  v1::ClockFact fact = v1::CLOCK_FACT_UNSPECIFIED;
  std::uint32_t stage = 0;  // Of RECEIVED, the stage it opens at. 0: of no stage, or of all.
  Moment at;
  std::string item_id{};                    // The item it is about. Empty: none.
  std::optional<Day> stated{};              // The date it states for what comes next.
  std::uint32_t interval_working_days = 0;  // Of UPDATE_INTERVAL_AGREED.

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
  bool gone = false;  // It is on file elsewhere, or never was one: its items go with it.

  bool operator==(const End&) const = default;
};

// There is nothing to be done about an item any more, though nothing was done: the resident
// declined a remedy, an investigation found no hazard.
struct Void {
  ItemKind kind = ItemKind::kRemedy;
  std::string item_id;
  bool lifted = false;  // Not void: it came to be wanted after all.
  Moment at;

  bool operator==(const Void&) const = default;
};

// All that clocks read of a complaint, or of a landlord, in version order. Holds nothing personal.
struct Facts {
  std::vector<Mark> marks;
  std::vector<Extension> extensions;
  std::vector<End> ends;
  std::vector<Void> voids{};

  bool operator==(const Facts&) const = default;
};

// Folds one event into `facts`. `Corrected` and `Annulled` are not folded: complaint::Fold resolves
// them first.
void Evolve(Facts& facts, const v1::RecordedEvent& event);

}  // namespace redress::clocks
