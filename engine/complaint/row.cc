#include "engine/complaint/row.h"

#include <algorithm>

#include "engine/clocks/derive.h"
#include "engine/types/assert.h"
#include "engine/types/instant.h"

namespace redress::complaint {
namespace {

// Whether the duty is still to be done. Late or not is the reader's to say, who knows the day.
bool IsToDo(const clocks::Clock& clock) {
  switch (clock.state) {
    case v1::CLOCK_STATE_RUNNING:
    case v1::CLOCK_STATE_OVERDUE:
    case v1::CLOCK_STATE_NOT_STARTED:
      return clock.warn.has_value();
    default:
      return false;  // Done, ended, or only a finding is left of it.
  }
}

const std::string& HandlerOf(const State& state) {
  static const std::string nobody;
  return state.stage == 0 ? nobody : state.stages[state.stage - 1].handler_id;
}

v1::ComplaintSummary MakeSummary(const std::string& landlord_id, const std::string& complaint_id,
                                 const State& state) {
  v1::ComplaintSummary summary;
  summary.set_landlord_id(landlord_id);
  summary.set_complaint_id(complaint_id);
  summary.set_version(state.version);
  summary.set_last_position(state.last_position);
  summary.mutable_references()->Add(state.references.begin(), state.references.end());
  summary.set_status(state.status);
  summary.set_stage(state.stage);
  if (state.received_day) *summary.mutable_received_date() = ToCivilDate(*state.received_day);
  summary.set_handler_id(HandlerOf(state));
  summary.set_subject_category(state.subject_category);
  summary.set_property_reference(state.property_reference);
  summary.set_estate_reference(state.estate_reference);
  return summary;
}

v1::ClockRow MakeClockRow(const std::string& complaint_id, const State& state,
                          const clocks::Clock& clock) {
  v1::ClockRow row;
  row.set_complaint_id(complaint_id);
  row.set_clock_id(clock.Id());
  row.set_provision(clock.rule->provision());
  row.set_stage(clock.rule->stage());
  if (clock.due) *row.mutable_due_date() = ToCivilDate(*clock.due);
  *row.mutable_warn_date() = ToCivilDate(*clock.warn);
  if (clock.due_nanos) *row.mutable_due_time() = ToTimestamp(*clock.due_nanos);
  if (clock.target) *row.mutable_target_date() = ToCivilDate(*clock.target);
  row.set_scheme(clock.edition->scheme());
  row.set_handler_id(HandlerOf(state));
  if (!state.references.empty()) *row.mutable_reference() = state.references.front();
  row.set_subject_category(state.subject_category);
  row.set_provisional(std::any_of(clock.explanations.begin(), clock.explanations.end(),
                                  [](const auto& explanation) { return explanation.provisional; }));
  return row;
}

}  // namespace

ports::ComplaintRow MakeRow(const std::string& landlord_id, const std::string& complaint_id,
                            const State& state, const editions::Law& law) {
  REDRESS_ASSERT(!complaint_id.empty());
  ports::ComplaintRow row;
  row.summary = MakeSummary(landlord_id, complaint_id, state);
  row.summary.set_law_version(law.version);
  // Any one day does, so long as it is always the same: a near one keeps the counting short.
  const Day day = state.received_day.value_or(Day{});
  std::optional<Day> next;
  for (const auto& clock : clocks::Derive(state.clock_facts, law, day)) {
    if (!IsToDo(clock)) continue;
    row.clocks.push_back(MakeClockRow(complaint_id, state, clock));
    if (next && *next <= *clock.warn) continue;
    next = clock.warn;
    *row.summary.mutable_next_due_date() = ToCivilDate(*clock.warn);
    row.summary.set_next_due_clock_id(clock.Id());
  }
  return row;
}

}  // namespace redress::complaint
