#include "engine/clocks/derive_stage.h"

#include <algorithm>
#include <utility>

#include "engine/clocks/reading.h"
#include "engine/clocks/state.h"

namespace redress::clocks {
namespace {

// Everything that a clock of one stage is worked out from.
struct Setting {
  const Stages& stages;
  const StageFacts& stage;
  const calendar::WorkingDays& calendar;
  const v1::Policy& policy;
  const AsOf& as_of;
};

// Whether the duty must have been done, because what comes after it was: a response at the stage
// shows that it was acknowledged, a later stage too; of a response, only a later stage's response
// does.
bool ShownByLaterFact(const v1::ClockRule& rule, const Setting& setting) {
  const bool of_response = EndsFirstAt(rule, v1::CLOCK_FACT_RESPONDED);
  if (!of_response && First(setting.stage.first, v1::CLOCK_FACT_RESPONDED) != nullptr) return true;
  return std::any_of(setting.stages.begin() + rule.stage(), setting.stages.end(),
                     [&](const StageFacts& later) {
                       return of_response ? First(later.first, v1::CLOCK_FACT_RESPONDED) != nullptr
                                          : later.Opened();
                     });
}

// What of `until` is held: when all of it was done, and what is not.
void TakeDone(const v1::ClockRule& rule, const StageFacts& stage, Clock& clock) {
  for (const int fact : rule.until()) {
    const Mark* mark = First(stage.first, fact);
    if (mark == nullptr || !mark->at.day) {
      clock.missing.push_back(static_cast<v1::ClockFact>(fact));
    } else if (fact == rule.until(0) || clock.done) {
      clock.done = std::max(clock.done.value_or(*mark->at.day), *mark->at.day);
    }
  }
}

// Dates of both readings, and which of them decides.
void TakeReadings(const v1::ClockRule& rule, const Setting& setting, Clock& clock) {
  clock.extensions = WithoutDate(rule, setting.stage);
  const Mark* decides_from = nullptr;
  for (const auto name : {v1::CLOCK_READING_LITERAL, v1::CLOCK_READING_PROTECTIVE}) {
    auto reckoned = Reckon(rule, name, setting.stage, setting.calendar);
    if (!reckoned) continue;
    const Explanation& explanation = reckoned->explanation;
    if (!clock.due) {
      clock.decided_by = name;
      clock.due = explanation.due;
      clock.extensions = std::move(reckoned->extensions);
      clock.due_nanos = explanation.due_nanos;
      decides_from = reckoned->start;
    }
    clock.warn = std::min(clock.warn.value_or(explanation.due), explanation.due);
    clock.explanations.push_back(std::move(reckoned->explanation));
  }
  if (decides_from != nullptr) clock.target = TargetOf(setting.policy, clock, *decides_from);
}

// Whether it was done after it was due: by the hour where the hours of both are known.
bool IsLate(const Clock& clock, const StageFacts& stage) {
  if (*clock.done != *clock.due || !clock.due_nanos) return *clock.done > *clock.due;
  return std::any_of(clock.rule->until().begin(), clock.rule->until().end(), [&](const int fact) {
    const Mark* mark = First(stage.first, fact);
    return mark != nullptr && mark->at.instant_nanos > clock.due_nanos;
  });
}

v1::ClockState StateOf(const v1::ClockRule& rule, const Setting& setting, const Clock& clock) {
  const bool recorded = First(setting.stage.first, rule.until(0)) != nullptr;
  if (!clock.done && (recorded || ShownByLaterFact(rule, setting))) {
    return v1::CLOCK_STATE_NO_EVIDENCE;
  }
  if (!clock.due) return v1::CLOCK_STATE_NOT_STARTED;
  if (clock.done)
    return IsLate(clock, setting.stage) ? v1::CLOCK_STATE_MISSED : v1::CLOCK_STATE_MET;
  if (const auto ended = setting.stage.Ended()) {
    return *ended <= *clock.due ? v1::CLOCK_STATE_ENDED : v1::CLOCK_STATE_ENDED_LATE;
  }
  return IsPast(clock, setting.as_of) ? v1::CLOCK_STATE_OVERDUE : v1::CLOCK_STATE_RUNNING;
}

// The day up to which a clock counts. Nothing if nobody knows when the duty was done.
std::optional<Day> CountedTo(const Setting& setting, const Clock& clock) {
  if (clock.state == v1::CLOCK_STATE_NO_EVIDENCE) return std::nullopt;
  if (clock.state == v1::CLOCK_STATE_ENDED || clock.state == v1::CLOCK_STATE_ENDED_LATE) {
    return setting.stage.Ended();
  }
  return clock.done.value_or(setting.as_of.today);
}

void TakeCounts(const Setting& setting, Clock& clock) {
  const auto to = CountedTo(setting, clock);
  if (!to) return;
  if (!clock.explanations.empty() &&
      clock.explanations.front().reading == v1::CLOCK_READING_LITERAL) {
    clock.working_days_taken = setting.calendar.Between(clock.explanations.front().start, *to);
  }
  if (const Moment* opening = setting.stage.opening; opening != nullptr && opening->day) {
    clock.working_days_from_opening = setting.calendar.Between(*opening->day, *to);
  }
  if (IsLateState(clock.state)) clock.working_days_late = setting.calendar.Between(*clock.due, *to);
}

Clock MakeClock(const v1::Edition& edition, const v1::ClockRule& rule, const Setting& setting) {
  Clock clock;
  clock.rule = &rule;
  clock.edition = &edition;
  clock.calendar = &setting.calendar;
  TakeDone(rule, setting.stage, clock);
  TakeReadings(rule, setting, clock);
  clock.state = StateOf(rule, setting, clock);
  TakeCounts(setting, clock);
  return clock;
}

}  // namespace

void AddStageClocks(const Stages& stages, const editions::Law& law, std::string_view scheme,
                    const AsOf& as_of, std::vector<Clock>& clocks) {
  for (const StageFacts& stage : stages) {
    if (!stage.Opened()) continue;
    const v1::Edition* edition = law.EditionFor(scheme, stage.GoverningDay());
    if (edition == nullptr) continue;
    const auto number = static_cast<std::uint32_t>(&stage - stages.data()) + 1;
    const Setting setting{.stages = stages,
                          .stage = stage,
                          .calendar = law.CalendarOf(*edition),
                          .policy = law.policy,
                          .as_of = as_of};
    for (const v1::ClockRule& rule : edition->clocks()) {
      if (rule.stage() == number) clocks.push_back(MakeClock(*edition, rule, setting));
    }
  }
}

}  // namespace redress::clocks
