#include <algorithm>

#include "engine/findings/named.h"

namespace redress::findings {
namespace {

constexpr std::int32_t kSendingWorkingDays =
    5;  // 6.6, 6.17: ours; the Code says only "when it is known".

// Whether a stage should have been defined by now.
bool DefinitionIsDue(const Setting& setting, std::uint32_t stage) {
  if (setting.record.Has(v1::Fact::kAcknowledged, stage) || setting.Stage(stage).answered)
    return true;
  const clocks::Clock* clock = setting.FirstClockOf(stage);
  return clock != nullptr &&
         (clock->state == v1::CLOCK_STATE_OVERDUE || clock->state == v1::CLOCK_STATE_ENDED_LATE);
}

Said Define(const Setting& setting, std::uint32_t stage) {
  const Entry* defined = setting.record.Last(v1::Fact::kDefined, stage);
  if (defined == nullptr) {
    if (!DefinitionIsDue(setting, stage)) return NotApplicable("there is still time to define it");
    return NoEvidence("no definition of " + Named(stage) + " is held",
                      "set out the points and the outcomes sought");
  }
  const auto& fact = defined->fact->defined();
  if (fact.points().empty()) {
    return NoEvidence("the definition holds no points", "set out the points", {defined->version});
  }
  if (fact.outcomes_sought().empty()) {
    return NoEvidence("the outcomes sought are not held", "set out the outcomes sought",
                      {defined->version});
  }
  return Complied("points and outcomes sought are set out", {defined->version});
}

Said Responsible(const Setting& setting, std::uint32_t stage) {
  const Entry* acknowledged = setting.record.Last(v1::Fact::kAcknowledged, stage);
  if (acknowledged == nullptr && !setting.Stage(stage).answered) {
    return NotApplicable(Named(stage) + " is not acknowledged yet");
  }
  const Entry* defined = setting.record.Last(v1::Fact::kDefined, stage);
  if (defined == nullptr) {
    return NoEvidence("no definition of " + Named(stage) + " is held",
                      "set out what the landlord answers for, and what not");
  }
  const auto& fact = defined->fact->defined();
  if (fact.not_responsible_stated() == v1::YES_NO_NO) {
    return Breached("what the landlord does not answer for was not said", {defined->version},
                    "say it, even if it is nothing");
  }
  const bool silent = fact.responsible().empty() && fact.not_responsible().empty();
  if (fact.not_responsible_stated() == v1::YES_NO_UNSPECIFIED || silent) {
    return NoEvidence("what the landlord answers for, and what not, is not held",
                      "record both, even if one is nothing", {defined->version});
  }
  return Complied("what the landlord answers for, and what not, is set out", {defined->version});
}

// The points a response has to decide.
std::set<std::string> PointsOf(const Setting& setting, std::uint32_t stage) {
  std::set<std::string> points;
  for (std::uint32_t from = stage; from >= 1 && points.empty(); --from) {
    const Entry* defined = setting.record.Last(v1::Fact::kDefined, from);
    if (defined == nullptr) continue;
    for (const auto& point : defined->fact->defined().points()) points.insert(point.point_id());
    const Entry* asked = setting.record.Last(v1::Fact::kEscalationRequested, stage);
    if (from == stage || asked == nullptr) continue;
    const auto& wanted = asked->fact->escalation_requested().point_ids();
    if (!wanted.empty()) points = {wanted.begin(), wanted.end()};
  }
  for (const Entry* raised : setting.record.Of(v1::Fact::kFurtherComplaintRaised, stage)) {
    const auto& fact = raised->fact->further_complaint_raised();
    if (fact.place() != v1::FURTHER_COMPLAINT_PLACE_JOINED) continue;
    for (const auto& point : fact.points()) points.insert(point.point_id());
  }
  return points;
}

Said Decide(const Setting& setting, std::uint32_t stage) {
  const Entry* response = setting.record.Last(v1::Fact::kResponded, stage);
  if (response == nullptr) return NotApplicable(Named(stage) + " is not answered yet");
  const auto points = PointsOf(setting, stage);
  const auto& decisions = response->fact->responded().decisions();
  if (points.empty() || decisions.empty()) {
    return NoEvidence(points.empty() ? "no points of a definition are held"
                                     : "no decisions on the points are held",
                      "record the points, and how each was decided and why", {response->version});
  }
  std::set<std::string> decided;
  bool bare = false;
  for (const auto& decision : decisions) {
    decided.insert(decision.point_id());
    bare = bare || decision.outcome() == v1::OUTCOME_UNSPECIFIED || !decision.has_reasons();
  }
  const auto left = std::count_if(points.begin(), points.end(),
                                  [&](const auto& id) { return !decided.contains(id); });
  if (left > 0) {
    return Breached(
        std::to_string(left) + " of " + std::to_string(points.size()) + " points were not decided",
        {response->version}, "answer every point");
  }
  if (bare) {
    return NoEvidence("of some point the outcome or the reasons are not held", "record them",
                      {response->version});
  }
  return Complied("every point is decided with reasons", {response->version});
}

// Work of the stage that was done between the day the answer was known and the day it was sent.
bool WaitedForWork(const Setting& setting, std::uint32_t stage, Day known, Day sent) {
  std::set<std::string> ids;
  for (const Entry& entry : setting.record.entries()) {
    if (entry.stage != stage) continue;
    if (entry.fact->has_action_agreed()) ids.insert(entry.fact->action_agreed().action_id());
    if (entry.fact->has_remedy_agreed()) ids.insert(entry.fact->remedy_agreed().remedy_id());
  }
  return std::any_of(setting.record.entries().begin(), setting.record.entries().end(),
                     [&](const Entry& entry) {
                       if (!entry.day || *entry.day <= known || *entry.day > sent) return false;
                       return (entry.kind == v1::Fact::kActionDone &&
                               ids.contains(entry.fact->action_done().action_id())) ||
                              (entry.kind == v1::Fact::kRemedyDone &&
                               ids.contains(entry.fact->remedy_done().remedy_id()));
                     });
}

Said HeldBack(const Setting& setting, std::uint32_t stage) {
  const Entry* response = setting.record.Last(v1::Fact::kResponded, stage);
  if (response == nullptr) return NotApplicable(Named(stage) + " is not answered yet");
  const auto& fact = response->fact->responded();
  const auto known = fact.has_answer_known_date() ? ToDay(fact.answer_known_date()) : std::nullopt;
  if (!known || !response->day || *known > *response->day) {
    return NoEvidence("when the answer was known is not held", "record when it was known",
                      {response->version});
  }
  const std::int32_t days = setting.law.CalendarOf(setting.edition).Between(*known, *response->day);
  if (days > 1 && WaitedForWork(setting, stage, *known, *response->day)) {
    return Breached("the response waited for work to be done", {response->version},
                    "answer when the answer is known; follow the work afterwards");
  }
  if (days > kSendingWorkingDays) {
    return NoEvidence("the answer was known " + std::to_string(days) +
                          " working days before it was sent, and nothing says why",
                      "record why", {response->version});
  }
  return Complied("sent " + std::to_string(days) + " working days after the answer was known",
                  {response->version});
}

// What the record lacks of a stage that was answered. Empty: nothing.
std::string LackingAt(const Setting& setting, std::uint32_t stage) {
  const Entry* response = setting.record.Last(v1::Fact::kResponded, stage);
  const auto& fact = response->fact->responded();
  if (fact.outcome() == v1::OUTCOME_UNSPECIFIED) return "the outcome of " + Named(stage);
  if (!fact.has_letter()) return "the letter of " + Named(stage);
  return {};
}

}  // namespace

Said DefinitionComplete(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return Define(setting, n); });
}

Said ResponsibilityStated(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(),
                   [&](std::uint32_t n) { return Responsible(setting, n); });
}

Said PointsDecided(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return Decide(setting, n); });
}

Said AnswerNotHeldBack(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return HeldBack(setting, n); });
}

Said RecordComplete(const Setting& setting, const v1::Check&) {
  // The record is one, whichever edition governs each stage.
  const bool any_answered = std::any_of(setting.stages.begin(), setting.stages.end(),
                                        [](const StageSetting& stage) { return stage.answered; });
  if (!any_answered && !setting.ComplaintIsOver()) {
    return NotApplicable("the complaint is not answered yet");
  }
  const auto lacks = [](const std::string& what) {
    return NoEvidence("the record lacks " + what, "record " + what);
  };
  const Entry* received = setting.record.First(v1::Fact::kReceived);
  if (received == nullptr || !received->day) return lacks("the day the complaint was received");
  if (received->fact->received().words().empty()) return lacks("the original complaint");
  for (std::uint32_t stage = 1; stage <= clocks::kStagesMax; ++stage) {
    if (!setting.Stage(stage).answered) continue;
    if (const std::string lacking = LackingAt(setting, stage); !lacking.empty()) {
      Said said = lacks(lacking);
      said.stage = stage;
      return said;
    }
  }
  const Entry* refused = setting.record.Last(v1::Fact::kComplaintRefused);
  if (refused != nullptr && !refused->fact->complaint_refused().has_explanation()) {
    return lacks("the letter of refusal");
  }
  return Complied("the complaint, its day, and each stage's outcome and letter are held",
                  {received->version});
}

}  // namespace redress::findings
