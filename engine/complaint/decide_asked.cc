#include <algorithm>

#include "engine/clocks/stage.h"
#include "engine/complaint/asked.h"
#include "engine/complaint/fact.h"

namespace redress::complaint {
namespace {

Day DayOf(const v1::Happened& happened, Day otherwise) {
  const auto day = happened.has_date() ? ToDay(happened.date()) : std::nullopt;
  return day.value_or(otherwise);
}

// The day that decides which edition governs a stage, as clocks take it; of a stage that has not
// begun, the day of the fact that is asked for.
Day OpeningDay(const Question& question, std::uint32_t number) {
  const clocks::Stages stages = clocks::Gather(question.state.clock_facts);
  const clocks::StageFacts& stage = stages[number - 1];
  return stage.Opened() ? stage.GoverningDay() : DayOf(question.happened, question.today);
}

Refusal Refused(const Asked& asked, v1::RefusalReason reason, const std::string& field,
                std::string message, const char* provision = "") {
  return Refuse(reason, asked.question.fact, field, std::move(message), provision);
}

const char* StageField(const Asked& asked) {
  const v1::Fact& fact = asked.question.fact;
  if (fact.has_escalation_requested() || fact.has_escalation_refused()) return "to_stage";
  return StageOf(fact) == 0 || fact.has_received() ? "" : "stage";
}

// Of two provisions that say the same for stage 1 and for the stages after it.
const char* ByStage(const Asked& asked, const char* first, const char* later) {
  return asked.number == 1 ? first : later;
}

std::string Named(std::uint32_t stage) { return "stage " + std::to_string(stage); }

Objection NoEditionInForce(const Asked& asked) {
  if (!asked.demands.edition || asked.edition != nullptr) return std::nullopt;
  return Refused(
      asked, v1::REFUSAL_REASON_NO_EDITION_IN_FORCE, "",
      "expected an adopted edition in force on " + ToIsoDate(asked.opened) + ", but there is none");
}

Objection StageBeyondEdition(const Asked& asked) {
  if (!asked.demands.stage_known || asked.edition == nullptr) return std::nullopt;
  if (asked.number <= asked.edition->stages()) return std::nullopt;
  return Refused(asked, v1::REFUSAL_REASON_STAGE_BEYOND_EDITION, StageField(asked),
                 "expected a stage of 1 to " + std::to_string(asked.edition->stages()) + ", as " +
                     asked.edition->id() + " has it, but found " + std::to_string(asked.number),
                 "5.3");
}

Objection ComplaintEnded(const Asked& asked) {
  const v1::ComplaintStatus status = asked.question.state.status;
  const bool gone = asked.demands.own_complaint && IsOnFileElsewhere(status);
  if (!gone && !(asked.demands.not_ended && IsEnded(status))) return std::nullopt;
  constexpr std::size_t kPrefix = sizeof "COMPLAINT_STATUS_" - 1;
  return Refused(asked, v1::REFUSAL_REASON_COMPLAINT_ENDED, "",
                 "expected a complaint that goes on, but its status is " +
                     v1::ComplaintStatus_Name(status).substr(kPrefix));
}

Objection StageNotOpen(const Asked& asked) {
  if (!asked.demands.stage_open || asked.stage.opened) return std::nullopt;
  return Refused(asked, v1::REFUSAL_REASON_STAGE_NOT_OPEN, StageField(asked),
                 "expected a stage that has begun, but " + Named(asked.number) + " has not");
}

Objection StageNotAnswered(const Asked& asked) {
  const State& state = asked.question.state;
  if (asked.demands.answered_before && asked.number > 1 &&
      !state.stages[asked.number - 2].responded) {
    return Refused(asked, v1::REFUSAL_REASON_STAGE_NOT_ANSWERED, StageField(asked),
                   "expected " + Named(asked.number - 1) + " to have its response, but it has none",
                   "6.10");
  }
  if (asked.demands.answered_now && state.status == v1::COMPLAINT_STATUS_OPEN) {
    return Refused(asked, v1::REFUSAL_REASON_STAGE_NOT_ANSWERED, "",
                   "expected the latest stage to have its response, but it has none",
                   state.stage > 1 ? "6.14" : "6.3");
  }
  return std::nullopt;
}

Objection AlreadyAcknowledged(const Asked& asked) {
  if (!asked.demands.unacknowledged || !asked.stage.acknowledged) return std::nullopt;
  return Refused(asked, v1::REFUSAL_REASON_ALREADY_ACKNOWLEDGED, StageField(asked),
                 "expected a stage not acknowledged yet, but " + Named(asked.number) + " is",
                 ByStage(asked, "6.2", "6.11"));
}

Objection AlreadyResponded(const Asked& asked) {
  if (!asked.demands.unanswered || !asked.stage.responded) return std::nullopt;
  const bool joined = asked.question.fact.has_further_complaint_raised();
  return Refused(asked, v1::REFUSAL_REASON_ALREADY_RESPONDED, StageField(asked),
                 "expected a stage without a response, but " + Named(asked.number) + " has one",
                 joined ? "6.8" : ByStage(asked, "6.3", "6.14"));
}

Objection NotAcknowledged(const Asked& asked) {
  if (!asked.demands.acknowledged || asked.stage.acknowledged) return std::nullopt;
  return Refused(asked, v1::REFUSAL_REASON_NOT_ACKNOWLEDGED, StageField(asked),
                 "expected an acknowledged stage, but " + Named(asked.number) + " is not",
                 ByStage(asked, "6.2", "6.11"));
}

// Whether `holds` is true of a stage of `first` to `last`.
template <typename Holds>
bool AnyStage(const Asked& asked, std::uint32_t first, std::uint32_t last, Holds holds) {
  const auto& stages = asked.question.state.stages;
  for (std::uint32_t number = first; number <= last; ++number) {
    if (holds(stages[number - 1])) return true;
  }
  return false;
}

AllRaised SamePersonAtBothStages(const Asked& asked) {
  const std::string& officer_id = asked.demands.considered_by;
  if (officer_id.empty() || !AnyStage(asked, 1, asked.number - 1, [&](const Stage& earlier) {
        return earlier.considered_by.contains(officer_id);
      })) {
    return {};
  }
  return {RaiseListed(asked, v1::REFUSAL_REASON_SAME_PERSON_AT_BOTH_STAGES,
                      asked.demands.considered_field,
                      "expected somebody who considered no earlier stage, but that officer did")};
}

AllRaised ConflictOfInterest(const Asked& asked) {
  const std::string& officer_id = asked.demands.considered_by;
  if (officer_id.empty() || !AnyStage(asked, 1, asked.number, [&](const Stage& stage) {
        return stage.conflicted.contains(officer_id);
      })) {
    return {};
  }
  return {RaiseListed(
      asked, v1::REFUSAL_REASON_CONFLICT_OF_INTEREST, asked.demands.considered_field,
      "expected somebody without a conflict of interest, but that officer declared one")};
}

AllRaised OpenActions(const Asked& asked) {
  if (!asked.demands.nothing_open) return {};
  const State& state = asked.question.state;
  const auto open =
      std::count_if(state.items_done.begin(), state.items_done.end(), [](const auto& item) {
        const ItemKind kind = item.first.first;
        return !item.second && (kind == ItemKind::kRemedy || kind == ItemKind::kAction);
      });
  if (open == 0) return {};
  return {RaiseListed(asked, v1::REFUSAL_REASON_OPEN_ACTIONS, "",
                      "expected every remedy and action to be done, but " + std::to_string(open) +
                          (open == 1 ? " is not" : " are not"))};
}

// What is done about one thing raised: as the policy says, else as the check itself does, else as
// listed.
v1::AskedAction ActionOn(const Question& question, const Raised& raised) {
  const AskedCheck& check = *FindAskedCheck(raised.refusal.reason);
  const auto settled = question.law == nullptr ? v1::ASKED_ACTION_UNSPECIFIED
                                               : ActionIn(question.law->policy, check);
  if (settled != v1::ASKED_ACTION_UNSPECIFIED) return settled;
  return raised.action == v1::ASKED_ACTION_UNSPECIFIED ? check.action : raised.action;
}

// Takes in what one check raised, up to the first block that nobody lifted.
void Take(const Question& question, AllRaised all, Objections& objections) {
  const auto& overridden = question.overridden;
  for (Raised& raised : all) {
    if (ActionOn(question, raised) == v1::ASKED_ACTION_BLOCK) {
      const v1::RefusalReason reason = raised.refusal.reason;
      if (std::find(overridden.begin(), overridden.end(), reason) == overridden.end()) {
        objections.refusal = std::move(raised.refusal);
        return;
      }
      auto& lifted = objections.lifted;
      if (lifted.empty() || lifted.back().reason != reason) lifted.push_back(raised.refusal);
    }
    objections.warnings.push_back(std::move(raised.refusal));
  }
}

}  // namespace

Objections ObjectToAsking(const Question& question) {
  const std::uint32_t number = std::max(StageOf(question.fact), 1u);
  const Day opened = OpeningDay(question, number);
  const Asked asked{
      .question = question,
      .demands = DemandsOf(question.fact),
      .number = number,
      .stage = question.state.stages[number - 1],
      .opened = opened,
      .day = DayOf(question.happened, question.today),
      .edition = question.law == nullptr ? nullptr : question.law->EditionFor(opened)};
  Objections objections;
  // In the order of v1::RefusalReason: first what holds whatever anybody says.
  for (const auto object :
       {NoEditionInForce, StageBeyondEdition, ComplaintEnded, StageNotOpen, StageNotAnswered,
        AlreadyAcknowledged, AlreadyResponded, NotAcknowledged}) {
    if ((objections.refusal = object(asked))) return objections;
  }
  for (const auto raise :
       {SamePersonAtBothStages, ConflictOfInterest, AgainstExtension, AcknowledgementIncomplete,
        ExtensionIncomplete, ResponseIncomplete, PointUndecided, RefusalIncomplete,
        OmbudsmanDetailsMissing, Late, QuestionOpen, OpenActions}) {
    Take(question, raise(asked), objections);
    if (objections.refusal) return objections;
  }
  return objections;
}

}  // namespace redress::complaint
