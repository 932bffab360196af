#pragma once

#include <optional>
#include <span>
#include <vector>

#include "redress/v1/event.pb.h"
#include "redress/v1/views.pb.h"

#include "engine/clocks/facts.h"
#include "engine/complaint/state.h"
#include "engine/editions/law.h"
#include "engine/landlord/register.h"

namespace redress::whatif {

// What is compared: the law as it stands and as it would, on one day.
struct Question {
  const editions::Law& now;
  const editions::Law& then;
  Day on;                 // The day duties are worked out for.
  std::optional<Day> by;  // Only what had happened by the end of this day. Absent: all.
  bool findings = false;  // Whether findings are compared too.
  const landlord::Register* landlord =
      nullptr;  // Of the landlord, for findings. Null: not at hand.
};

// One thing said of a complaint, as it stands and as it would. Of both absent there is none.
template <typename View>
struct Difference {
  std::optional<View> now;
  std::optional<View> then;
};

// All that differs of one complaint.
struct Differences {
  std::vector<Difference<v1::ClockView>> clocks;
  std::vector<Difference<v1::Finding>> findings;
  std::optional<Day> told;  // The response date the resident was last told. It stays.

  [[nodiscard]] bool empty() const { return clocks.empty() && findings.empty(); }
};

// The duties that differ between the two laws: a date moved, a state turned, a duty that only one
// of them sets. Matched by clock id; in the order of the law as it stands, then those it does not
// have. Pure.
[[nodiscard]] std::vector<Difference<v1::ClockView>> CompareClocks(const clocks::Facts& facts,
                                                                   const Question& question);

// The findings whose verdict differs, or that only one of the laws has. Matched by edition,
// provision and stage; in the order of the law as it stands, then those it does not have. `events`
// are those that stand. Pure.
[[nodiscard]] std::vector<Difference<v1::Finding>> CompareFindings(
    std::span<const v1::RecordedEvent* const> events, const complaint::State& state,
    const Question& question);

// All that differs of the complaint of whose stream `events` is the whole, in version order. What
// else is ever compared of a complaint is compared here. Pure.
[[nodiscard]] Differences CompareComplaint(std::span<const v1::RecordedEvent> events,
                                           const Question& question);

// Whether any date of the duty differs: due, warned of, or the landlord's own.
[[nodiscard]] bool IsDateMoved(const v1::ClockView& now, const v1::ClockView& then);

// The response date that the resident was last told, in order of telling, by an acknowledgement or
// an extension that stands, as corrected. Only what had happened by the end of `by`, if given.
// Nothing: none was told.
[[nodiscard]] std::optional<Day> ToldDay(std::span<const v1::RecordedEvent> events,
                                         std::optional<Day> by);

}  // namespace redress::whatif
