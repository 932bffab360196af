#include <algorithm>

#include "engine/findings/compensation.h"
#include "engine/findings/named.h"
#include "engine/findings/promise.h"

namespace redress::findings {
namespace {

bool IsUpheld(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_UPHELD || outcome == v1::OUTCOME_PARTLY_UPHELD;
}

Said Remedied(const Setting& setting, std::uint32_t stage) {
  const Entry* response = setting.record.Last(v1::Fact::kResponded, stage);
  if (response == nullptr) return NotApplicable(Named(stage) + " is not answered yet");
  const auto& responded = response->fact->responded();
  const bool at_fault = IsUpheld(responded.outcome()) ||
                        std::any_of(responded.decisions().begin(), responded.decisions().end(),
                                    [](const auto& point) { return IsUpheld(point.outcome()); });
  if (!at_fault) return NotApplicable("nothing was upheld");
  for (const Entry& entry : setting.record.entries()) {
    const bool mends = entry.kind == v1::Fact::kRemedyAgreed ||
                       entry.kind == v1::Fact::kActionAgreed ||
                       entry.kind == v1::Fact::kCompensationOffered;
    if (mends && entry.stage == stage) {
      return Complied("what was upheld is met with a remedy", {response->version, entry.version});
    }
  }
  return NoEvidence("upheld, and no remedy or action of " + Named(stage) + " is on record",
                    "record what puts it right", {response->version});
}

Said SayRemedy(const Setting& setting, const Remedy& remedy) {
  Promise promise{.version = remedy.begun().version, .what = "a remedy", .due = {}};
  if (remedy.agreed != nullptr && remedy.agreed->fact->remedy_agreed().has_due_date()) {
    promise.due = ToDay(remedy.agreed->fact->remedy_agreed().due_date());
  }
  promise.done = remedy.done != nullptr ? remedy.done : remedy.paid_off;
  promise.proof_needed = remedy.done != nullptr && remedy.paid_off == nullptr;
  promise.has_proof = remedy.done != nullptr && remedy.done->fact->remedy_done().has_proof();
  // One that is done on the very day needs no date.
  promise.date_needed = promise.done == nullptr || promise.done->day != remedy.begun().day;
  return SayPromise(setting, promise);
}

Said SayAction(const Setting& setting, const Entry& entry) {
  const auto& agreed = entry.fact->action_agreed();
  Promise promise{.version = entry.version,
                  .what = "an action",
                  .due = agreed.has_due_date() ? ToDay(agreed.due_date()) : std::nullopt};
  for (const Entry* done : setting.record.Of(v1::Fact::kActionDone)) {
    if (promise.done != nullptr || done->fact->action_done().action_id() != agreed.action_id())
      continue;
    promise.done = done;
    promise.proof_needed = true;
    promise.has_proof = done->fact->action_done().has_proof();
  }
  Said said = SayPromise(setting, promise);
  if (agreed.owner_id().empty()) {
    Join(said,
         NoEvidence("an action has nobody who sees to it", "name who sees to it", {entry.version}));
  }
  return said;
}

}  // namespace

Said RemedyAtAnyStage(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return Remedied(setting, n); });
}

Said RemediesFollowed(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no remedy is on record");
  for (const auto& [id, remedy] : RemediesOf(setting)) {
    if (remedy.Declined()) continue;
    Join(all, SayRemedy(setting, remedy));
  }
  return all;
}

Said ActionsFollowed(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) {
    Said all = NotApplicable("no action of " + Named(n) + " is on record");
    for (const Entry* entry : setting.record.Of(v1::Fact::kActionAgreed, n)) {
      Join(all, SayAction(setting, *entry));
    }
    return all;
  });
}

}  // namespace redress::findings
