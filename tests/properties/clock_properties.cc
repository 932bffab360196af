#include <algorithm>

#include "tests/properties/history.h"

namespace redress::properties {
namespace {

using Clocks = std::vector<clocks::Clock>;

const editions::Law& LawOf(const History& history) { return *history.record.Landlord().law; }

std::string Bytes(const clocks::Clock& clock) { return clocks::ToView(clock).SerializeAsString(); }

// Calls `check` with the clock facts of each complaint until it finds something broken.
template <typename Check>
Broken ForEachFacts(const History& history, const Check& check) {
  for (const auto& [key, state] : history.record.streams()) {
    if (key.kind != v1::STREAM_KIND_COMPLAINT) continue;
    const auto broken = check(std::get<complaint::State>(state.body).clock_facts);
    if (broken) return key.id + ": " + *broken;
  }
  return std::nullopt;
}

bool IsDone(v1::ClockState state) {
  return state == v1::CLOCK_STATE_MET || state == v1::CLOCK_STATE_MISSED;
}

Broken TheSameTwice(const History& history) {
  return ForEachFacts(history, [&](const clocks::Facts& facts) -> Broken {
    const Clocks first = clocks::Derive(facts, LawOf(history), history.record.today());
    const Clocks second = clocks::Derive(facts, LawOf(history), history.record.today());
    const bool same = std::ranges::equal(
        first, second, [&](const auto& a, const auto& b) { return Bytes(a) == Bytes(b); });
    return same ? Broken() : "deriving twice gives two answers";
  });
}

// What time alone may do to a clock: a running one becomes overdue, and nothing else changes.
Broken TimeAloneChangesNoVerdict(const History& history) {
  return ForEachFacts(history, [&](const clocks::Facts& facts) -> Broken {
    const Clocks now = clocks::Derive(facts, LawOf(history), history.record.today());
    for (const int days : {1, 30, 400}) {
      const Clocks then =
          clocks::Derive(facts, LawOf(history), history.record.today() + std::chrono::days(days));
      if (then.size() != now.size()) return "time alone makes or takes a clock";
      for (std::size_t i = 0; i < now.size(); ++i) {
        const std::string id = now[i].rule->id();
        if (then[i].rule != now[i].rule) return id + " becomes another clock";
        if (then[i].due != now[i].due) return id + " is due on another day";
        const bool late_now =
            now[i].state == v1::CLOCK_STATE_RUNNING && then[i].state == v1::CLOCK_STATE_OVERDUE;
        if (then[i].state != now[i].state && !late_now) return id + " changes its state";
        if (IsDone(now[i].state) && Bytes(then[i]) != Bytes(now[i])) {
          return id + " is done and changes";
        }
      }
    }
    return std::nullopt;
  });
}

// What a clock's state says of its days.
Broken CheckState(const clocks::Clock& clock, Day today) {
  const auto& id = clock.rule->id();
  const bool timed = clock.state == v1::CLOCK_STATE_RUNNING ||
                     clock.state == v1::CLOCK_STATE_OVERDUE || IsDone(clock.state);
  if (timed && !clock.due) return id + " is timed without a due date";
  switch (clock.state) {
    case v1::CLOCK_STATE_RUNNING:
      if (today > *clock.due) return id + " runs though it is late";
      if (clock.working_days_late) return id + " runs and has days late";
      return std::nullopt;
    case v1::CLOCK_STATE_OVERDUE:
      if (today <= *clock.due) return id + " is overdue though it is not late";
      return std::nullopt;
    case v1::CLOCK_STATE_MET:
      if (!clock.done || *clock.done > *clock.due) return id + " is met though late";
      if (clock.working_days_late) return id + " is met and has days late";
      return std::nullopt;
    case v1::CLOCK_STATE_MISSED:
      // Of hours, the day it was due may be too late.
      if (!clock.done || *clock.done < *clock.due) return id + " is missed though in time";
      if (*clock.done == *clock.due && !clock.due_nanos) return id + " is missed though in time";
      return std::nullopt;
    case v1::CLOCK_STATE_UNSPECIFIED:
      return id + " has no state";
    default:
      return std::nullopt;
  }
}

// What an explanation says can be counted again by hand.
Broken CheckExplanation(const clocks::Clock& clock, const clocks::Explanation& explanation,
                        const calendar::WorkingDays& calendar) {
  const auto& id = clock.rule->id();
  const bool counts_working_days = explanation.limit.has_working_days();
  // Hours, weeks, months and stated dates end on whatever day they do.
  const bool ends_on_working_day = counts_working_days || explanation.limit.has_calendar_days();
  if (ends_on_working_day && !calendar.IsWorkingDay(explanation.first_due)) {
    return id + " is due on no working day";
  }
  if (explanation.due < explanation.first_due) return id + " is due earlier by an extension";
  if (!counts_working_days) return std::nullopt;
  const auto limit = static_cast<std::int32_t>(explanation.limit.working_days());
  if (calendar.Between(explanation.start, explanation.first_due) != limit) {
    return id + " counts other days than its limit";
  }
  const auto days = (explanation.first_due - explanation.start).count();
  if (days != limit + static_cast<std::int64_t>(explanation.skipped.size())) {
    return id + " skips other days than it says";
  }
  const bool skips_working_day = std::ranges::any_of(
      explanation.skipped, [&](const auto& skipped) { return calendar.IsWorkingDay(skipped.day); });
  return skips_working_day ? Broken(id + " skips a working day") : std::nullopt;
}

// Clocks agree with themselves: state, days, the readings that were worked out, the day to warn.
Broken ClocksAgreeWithThemselves(const History& history) {
  return ForEachFacts(history, [&](const clocks::Facts& facts) -> Broken {
    for (const auto& clock : clocks::Derive(facts, LawOf(history), history.record.today())) {
      if (auto broken = CheckState(clock, history.record.today())) return broken;
      bool decided = clock.decided_by == v1::CLOCK_READING_UNSPECIFIED && !clock.due;
      for (const auto& explanation : clock.explanations) {
        if (auto broken = CheckExplanation(clock, explanation, *clock.calendar)) return broken;
        const bool decides = explanation.reading == clock.decided_by;
        decided = decided || (decides && clock.due == explanation.due);
        if (!clock.warn || *clock.warn > explanation.due) return "it warns later than a reading";
      }
      if (!decided) return clock.rule->id() + " is decided by no reading of its own";
    }
    return std::nullopt;
  });
}

}  // namespace

std::vector<Property> ClockProperties() {
  return {
      {"TheSameTwice", TheSameTwice},
      {"TimeAloneChangesNoVerdict", TimeAloneChangesNoVerdict},
      {"ClocksAgreeWithThemselves", ClocksAgreeWithThemselves},
  };
}

}  // namespace redress::properties
