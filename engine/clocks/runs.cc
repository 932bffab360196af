#include "engine/clocks/runs.h"

#include <algorithm>
#include <limits>

#include "engine/types/clock_fact.h"

namespace redress::clocks {
namespace {

using List = google::protobuf::RepeatedField<int>;

bool Holds(const List& facts, int fact) {
  return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

bool CanStart(const Mark& mark, const v1::Limit& limit) {
  return limit.has_stated() ? mark.stated.has_value() : mark.at.day.has_value();
}

// The first of the facts of `reading` that is held with what it takes, or null.
const Placed* StartOf(const v1::Reading& reading, const std::vector<Placed>& marks) {
  for (const int fact : reading.from()) {
    const auto found = std::find_if(marks.begin(), marks.end(), [&](const Placed& each) {
      return each.mark->fact == fact && CanStart(*each.mark, reading.limit());
    });
    if (found != marks.end()) return &*found;
  }
  return nullptr;
}

// The first of `fact` with a day; else the first; else null.
const Mark* FirstOf(int fact, const std::vector<Placed>& marks) {
  const Mark* undated = nullptr;
  for (const Placed& each : marks) {
    if (each.mark->fact != fact) continue;
    if (each.mark->at.day) return each.mark;
    if (undated == nullptr) undated = each.mark;
  }
  return undated;
}

void EndRun(Run& run, const Mark& mark) {
  if (OnlyEnds(mark.fact)) {
    run.ended = &mark.at;
  } else if (mark.at.day) {
    run.done = &mark.at;
  } else {
    run.done_undated = true;
  }
}

bool IsOver(const Run& run) {
  return run.done != nullptr || run.done_undated || run.ended != nullptr;
}

// What ends a run though nobody did anything: only what comes after its start, and not by the very
// fact that starts it.
void TakeStops(const RunFacts& facts, const Mark& start, std::size_t place, Run& run) {
  if (IsOver(run)) return;
  const auto stops = [&](const Stop& stop) {
    return stop.at != nullptr && stop.place > place && stop.at->version != start.at.version;
  };
  if (stops(facts.made_void)) run.made_void = facts.made_void.at;
  if (stops(facts.ended)) run.ended = facts.ended.at;
}

// Ends `run` at the latest of `until`, of which the first is needed.
void TakeUntil(const v1::ClockRule& rule, const std::vector<Placed>& marks, Run& run) {
  for (const int fact : rule.until()) {
    const Mark* mark = FirstOf(fact, marks);
    const bool first = fact == rule.until(0);
    if (mark != nullptr && first && !mark->at.day) run.done_undated = true;
    if (mark == nullptr || !mark->at.day) {
      run.missing.push_back(static_cast<v1::ClockFact>(fact));
    } else if ((first || run.done != nullptr) &&
               (run.done == nullptr || *run.done->day < *mark->at.day)) {
      run.done = &mark->at;
    }
  }
}

// Ends `run` at the first of `until_any`: with a day, else without. What is done about an item
// counts whenever it was; what ends the whole record has to come after the start.
void TakeUntilAny(const v1::ClockRule& rule, const RunFacts& facts, std::size_t start, Run& run) {
  const Placed* first = nullptr;
  const auto take = [&](const Placed& each) {
    if (!Holds(rule.until_any(), each.mark->fact)) return;
    if (!NatureOf(each.mark->fact).item && each.place < start) return;
    const bool dates = first != nullptr && !first->mark->at.day && each.mark->at.day;
    if (first == nullptr || dates ||
        (each.place < first->place &&
         first->mark->at.day.has_value() == each.mark->at.day.has_value())) {
      first = &each;
    }
  };
  std::for_each(facts.marks->begin(), facts.marks->end(), take);
  std::for_each(facts.record_ends->begin(), facts.record_ends->end(), take);
  if (first != nullptr) return EndRun(run, *first->mark);
  for (const int fact : rule.until_any()) {
    if (!OnlyEnds(static_cast<v1::ClockFact>(fact))) {
      run.missing.push_back(static_cast<v1::ClockFact>(fact));
    }
  }
}

Run OneRun(const v1::ClockRule& rule, const RunFacts& facts) {
  Run run;
  const Placed* literal = StartOf(rule.literal(), *facts.marks);
  const Placed* protective = StartOf(rule.protective(), *facts.marks);
  if (literal != nullptr) run.literal = literal->mark;
  if (protective != nullptr) run.protective = protective->mark;
  const Mark* begins = FirstStart(rule, *facts.marks);
  if (begins == nullptr) return run;
  const Placed* from = literal != nullptr ? literal : protective;
  const std::size_t place = from != nullptr ? from->place : 0;
  if (literal != nullptr) run.interval = literal->mark->interval_working_days;
  if (rule.until_any().empty()) {
    TakeUntil(rule, *facts.marks, run);
  } else {
    TakeUntilAny(rule, facts, place, run);
  }
  TakeStops(facts, from != nullptr ? *from->mark : *begins, place, run);
  return run;
}

// Runs that follow each other: a start fact ends the run before it and begins another.
class Restarting {
 public:
  Restarting(const v1::ClockRule& rule, const RunFacts& facts) : rule_(rule), facts_(facts) {}

  std::vector<Run> Runs() {
    for (const Placed& each : *facts_.marks) {
      EndByRecord(each.place);
      if (each.mark->fact == v1::CLOCK_FACT_UPDATE_INTERVAL_AGREED) {
        interval_ = each.mark->interval_working_days;
      }
      if (Holds(rule_.literal().from(), each.mark->fact)) {
        Start(each);
      } else if (Holds(rule_.until_any(), each.mark->fact)) {
        End(*each.mark);
      }
    }
    EndByRecord(std::numeric_limits<std::size_t>::max());
    if (open_) {
      TakeStops(facts_, *runs_.back().literal, start_, runs_.back());
      TakeMissing(runs_.back());
    }
    return std::move(runs_);
  }

 private:
  void Start(const Placed& from) {
    if (open_) EndRun(runs_.back(), *from.mark);
    // Once it is over, only what begins such a duty begins it anew; what goes on with one does not.
    const bool begins = from.mark->fact == rule_.literal().from(0);
    if (!open_ && !runs_.empty() && !begins) return;
    runs_.push_back({.literal = from.mark, .interval = interval_, .missing = {}});
    start_ = from.place;
    open_ = true;
  }

  void End(const Mark& mark) {
    if (open_) EndRun(runs_.back(), mark);
    open_ = false;
  }

  // Ends the open run at the first end of the record that comes after its start and before `place`.
  void EndByRecord(std::size_t place) {
    if (!open_) return;
    const auto& ends = *facts_.record_ends;
    const auto first =
        std::upper_bound(ends.begin(), ends.end(), start_,
                         [](std::size_t start, const Placed& each) { return start < each.place; });
    if (first != ends.end() && first->place < place) End(*first->mark);
  }

  void TakeMissing(Run& run) const {
    const List& from = rule_.literal().from();
    for (int i = from.size() > 1 ? 1 : 0; i < from.size(); ++i) {
      run.missing.push_back(static_cast<v1::ClockFact>(from[i]));
    }
  }

  const v1::ClockRule& rule_;
  const RunFacts& facts_;
  std::vector<Run> runs_;
  std::size_t start_ = 0;  // Place of the latest run's start.
  std::uint32_t interval_ = 0;
  bool open_ = false;
};

}  // namespace

const Mark* FirstStart(const v1::ClockRule& rule, const std::vector<Placed>& marks) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const Placed& each) {
    return Holds(rule.literal().from(), each.mark->fact) ||
           Holds(rule.protective().from(), each.mark->fact);
  });
  return found == marks.end() ? nullptr : found->mark;
}

std::vector<Placed> EndsOf(const v1::ClockRule& rule, const std::vector<Placed>& marks) {
  std::vector<Placed> ends;
  std::copy_if(marks.begin(), marks.end(), std::back_inserter(ends),
               [&](const Placed& each) { return Holds(rule.until_any(), each.mark->fact); });
  return ends;
}

std::vector<Run> RunsOf(const v1::ClockRule& rule, const RunFacts& facts) {
  if (rule.restarts()) return Restarting(rule, facts).Runs();
  return {OneRun(rule, facts)};
}

}  // namespace redress::clocks
