// The rows of an import: each planned against what is on file, submitted, answered in turn.
#include <algorithm>
#include <utility>

#include "services/door/form.h"
#include "services/door/happened.h"
#include "services/door/submission.h"
#include "services/intake/import_names.h"
#include "services/intake/import_run.h"

namespace redress::intake {
namespace {

using runtime::Failure;
using runtime::Outcome;

constexpr int kTriesMax = 3;

}  // namespace

v1::ImportRowsRequest ImportRun::TakeMessage() {
  const Lock lock(mutex_);
  return *std::exchange(message_, std::nullopt);
}

void ImportRun::TakeRow() {
  auto message = TakeMessage();
  if (!message.has_row()) return Fail(door::Malformed("row", "expected a row, but found none"));
  if (++rows_ > kRowsMax) {
    return Fail(
        door::Malformed("row", "expected at most 1000000 rows in one run, but there are more"));
  }
  v1::ImportRowsResponse answer;
  answer.set_line(message.row().line());
  auto prepared =
      PrepareRow(std::move(*message.mutable_row()), run_.start.landlord_id(), house_.vault);
  Slot* slot = nullptr;
  {
    const Lock lock(mutex_);
    slot = &slots_.emplace_back();
    slot->answer = answer;
    slot->number = rows_;
    if (!prepared) return Reject(*slot, prepared.error());
    slot->row = *std::move(prepared);
    bytes_ += slot->row.bytes;
    if (MustWait(*slot)) return;
  }
  PlanSlot(*slot);
}

void ImportRun::PlanFront() {
  Slot* slot = nullptr;
  {
    const Lock lock(mutex_);
    slot = &slots_.front();
  }
  PlanSlot(*slot);
}

// Whether what is being written before it decides what the row is. A dry run writes nothing.
bool ImportRun::MustWait(const Slot& slot) const {
  if (run_.start.dry_run()) return false;
  return std::any_of(slots_.begin(), slots_.end(), [&slot](const Slot& other) {
    if (&other == &slot || other.state == Slot::State::kDone) return false;
    const bool same = other.row.reference == slot.row.reference;
    return same ||
           std::any_of(other.officers.begin(), other.officers.end(),
                       [&slot](const auto& id) { return slot.row.officer_names.contains(id); });
  });
}

std::set<std::string> ImportRun::KnownOfficersOf(Slot& slot) {
  // Tried before: somebody else may have registered officers meanwhile.
  Result<landlord::State> landlord;
  if (slot.tries > 0) landlord = house_.reader.ReadLandlord(run_.start.landlord_id(), {});
  const Lock lock(mutex_);
  ++slot.tries;
  if (landlord) known_officers_.insert(landlord->officer_ids.begin(), landlord->officer_ids.end());
  std::set<std::string> known;
  for (const auto& [id, name] : slot.row.officer_names) {
    if (known_officers_.contains(id)) known.insert(id);
  }
  return known;
}

void ImportRun::PlanSlot(Slot& slot) {
  const auto known = KnownOfficersOf(slot);
  auto plan = PlanRow(slot.row, run_, known, house_);
  if (!plan) return Fail(plan.error());
  plan->answer.set_line(slot.row.line);
  if (run_.start.dry_run() && plan->answer.outcome() == v1::IMPORT_OUTCOME_TAKEN) {
    plan->answer.clear_complaint_id();  // There will be another.
    plan->answer.clear_service_request_id();
    if (!references_tried_.insert(std::hash<std::string>()(slot.row.reference)).second) {
      plan->answer.set_outcome(v1::IMPORT_OUTCOME_CHANGED);
      plan->answer.add_differences()->set_field("reference");
      plan->answer.mutable_differences(0)->set_recorded("given by an earlier row of this log");
      plan->steps.clear();
    }
  }
  if (plan->steps.empty()) {
    const Lock lock(mutex_);
    slot.answer = std::move(plan->answer);
    slot.state = Slot::State::kDone;
    Count(slot.answer);
    return;
  }
  Submit(slot, *std::move(plan));
}

void ImportRun::Submit(Slot& slot, RowPlan plan) {
  {
    const Lock lock(mutex_);
    slot.state = Slot::State::kWriting;
    slot.officers = plan.officers;
  }
  // A row that is tried again is another command: what it writes is worked out anew.
  const std::string suffix = std::to_string(slot.number) + "." + std::to_string(slot.tries);
  auto steps = plan.steps;
  const bool taken =
      SubmitSteps(suffix, std::move(steps), plan.expected_version,
                  [this, &slot, plan](const Outcome& outcome) { Written(slot, plan, outcome); });
  if (taken) return;
  // The writer is full. Those under way make room; without any, others have filled it.
  bool alone = false;
  {
    const Lock lock(mutex_);
    slot.state = Slot::State::kWaiting;
    slot.officers.clear();
    --slot.tries;
    alone = writing_ == 0;
  }
  if (alone) Fail(TooBusy());
}

void ImportRun::Written(Slot& slot, const RowPlan& plan, const Outcome& outcome) {
  if (!outcome) return Refused(slot, plan, outcome.error());
  const Lock lock(mutex_);
  slot.officers.clear();
  if (!run_.start.dry_run()) known_officers_.insert(plan.officers.begin(), plan.officers.end());
  if (plan.only_officers) {
    slot.state = Slot::State::kWaiting;
    return;
  }
  slot.answer = plan.answer;
  slot.state = Slot::State::kDone;
  Count(slot.answer);
}

void ImportRun::Refused(Slot& slot, const RowPlan& plan, const Failure& failure) {
  if (IsWorthAnotherTry(slot, failure)) {
    const Lock lock(mutex_);
    slot.officers.clear();
    slot.state = Slot::State::kWaiting;
    return;
  }
  if (const auto* refusal = std::get_if<Refusal>(&failure)) {
    Refusal own = *refusal;
    own.field = FieldInRow(own.field, plan.steps);
    const Lock lock(mutex_);
    return Reject(slot, own);
  }
  Fail(failure);
  const Lock lock(mutex_);
  slot.state = Slot::State::kDone;
}

// Somebody else wrote at the same time: another import, an officer at work.
bool ImportRun::IsWorthAnotherTry(const Slot& slot, const Failure& failure) const {
  const auto* refusal = std::get_if<Refusal>(&failure);
  if (refusal == nullptr || slot.tries >= kTriesMax || run_.start.dry_run()) return false;
  return refusal->reason == v1::REFUSAL_REASON_VERSION_MISMATCH ||
         refusal->reason == v1::REFUSAL_REASON_REFERENCE_TAKEN ||
         refusal->reason == v1::REFUSAL_REASON_STREAM_EXISTS ||
         refusal->reason == v1::REFUSAL_REASON_ALREADY_RECORDED;
}

void ImportRun::Reject(Slot& slot, const Refusal& refusal) {
  const auto line = slot.answer.line() != 0 ? slot.answer.line() : slot.row.line;
  slot.answer.Clear();
  slot.answer.set_line(line);
  slot.answer.set_outcome(v1::IMPORT_OUTCOME_REJECTED);
  slot.answer.set_error_field(refusal.field);
  slot.answer.set_error_message(refusal.message);
  slot.officers.clear();
  slot.state = Slot::State::kDone;
  Count(slot.answer);
}

void ImportRun::Count(const v1::ImportRowsResponse& answer) {
  switch (answer.outcome()) {
    case v1::IMPORT_OUTCOME_TAKEN:
      return counts_.set_rows_taken(counts_.rows_taken() + 1);
    case v1::IMPORT_OUTCOME_UNCHANGED:
      return counts_.set_rows_unchanged(counts_.rows_unchanged() + 1);
    case v1::IMPORT_OUTCOME_UPDATED:
      return counts_.set_rows_updated(counts_.rows_updated() + 1);
    case v1::IMPORT_OUTCOME_CHANGED:
      return counts_.set_rows_changed(counts_.rows_changed() + 1);
    default:
      return counts_.set_rows_rejected(counts_.rows_rejected() + 1);
  }
}

}  // namespace redress::intake
