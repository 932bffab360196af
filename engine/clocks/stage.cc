#include "engine/clocks/stage.h"

#include <algorithm>

namespace redress::clocks {
namespace {

// One fact of any kind. Exactly one of the last three is set.
struct Entry {
  const Moment* at = nullptr;
  const Mark* mark = nullptr;
  const Extension* extension = nullptr;
  const End* end = nullptr;
};

// Where it stands in the order of happening.
Day DayOf(const Moment& at) { return at.day.value_or(at.recorded_day); }

bool ByDayThenVersion(const Entry& a, const Entry& b) {
  if (DayOf(*a.at) != DayOf(*b.at)) return DayOf(*a.at) < DayOf(*b.at);
  return a.at->version < b.at->version;
}

// Puts the entries of one day that have instants in order of these, in the places that they hold
// among the others. Comparing pairs, by instant where both have one and by version otherwise, would
// be no order at all: three facts can beat each other in a circle.
void OrderByInstant(std::vector<Entry>::iterator begin, std::vector<Entry>::iterator end) {
  std::vector<Entry> timed;
  std::copy_if(begin, end, std::back_inserter(timed),
               [](const Entry& entry) { return entry.at->instant_nanos.has_value(); });
  if (timed.size() < 2) return;
  std::stable_sort(timed.begin(), timed.end(), [](const Entry& a, const Entry& b) {
    return a.at->instant_nanos < b.at->instant_nanos;
  });
  auto next = timed.begin();
  for (auto entry = begin; entry != end; ++entry) {
    if (entry->at->instant_nanos) *entry = *next++;
  }
}

std::vector<Entry> InOrder(const Facts& facts) {
  std::vector<Entry> entries;
  entries.reserve(facts.marks.size() + facts.extensions.size() + facts.ends.size());
  for (const Mark& mark : facts.marks) entries.push_back({.at = &mark.at, .mark = &mark});
  for (const Extension& told : facts.extensions) {
    entries.push_back({.at = &told.at, .extension = &told});
  }
  for (const End& end : facts.ends) entries.push_back({.at = &end.at, .end = &end});
  std::stable_sort(entries.begin(), entries.end(), ByDayThenVersion);
  for (auto begin = entries.begin(); begin != entries.end();) {
    const auto end = std::find_if(begin, entries.end(), [&](const Entry& entry) {
      return DayOf(*entry.at) != DayOf(*begin->at);
    });
    OrderByInstant(begin, end);
    begin = end;
  }
  return entries;
}

StageFacts* StageOf(Stages& stages, std::uint32_t stage) {
  return stage >= 1 && stage <= kStagesMax ? &stages[stage - 1] : nullptr;
}

void Take(StageFacts& stage, const Mark& mark) {
  const Moment*& first = stage.first[static_cast<std::size_t>(mark.fact)];
  if (first == nullptr) first = &mark.at;
  if (stage.first_mark == nullptr) stage.first_mark = &mark.at;
  if (mark.at.day && (!stage.earliest_known || *mark.at.day < *stage.earliest_known)) {
    stage.earliest_known = mark.at.day;
  }
  // Whoever asks again after a refusal is to be answered: it ends nothing any more.
  if (mark.fact == v1::CLOCK_FACT_ESCALATION_REQUESTED) stage.refused = nullptr;
}

// A complaint that ended before a later stage opened was taken up again with it. Stage 1 is as old
// as the complaint, however little is known of its days.
void TakeComplaintEnd(Stages& stages, const End& end) {
  for (StageFacts& stage : stages) {
    const bool open = &stage == &stages.front() || stage.Opened();
    if (open && stage.complaint_ended == nullptr) stage.complaint_ended = &end.at;
  }
}

void TakeReopening(Stages& stages, const End& reopening) {
  for (StageFacts& stage : stages) stage.complaint_ended = nullptr;
  if (StageFacts* stage = StageOf(stages, reopening.stage)) stage->refused = nullptr;
}

void Take(Stages& stages, const End& end) {
  if (end.reopens) return TakeReopening(stages, end);
  if (end.stage == 0) return TakeComplaintEnd(stages, end);
  StageFacts* stage = StageOf(stages, end.stage);
  if (stage != nullptr && stage->refused == nullptr) stage->refused = &end.at;
}

}  // namespace

Day StageFacts::GoverningDay() const {
  if (opening != nullptr && opening->day) return *opening->day;
  return earliest_known.value_or(first_mark->recorded_day);
}

std::optional<Day> StageFacts::Ended() const {
  if (complaint_ended == nullptr && refused == nullptr) return std::nullopt;
  if (complaint_ended == nullptr) return DayOf(*refused);
  if (refused == nullptr) return DayOf(*complaint_ended);
  return std::min(DayOf(*refused), DayOf(*complaint_ended));
}

Stages Gather(const Facts& facts) {
  Stages stages;
  for (const Entry& entry : InOrder(facts)) {
    if (entry.mark != nullptr) {
      if (StageFacts* stage = StageOf(stages, entry.mark->stage)) Take(*stage, *entry.mark);
    } else if (entry.extension != nullptr) {
      StageFacts* stage = StageOf(stages, entry.extension->stage);
      if (stage != nullptr) stage->extensions.push_back(entry.extension);
    } else {
      Take(stages, *entry.end);
    }
  }
  stages[0].opening = stages[0].first[v1::CLOCK_FACT_RECEIVED];
  for (std::size_t i = 1; i < stages.size(); ++i) {
    stages[i].opening = stages[i].first[v1::CLOCK_FACT_ESCALATION_REQUESTED];
  }
  return stages;
}

}  // namespace redress::clocks
