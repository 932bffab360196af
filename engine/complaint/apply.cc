#include "engine/complaint/apply.h"

#include "engine/complaint/decide.h"
#include "engine/complaint/fact.h"
#include "engine/types/fact_cases.h"
#include "engine/types/standing.h"

namespace redress::complaint {
namespace {

// Stage `number` of `state`; null if it is no stage.
Stage* StageAt(State& state, std::uint32_t number) {
  return number == 0 || number > kStagesMax ? nullptr : &state.stages[number - 1];
}

// A complaint that had ended is taken up again when a later stage opens: clocks have it so too.
// Stage 1 is as old as the complaint, so that late paperwork on it takes nothing up.
void Open(State& state, const v1::Fact& fact) {
  const std::uint32_t number = StageOf(fact);
  Stage* stage = StageAt(state, number);
  if (stage == nullptr) return;
  if (number > 1 && !stage->opened) state.status = v1::COMPLAINT_STATUS_OPEN;
  stage->opened = true;
}

void Consider(State& state, const v1::Fact& fact, const std::string& officer_id) {
  Stage* stage = StageAt(state, StageOf(fact));
  if (stage != nullptr && !officer_id.empty()) stage->considered_by.insert(officer_id);
}

void Handle(State& state, const v1::Fact& fact, const std::string& handler_id) {
  Stage* stage = StageAt(state, StageOf(fact));
  if (stage == nullptr || handler_id.empty()) return;
  stage->handler_id = handler_id;
  stage->considered_by.insert(handler_id);
}

void Receive(State& state, const v1::Event& event) {
  const auto& received = event.fact().received();
  state.references.assign(received.references().begin(), received.references().end());
  state.received_day = event.happened().has_date() ? ToDay(event.happened().date()) : std::nullopt;
  state.subject_category = received.subject_category();
  state.property_reference = received.property_reference();
  state.estate_reference = received.estate_reference();
}

template <typename Points>
void AddPoints(State& state, const v1::Fact& fact, const Points& points) {
  Stage* stage = StageAt(state, StageOf(fact));
  for (const auto& point : points) {
    state.point_ids.insert(point.point_id());
    if (stage != nullptr) stage->point_ids.insert(point.point_id());
  }
}

void Define(State& state, const v1::Fact& fact) {
  AddPoints(state, fact, fact.defined().points());
  if (Stage* stage = StageAt(state, StageOf(fact))) stage->definition.Take(fact.defined());
}

void AskQuestion(State& state, const v1::Fact& fact) {
  const std::string& id = fact.clarification_asked().question_id();
  state.question_ids.insert(id);
  if (Stage* stage = StageAt(state, StageOf(fact))) stage->open_question_ids.insert(id);
}

// An answer that names no question answers all that are open at its stage; one that does, that
// question, at whatever stage it was asked.
void AnswerQuestion(State& state, const v1::Fact& fact) {
  const std::string& id = fact.clarification_given().question_id();
  if (!id.empty()) {
    for (Stage& stage : state.stages) stage.open_question_ids.erase(id);
  } else if (Stage* stage = StageAt(state, StageOf(fact))) {
    stage->open_question_ids.clear();
  }
}

void TakeFurther(State& state, const v1::Fact& fact) {
  Stage* stage = StageAt(state, StageOf(fact));
  if (stage == nullptr) return;
  const auto& ids = fact.escalation_requested().point_ids();
  if (ids.empty()) stage->whole_taken_further = true;
  stage->taken_further.insert(ids.begin(), ids.end());
}

// The stage is to be worked through anew should it open again; who considered it stays known
// (6.13).
void Shut(Stage& stage) { stage.opened = stage.acknowledged = stage.responded = false; }

// An end holds until the complaint is taken up again. Closing the file of one that ended otherwise
// leaves the status, which says more.
void End(State& state, v1::ComplaintStatus status) {
  if (status == v1::COMPLAINT_STATUS_CLOSED && IsEnded(state.status)) return;
  state.status = status;
}

// At stage n again: n awaits a response and the stages after it have not begun.
void Reopen(State& state, std::uint32_t number) {
  state.status = v1::COMPLAINT_STATUS_OPEN;
  if (Stage* stage = StageAt(state, number)) stage->responded = false;
  for (std::uint32_t later = number + 1; later <= kStagesMax && number > 0; ++later) {
    Shut(state.stages[later - 1]);
  }
}

// Stage and status follow from the stages, unless the complaint has ended.
void Settle(State& state) {
  state.stage = 0;
  for (std::uint32_t number = 1; number <= kStagesMax; ++number) {
    if (state.stages[number - 1].opened) state.stage = number;
  }
  if (IsEnded(state.status)) return;
  const bool responded = state.stage > 0 && state.stages[state.stage - 1].responded;
  state.status = responded ? v1::COMPLAINT_STATUS_RESPONDED : v1::COMPLAINT_STATUS_OPEN;
}

// What a fact does to the stages and the ends of a complaint.
void ApplyCourse(State& state, const v1::Fact& fact) {
  switch (fact.body_case()) {
    case v1::Fact::kAcknowledged:
      Open(state, fact);
      Handle(state, fact, fact.acknowledged().handler_id());
      if (Stage* stage = StageAt(state, StageOf(fact))) stage->acknowledged = true;
      return;
    case v1::Fact::kHandlerAssigned:
      Open(state, fact);
      return Handle(state, fact, fact.handler_assigned().handler_id());
    case v1::Fact::kResponded:
      Open(state, fact);
      Consider(state, fact, fact.responded().responder_id());
      for (const auto& id : fact.responded().drafter_ids()) Consider(state, fact, id);
      if (Stage* stage = StageAt(state, StageOf(fact))) stage->responded = true;
      return;
    case v1::Fact::kEscalationRefused:
      if (Stage* stage = StageAt(state, StageOf(fact))) Shut(*stage);
      return;
    case v1::Fact::kReopened:
      Open(state, fact);
      return Reopen(state, StageOf(fact));
    // Whatever the landlord had decided, it goes on at that stage (2.4, 5.11).
    case v1::Fact::kAcceptanceDirected:
      Open(state, fact);
      return Reopen(state, StageOf(fact));
    case v1::Fact::kComplaintRefused:
      return End(state, v1::COMPLAINT_STATUS_REFUSED);
    case v1::Fact::kWithdrawn:
      return End(state, v1::COMPLAINT_STATUS_WITHDRAWN);
    case v1::Fact::kClosed:
      return End(state, v1::COMPLAINT_STATUS_CLOSED);
    case v1::Fact::kMarkedDuplicate:
      return End(state, v1::COMPLAINT_STATUS_DUPLICATE);
    case v1::Fact::kRecordedInError:
      return End(state, v1::COMPLAINT_STATUS_RECORDED_IN_ERROR);
    case v1::Fact::kReceived:
    case v1::Fact::kLogged:
    case v1::Fact::kDefined:
    case v1::Fact::kClarificationAsked:
    case v1::Fact::kClarificationGiven:
    case v1::Fact::kTriaged:
    case v1::Fact::kExtensionNotified:
    case v1::Fact::kUpdateIntervalAgreed:
    case v1::Fact::kUpdateSent:
    case v1::Fact::kFurtherComplaintRaised:
    case v1::Fact::kEscalationRequested:
      return Open(state, fact);
    // These speak of a stage, but do not show that anybody works at it.
    case v1::Fact::kConflictDeclared:
    case v1::Fact::kLatenessExplained:
    case v1::Fact::kRemedyAgreed:
    case v1::Fact::kActionAgreed:
    case v1::Fact::kCorresponded:
    // These know no stage.
    case v1::Fact::kRemedyDone:
    case v1::Fact::kActionDone:
    case v1::Fact::kNoted:
    case v1::Fact::kPartyAdded:
    REDRESS_CASES_OF_CASEWORK:
    REDRESS_CASES_OF_REMEDIES:
    REDRESS_CASES_OF_OMBUDSMAN:
    REDRESS_CASES_OF_NEIGHBOURS:
    REDRESS_CASES_OF_FINDINGS:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_LANDLORDS:
    REDRESS_CASES_OF_IMPORTS:
    REDRESS_CASES_ABOUT_RECORDS:
      return;
  }
}

// A remedy, an order and the like begins, goes on or ends. What has ended stays so.
void FollowItem(State& state, const v1::Fact& fact) {
  const auto item = ItemOf(fact);
  if (!item) return;
  bool& done = state.items_done[{item->kind, item->id}];
  done = done || item->part == ItemPart::kEnds;
}

// What a fact adds to what later facts may refer to.
void ApplyContent(State& state, const v1::Event& event) {
  const v1::Fact& fact = event.fact();
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return Receive(state, event);
    case v1::Fact::kDefined:
      return Define(state, fact);
    case v1::Fact::kClarificationAsked:
      return AskQuestion(state, fact);
    case v1::Fact::kClarificationGiven:
      return AnswerQuestion(state, fact);
    case v1::Fact::kEscalationRequested:
      return TakeFurther(state, fact);
    case v1::Fact::kConflictDeclared:
      if (Stage* stage = StageAt(state, StageOf(fact))) {
        stage->conflicted.insert(fact.conflict_declared().officer_id());
      }
      return;
    case v1::Fact::kFurtherComplaintRaised:
      // What was logged apart is answered there.
      if (fact.further_complaint_raised().place() != v1::FURTHER_COMPLAINT_PLACE_APART) {
        AddPoints(state, fact, fact.further_complaint_raised().points());
      }
      return;
    case v1::Fact::kLogged:
    case v1::Fact::kAcknowledged:
    case v1::Fact::kHandlerAssigned:
    case v1::Fact::kTriaged:
    case v1::Fact::kExtensionNotified:
    case v1::Fact::kLatenessExplained:
    case v1::Fact::kUpdateIntervalAgreed:
    case v1::Fact::kUpdateSent:
    case v1::Fact::kResponded:
    case v1::Fact::kEscalationRefused:
    case v1::Fact::kComplaintRefused:
    case v1::Fact::kWithdrawn:
    case v1::Fact::kClosed:
    case v1::Fact::kReopened:
    case v1::Fact::kMarkedDuplicate:
    case v1::Fact::kRecordedInError:
    // Of these, what later facts may name is an item: see FollowItem.
    case v1::Fact::kRemedyAgreed:
    case v1::Fact::kRemedyDone:
    case v1::Fact::kActionAgreed:
    case v1::Fact::kActionDone:
    case v1::Fact::kCorresponded:
    case v1::Fact::kNoted:
    case v1::Fact::kPartyAdded:
    REDRESS_CASES_OF_CASEWORK:
    REDRESS_CASES_OF_REMEDIES:
    REDRESS_CASES_OF_OMBUDSMAN:
    REDRESS_CASES_OF_NEIGHBOURS:
    REDRESS_CASES_OF_FINDINGS:
    case v1::Fact::kAcceptanceDirected:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_LANDLORDS:
    REDRESS_CASES_OF_IMPORTS:
    REDRESS_CASES_ABOUT_RECORDS:
      return;
  }
}

}  // namespace

void Definition::Take(const v1::Defined& defined) {
  points = points || !defined.points().empty();
  outcomes = outcomes || !defined.outcomes_sought().empty();
  responsibility = responsibility || (!defined.responsible().empty() &&
                                      defined.not_responsible_stated() == v1::YES_NO_YES);
}

void See(State& state, const v1::RecordedEvent& recorded) {
  state.version = recorded.event().version();
  state.last_position = recorded.position();
  state.body_cases.push_back(recorded.event().fact().body_case());
}

void Apply(State& state, const v1::RecordedEvent& recorded) {
  const v1::Fact& fact = recorded.event().fact();
  if (IsAboutRecord(fact.body_case())) return;
  clocks::Evolve(state.clock_facts, recorded);
  ApplyCourse(state, fact);
  FollowItem(state, fact);
  ApplyContent(state, recorded.event());
  Settle(state);
}

bool NothingStands(const State& state) {
  for (std::size_t i = 0; i < state.body_cases.size(); ++i) {
    if (!IsAboutRecord(state.body_cases[i]) && !state.annulled_by.contains(i + 1)) return false;
  }
  return !state.body_cases.empty();
}

}  // namespace redress::complaint
