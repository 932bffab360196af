#include "engine/clocks/derive.h"

#include <algorithm>
#include <utility>

#include "engine/clocks/reading.h"
#include "engine/clocks/stage.h"

namespace redress::clocks {
namespace {

// Everything that a clock of one stage is worked out from.
struct Setting {
  const Stages& stages;
  const StageFacts& stage;
  const calendar::WorkingDays& calendar;
  const v1::Policy& policy;
  Day today;
};

const Moment* First(const StageFacts& stage, int fact) {
  return stage.first[static_cast<std::size_t>(fact)];
}

// Whether the duty must have been done, because what comes after it was: a response at the stage
// shows that it was acknowledged, a later stage too; of a response, only a later stage's response
// does.
bool ShownByLaterFact(const v1::ClockRule& rule, const Setting& setting) {
  const bool of_response = rule.until(0) == v1::CLOCK_FACT_RESPONDED;
  if (!of_response && First(setting.stage, v1::CLOCK_FACT_RESPONDED) != nullptr) return true;
  return std::any_of(
      setting.stages.begin() + rule.stage(), setting.stages.end(), [&](const StageFacts& later) {
        return of_response ? First(later, v1::CLOCK_FACT_RESPONDED) != nullptr : later.Opened();
      });
}

// What of `until` is held: when all of it was done, and what is not.
void TakeDone(const v1::ClockRule& rule, const StageFacts& stage, Clock& clock) {
  for (const int fact : rule.until()) {
    const Moment* at = First(stage, fact);
    if (at == nullptr || !at->day) {
      clock.missing.push_back(static_cast<v1::ClockFact>(fact));
    } else if (fact == rule.until(0) || clock.done) {
      clock.done = std::max(clock.done.value_or(*at->day), *at->day);
    }
  }
}

// Dates of both readings, and which of them decides.
void TakeReadings(const v1::ClockRule& rule, const Setting& setting, Clock& clock) {
  clock.extensions = WithoutDate(rule, setting.stage);
  for (const auto name : {v1::CLOCK_READING_LITERAL, v1::CLOCK_READING_PROTECTIVE}) {
    auto reckoned = Reckon(rule, name, setting.stage, setting.calendar);
    if (!reckoned) continue;
    const Explanation& explanation = reckoned->explanation;
    if (!clock.due) {
      clock.decided_by = name;
      clock.due = explanation.due;
      clock.extensions = std::move(reckoned->extensions);
      if (setting.policy.day_of_receipt_is_day_one()) {
        clock.target = TargetOf(explanation, setting.calendar);
      }
    }
    clock.warn = std::min(clock.warn.value_or(explanation.due), explanation.due);
    clock.explanations.push_back(std::move(reckoned->explanation));
  }
}

v1::ClockState StateOf(const v1::ClockRule& rule, const Setting& setting, const Clock& clock) {
  const bool recorded = First(setting.stage, rule.until(0)) != nullptr;
  if (!clock.done && (recorded || ShownByLaterFact(rule, setting))) {
    return v1::CLOCK_STATE_NO_EVIDENCE;
  }
  if (!clock.due) return v1::CLOCK_STATE_NOT_STARTED;
  if (clock.done) return *clock.done <= *clock.due ? v1::CLOCK_STATE_MET : v1::CLOCK_STATE_MISSED;
  if (const auto ended = setting.stage.Ended()) {
    return *ended <= *clock.due ? v1::CLOCK_STATE_ENDED : v1::CLOCK_STATE_ENDED_LATE;
  }
  return setting.today <= *clock.due ? v1::CLOCK_STATE_RUNNING : v1::CLOCK_STATE_OVERDUE;
}

// The day up to which a clock counts. Nothing if nobody knows when the duty was done.
std::optional<Day> CountedTo(const Setting& setting, const Clock& clock) {
  if (clock.state == v1::CLOCK_STATE_NO_EVIDENCE) return std::nullopt;
  if (clock.state == v1::CLOCK_STATE_ENDED || clock.state == v1::CLOCK_STATE_ENDED_LATE) {
    return setting.stage.Ended();
  }
  return clock.done.value_or(setting.today);
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
  if (clock.due && *to > *clock.due) {
    clock.working_days_late = setting.calendar.Between(*clock.due, *to);
  }
}

Clock MakeClock(const v1::Edition& edition, const v1::ClockRule& rule, const Setting& setting) {
  Clock clock;
  clock.rule = &rule;
  clock.edition = &edition;
  TakeDone(rule, setting.stage, clock);
  TakeReadings(rule, setting, clock);
  clock.state = StateOf(rule, setting, clock);
  TakeCounts(setting, clock);
  return clock;
}

}  // namespace

std::vector<Clock> Derive(const Facts& facts, const editions::Law& law, Day today) {
  const Stages stages = Gather(facts);
  std::vector<Clock> clocks;
  for (const StageFacts& stage : stages) {
    if (!stage.Opened()) continue;
    const v1::Edition* edition = law.EditionFor(stage.GoverningDay());
    if (edition == nullptr) continue;
    const auto number = static_cast<std::uint32_t>(&stage - stages.data()) + 1;
    const Setting setting{.stages = stages,
                          .stage = stage,
                          .calendar = *law.calendar,
                          .policy = law.policy,
                          .today = today};
    for (const v1::ClockRule& rule : edition->clocks()) {
      if (rule.stage() == number) clocks.push_back(MakeClock(*edition, rule, setting));
    }
  }
  return clocks;
}

}  // namespace redress::clocks
