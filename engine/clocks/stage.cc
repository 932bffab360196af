#include "engine/clocks/stage.h"

#include <algorithm>

#include "engine/types/clock_fact.h"

namespace redress::clocks {
namespace {

StageFacts* StageOf(Stages& stages, std::uint32_t stage) {
  return stage >= 1 && stage <= kStagesMax ? &stages[stage - 1] : nullptr;
}

void Take(StageFacts& stage, const Mark& mark) {
  const Mark*& first = stage.first[static_cast<std::size_t>(mark.fact)];
  if (first == nullptr) first = &mark;
  if (OnlyEnds(mark.fact)) return;  // Who is refused a stage has not come to it.
  if (stage.first_mark == nullptr) stage.first_mark = &mark.at;
  if (mark.at.day && (!stage.earliest_known || *mark.at.day < *stage.earliest_known)) {
    stage.earliest_known = mark.at.day;
  }
  // Whoever asks again after a refusal is to be answered: it ends nothing any more.
  if (mark.fact == v1::CLOCK_FACT_ESCALATION_REQUESTED) stage.refused = nullptr;
}

// Stage 1 is as old as the complaint, however little is known of its days.
bool IsOpen(const Stages& stages, const StageFacts& stage) {
  return &stage == &stages.front() || stage.Opened();
}

void Take(Stages& stages, const Mark& mark, ReceiptAt receipt_at) {
  const bool at_first = mark.fact == v1::CLOCK_FACT_RECEIVED && receipt_at == ReceiptAt::kStage1;
  if (mark.stage == 0 && OnlyEnds(mark.fact)) {
    for (StageFacts& stage : stages) {
      if (IsOpen(stages, stage)) Take(stage, mark);
    }
  } else if (StageFacts* stage = StageOf(stages, at_first ? 1 : mark.stage)) {
    Take(*stage, mark);
  }
}

// A complaint that ended before a later stage opened was taken up again with it.
void TakeComplaintEnd(Stages& stages, const End& end) {
  for (StageFacts& stage : stages) {
    if (IsOpen(stages, stage) && stage.complaint_ended == nullptr) stage.complaint_ended = &end.at;
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
  if (complaint_ended == nullptr) return DayInOrder(*refused);
  if (refused == nullptr) return DayInOrder(*complaint_ended);
  return std::min(DayInOrder(*refused), DayInOrder(*complaint_ended));
}

Stages Gather(const Timeline& timeline, ReceiptAt receipt_at) {
  Stages stages;
  for (const Entry& entry : timeline) {
    if (entry.mark != nullptr) {
      Take(stages, *entry.mark, receipt_at);
    } else if (entry.extension != nullptr) {
      StageFacts* stage = StageOf(stages, entry.extension->stage);
      if (stage != nullptr) stage->extensions.push_back(entry.extension);
    } else if (entry.end != nullptr) {
      Take(stages, *entry.end);
    }
  }
  for (StageFacts& stage : stages) {
    const Mark* received = First(stage.first, v1::CLOCK_FACT_RECEIVED);
    const Mark* requested = First(stage.first, v1::CLOCK_FACT_ESCALATION_REQUESTED);
    const Mark* opening = received != nullptr ? received : requested;
    if (&stage == &stages.front()) opening = received;
    if (opening != nullptr) stage.opening = &opening->at;
  }
  return stages;
}

Stages Gather(const Facts& facts) { return Gather(InOrder(facts), ReceiptAt::kAsSaid); }

}  // namespace redress::clocks
