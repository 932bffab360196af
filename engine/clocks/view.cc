#include <string_view>

#include "engine/clocks/derive.h"
#include "engine/types/instant.h"

namespace redress::clocks {
namespace {

constexpr std::string_view kFactPrefix = "CLOCK_FACT_";

void Set(v1::CivilDate* date, Day day) { *date = ToCivilDate(day); }

void Fill(const Explanation& explanation, v1::DueExplanation& view) {
  view.set_reading(explanation.reading);
  view.set_start_fact(explanation.start_fact);
  view.set_start_version(explanation.start_version);
  Set(view.mutable_start_date(), explanation.start);
  *view.mutable_limit() = explanation.limit;
  Set(view.mutable_first_due_date(), explanation.first_due);
  Set(view.mutable_due_date(), explanation.due);
  for (const calendar::Skipped& skipped : explanation.skipped) {
    v1::SkippedDay* day = view.add_skipped_days();
    Set(day->mutable_date(), skipped.day);
    day->set_reason(skipped.reason);
  }
  view.set_provisional(explanation.provisional);
}

void Fill(const ExtensionTaken& extension, v1::ExtensionView& view) {
  view.set_version(extension.version);
  if (extension.told) Set(view.mutable_told_date(), *extension.told);
  if (extension.new_due) Set(view.mutable_new_due_date(), *extension.new_due);
  view.set_counts(extension.counts);
  view.set_reason(extension.reason);
}

void FillDates(const Clock& clock, v1::ClockView& view) {
  if (clock.due) Set(view.mutable_due_date(), *clock.due);
  if (clock.warn) Set(view.mutable_warn_date(), *clock.warn);
  if (clock.target) Set(view.mutable_target_date(), *clock.target);
  if (clock.done) Set(view.mutable_done_date(), *clock.done);
}

void FillCounts(const Clock& clock, v1::ClockView& view) {
  if (clock.working_days_taken) view.set_working_days_taken(*clock.working_days_taken);
  if (clock.working_days_from_opening) {
    view.set_working_days_from_opening(*clock.working_days_from_opening);
  }
  if (clock.working_days_late) view.set_working_days_late(*clock.working_days_late);
}

}  // namespace

v1::ClockView ToView(const Clock& clock) {
  v1::ClockView view;
  view.set_clock_id(clock.Id());
  view.set_provision(clock.rule->provision());
  view.set_title(clock.rule->title());
  view.set_stage(clock.rule->stage());
  view.set_state(clock.state);
  view.set_decided_by(clock.decided_by);
  FillDates(clock, view);
  FillCounts(clock, view);
  for (const Explanation& explanation : clock.explanations) {
    Fill(explanation, *view.add_explanations());
  }
  for (const ExtensionTaken& extension : clock.extensions) {
    Fill(extension, *view.add_extensions());
  }
  view.set_edition_id(clock.edition->id());
  view.set_edition_version(clock.edition->version());
  view.set_calendar_id(clock.calendar->id());
  view.set_calendar_version(clock.calendar->version());
  view.set_scheme(clock.edition->scheme());
  view.set_unconfirmed(clock.edition->unconfirmed());
  view.set_item_id(clock.item_id);
  view.set_missed_runs(clock.missed_runs);
  if (clock.due_nanos) *view.mutable_due_time() = ToTimestamp(*clock.due_nanos);
  for (const v1::ClockFact fact : clock.missing) {
    view.add_missing(v1::ClockFact_Name(fact).substr(kFactPrefix.size()));
  }
  return view;
}

}  // namespace redress::clocks
