#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "redress/v1/views.pb.h"

#include "engine/calendar/working_days.h"
#include "engine/clocks/facts.h"
#include "engine/editions/law.h"

namespace redress::clocks {

// How one reading's date came about.
struct Explanation {
  v1::ClockReading reading = v1::CLOCK_READING_UNSPECIFIED;
  v1::ClockFact start_fact = v1::CLOCK_FACT_UNSPECIFIED;
  std::uint64_t start_version = 0;
  Day start;
  v1::Limit limit;
  Day first_due;                           // Without extensions.
  Day due;                                 // With those that count.
  std::vector<calendar::Skipped> skipped;  // From start to first_due.
  bool provisional = false;
  std::optional<std::int64_t>
      due_nanos{};  // Of hours whose start has an instant: when they are up.
};

// An extension, as the clock took it.
struct ExtensionTaken {
  std::uint64_t version = 0;
  std::optional<Day> told;
  std::optional<Day> new_due;
  bool counts = false;
  std::string reason;
};

// One duty of one record, on one day; of a rule that holds for each item, of one item. Its counts
// go from their start to the day it was done, else to the day its complaint or stage ended, else to
// the day of the answer. A clock without evidence has none.
struct Clock {
  const v1::ClockRule* rule = nullptr;  // Of an edition that the law holds; outlives this.
  v1::ClockState state = v1::CLOCK_STATE_UNSPECIFIED;
  v1::ClockReading decided_by = v1::CLOCK_READING_UNSPECIFIED;
  std::optional<Day> due;     // Decides met or missed.
  std::optional<Day> warn;    // Earliest of all readings.
  std::optional<Day> target;  // The landlord's own.
  std::optional<Day> done;
  std::optional<std::int32_t> working_days_taken;         // From the literal start.
  std::optional<std::int32_t> working_days_from_opening;  // From receipt or escalation request.
  std::optional<std::int32_t>
      working_days_late;                   // After `due`. 0 for a day at the weekend after it.
  std::vector<Explanation> explanations;   // The literal one first, where there is one.
  std::vector<ExtensionTaken> extensions;  // As the reading that decides took them.
  const v1::Edition* edition = nullptr;    // That governs the stage or item. Held by the law.
  std::vector<v1::ClockFact> missing;      // Of what ends it, what is not held with a day.
  const calendar::WorkingDays* calendar = nullptr;  // It was counted by. Held by the law.
  std::string item_id;                              // Of a rule for each item. Empty: none.
  std::optional<std::int64_t>
      due_nanos;                  // Of hours whose start has an instant: decides with `due`.
  std::uint32_t missed_runs = 0;  // Of a rule that restarts: how many earlier runs were late.

  // "stage1.respond", or with an item "casework.remedy:r1": unlike any other of the record.
  [[nodiscard]] std::string Id() const;
};

// The end of a day, or an instant of it.
struct AsOf {
  Day today;
  std::optional<std::int64_t> now_nanos{};  // Where known, clocks in hours go by it.

  AsOf(Day day) : today(day) {}  // NOLINT(google-explicit-constructor): mostly there is but a day.
  AsOf(Day day, std::int64_t now) : today(day), now_nanos(now) {}
};

// Works out every duty of a complaint as it stands: of the main scheme those of the stages that
// have opened, in the order of the editions' rules, then those of the complaint and its items; then
// of each other scheme likewise. Pure: the same facts, law and day give the same answer. `law` must
// outlive the answer.
[[nodiscard]] std::vector<Clock> Derive(const Facts& facts, const editions::Law& law, AsOf as_of);

// Likewise every duty that rests on a landlord's own stream.
[[nodiscard]] std::vector<Clock> DeriveLandlord(const Facts& facts, const editions::Law& law,
                                                AsOf as_of);

// `clock` as readers get it.
[[nodiscard]] v1::ClockView ToView(const Clock& clock);

}  // namespace redress::clocks
