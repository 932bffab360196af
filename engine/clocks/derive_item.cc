#include "engine/clocks/derive_item.h"

#include <algorithm>
#include <utility>

#include "engine/clocks/reading.h"
#include "engine/clocks/runs.h"
#include "engine/clocks/state.h"
#include "engine/types/clock_fact.h"

namespace redress::clocks {
namespace {

// Everything that the clocks of one scheme without a stage are worked out from.
struct Setting {
  const Items& items;
  const editions::Law& law;
  const AsOf& as_of;
};

// Dates of the readings, from where the run starts, and which of them decides.
void TakeReadings(const editions::Law& law, const Run& run, Clock& clock) {
  const Mark* decides_from = nullptr;
  const auto take = [&](v1::ClockReading name, const Mark* start, const v1::Limit& limit) {
    if (start == nullptr) return;
    auto explanation = ReckonFrom(*start, name, limit, run.interval, *clock.calendar);
    if (!explanation) return;
    if (!clock.due) {
      clock.decided_by = name;
      clock.due = explanation->due;
      clock.due_nanos = explanation->due_nanos;
      decides_from = start;
    }
    clock.warn = std::min(clock.warn.value_or(explanation->due), explanation->due);
    clock.explanations.push_back(*std::move(explanation));
  };
  take(v1::CLOCK_READING_LITERAL, run.literal, clock.rule->literal().limit());
  take(v1::CLOCK_READING_PROTECTIVE, run.protective, clock.rule->protective().limit());
  if (decides_from != nullptr) clock.target = TargetOf(law.policy, clock, *decides_from);
}

bool IsLate(const Moment& done, const Clock& clock) {
  if (clock.due_nanos && done.instant_nanos) return *done.instant_nanos > *clock.due_nanos;
  return *done.day > *clock.due;
}

v1::ClockState StateOf(const Run& run, const Clock& clock, const AsOf& as_of) {
  if (!run.done && run.done_undated) return v1::CLOCK_STATE_NO_EVIDENCE;
  if (!clock.due) return v1::CLOCK_STATE_NOT_STARTED;
  if (run.done) {
    return IsLate(*run.done, clock) ? v1::CLOCK_STATE_MISSED : v1::CLOCK_STATE_MET;
  }
  if (run.made_void != nullptr) return v1::CLOCK_STATE_ENDED;
  if (run.ended != nullptr) {
    return DayInOrder(*run.ended) <= *clock.due ? v1::CLOCK_STATE_ENDED
                                                : v1::CLOCK_STATE_ENDED_LATE;
  }
  return IsPast(clock, as_of) ? v1::CLOCK_STATE_OVERDUE : v1::CLOCK_STATE_RUNNING;
}

// The day up to which a clock counts. Nothing if nobody knows when the duty was done.
std::optional<Day> CountedTo(const Run& run, const Clock& clock, const AsOf& as_of) {
  if (clock.state == v1::CLOCK_STATE_NO_EVIDENCE) return std::nullopt;
  if (run.done) return run.done->day;
  if (run.made_void != nullptr) return DayInOrder(*run.made_void);
  return run.ended != nullptr ? DayInOrder(*run.ended) : as_of.today;
}

void TakeCounts(const Run& run, const AsOf& as_of, Clock& clock) {
  const auto to = CountedTo(run, clock, as_of);
  if (!to) return;
  if (run.literal != nullptr && run.literal->at.day) {
    clock.working_days_taken = clock.calendar->Between(*run.literal->at.day, *to);
  }
  if (IsLateState(clock.state)) {
    clock.working_days_late = clock.calendar->Between(*clock.due, *to);
  }
}

// Whether a run of this rule is no clock at all while it has no date: there was never one to keep.
bool NeedsDate(const v1::ClockRule& rule) {
  const v1::Limit& limit = rule.literal().limit();
  return limit.has_stated() || limit.has_agreed_interval();
}

// How the clock stands in its latest run; of those before it, only whether they were late.
std::optional<Clock> MakeClock(const Setting& setting, const v1::Edition& edition,
                               const v1::ClockRule& rule, const std::vector<Run>& runs) {
  std::uint32_t missed_runs = 0;
  std::optional<Clock> latest;
  for (const Run& run : runs) {
    Clock clock;
    clock.rule = &rule;
    clock.edition = &edition;
    clock.calendar = &setting.law.CalendarOf(edition);
    TakeReadings(setting.law, run, clock);
    if (!clock.due && NeedsDate(rule)) continue;
    if (latest && IsLateState(latest->state)) ++missed_runs;
    if (run.done) clock.done = run.done->day;
    clock.state = StateOf(run, clock, setting.as_of);
    clock.missing = run.missing;
    TakeCounts(run, setting.as_of, clock);
    latest = std::move(clock);
  }
  if (latest) latest->missed_runs = missed_runs;
  return latest;
}

void AddClock(const Setting& setting, const v1::Edition& edition, const v1::ClockRule& rule,
              const RunFacts& facts, std::string_view item_id, std::vector<Clock>& clocks) {
  const Mark* begins = FirstStart(rule, *facts.marks);
  if (begins == nullptr) return;
  if (setting.law.EditionFor(edition.scheme(), DayInOrder(begins->at)) != &edition) return;
  auto clock = MakeClock(setting, edition, rule, RunsOf(rule, facts));
  if (!clock) return;
  clock->item_id = item_id;
  clocks.push_back(*std::move(clock));
}

// The items of one kind, and what is about no item: any of it may end their clocks.
void AddForEach(const Setting& setting, const v1::Edition& edition, const v1::ClockRule& rule,
                std::vector<Clock>& clocks) {
  const auto kind = NatureOf(static_cast<v1::ClockFact>(rule.literal().from(0))).item;
  if (!kind) return;  // Refused when the edition is read.
  const auto ends = EndsOf(rule, setting.items.of_record);
  const auto& items = setting.items.items;
  for (auto item = items.lower_bound({*kind, {}});
       item != items.end() && item->first.first == *kind; ++item) {
    const RunFacts facts{.marks = &item->second.marks,
                         .record_ends = &ends,
                         .made_void = item->second.made_void,
                         .ended = setting.items.gone};
    AddClock(setting, edition, rule, facts, item->first.second, clocks);
  }
}

void AddForRecord(const Setting& setting, const v1::Edition& edition, const v1::ClockRule& rule,
                  std::vector<Clock>& clocks) {
  static const std::vector<Placed> kNone;
  const RunFacts facts{.marks = &setting.items.of_record,
                       .record_ends = &kNone,
                       .made_void = {},
                       .ended = setting.items.ended};
  AddClock(setting, edition, rule, facts, {}, clocks);
}

bool IsOf(v1::ClockScope scope, const v1::ClockRule& rule) {
  return (rule.scope() == v1::CLOCK_SCOPE_LANDLORD) == (scope == v1::CLOCK_SCOPE_LANDLORD);
}

}  // namespace

void AddItemClocks(const Items& items, const editions::Law& law, std::string_view scheme,
                   v1::ClockScope scope, const AsOf& as_of, std::vector<Clock>& clocks) {
  const Setting setting{.items = items, .law = law, .as_of = as_of};
  for (const auto& edition : law.editions) {
    if (edition->scheme() != scheme) continue;
    for (const v1::ClockRule& rule : edition->clocks()) {
      if (rule.stage() != 0 || !IsOf(scope, rule)) continue;
      if (rule.each()) {
        AddForEach(setting, *edition, rule, clocks);
      } else {
        AddForRecord(setting, *edition, rule, clocks);
      }
    }
  }
}

}  // namespace redress::clocks
