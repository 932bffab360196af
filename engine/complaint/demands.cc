#include "engine/complaint/demands.h"
#include "engine/types/fact_cases.h"

namespace redress::complaint {
namespace {

// The landlord does something at a stage.
Demands Work() { return {.stage_known = true, .not_ended = true, .stage_open = true}; }

Demands WorkBy(const std::string& officer_id, const char* field) {
  Demands demands = Work();
  demands.considered_by = officer_id;
  demands.considered_field = field;
  return demands;
}

Demands OfAcknowledged(const v1::Acknowledged& acknowledged) {
  Demands demands = WorkBy(acknowledged.handler_id(), "handler_id");
  demands.unacknowledged = true;
  demands.unanswered = true;
  return demands;
}

Demands OfResponded(const v1::Responded& responded) {
  Demands demands = WorkBy(responded.responder_id(), "responder_id");
  demands.unanswered = true;
  demands.acknowledged = true;
  return demands;
}

// What a resident raises is taken as it comes; putting it into a complaint already answered is the
// landlord's choice, and the Code wants a new complaint then (6.8).
Demands OfFurtherComplaint(const v1::FurtherComplaintRaised& raised) {
  if (raised.place() != v1::FURTHER_COMPLAINT_PLACE_JOINED) return {};
  return {.not_ended = true, .stage_open = true, .unanswered = true};
}

}  // namespace

Demands DemandsOf(const v1::Fact& fact) {
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return {.edition = true};
    case v1::Fact::kAcknowledged:
      return OfAcknowledged(fact.acknowledged());
    case v1::Fact::kHandlerAssigned:
      return WorkBy(fact.handler_assigned().handler_id(), "handler_id");
    case v1::Fact::kResponded:
      return OfResponded(fact.responded());
    case v1::Fact::kFurtherComplaintRaised:
      return OfFurtherComplaint(fact.further_complaint_raised());
    case v1::Fact::kExtensionNotified:
      return {.edition = true,
              .stage_known = true,
              .not_ended = true,
              .stage_open = true,
              .unanswered = true};
    case v1::Fact::kEscalationRequested:
      return {.edition = true, .stage_known = true, .own_complaint = true, .answered_before = true};
    // A stage that should not be there at all may be refused like any other.
    case v1::Fact::kEscalationRefused:
      return {.not_ended = true, .stage_open = true, .unanswered = true};
    case v1::Fact::kComplaintRefused:
      return {.not_ended = true, .unanswered = true};
    case v1::Fact::kWithdrawn:
      return {.not_ended = true};
    case v1::Fact::kClosed:
      return {.not_ended = true, .answered_now = true, .nothing_open = true};
    case v1::Fact::kReopened:
      return {.stage_known = true, .stage_open = true};
    case v1::Fact::kMarkedDuplicate:
    case v1::Fact::kRecordedInError:
      return {.own_complaint = true};
    case v1::Fact::kLogged:
    case v1::Fact::kDefined:
    case v1::Fact::kClarificationAsked:
    case v1::Fact::kTriaged:
    case v1::Fact::kUpdateIntervalAgreed:
    case v1::Fact::kRemedyAgreed:
    case v1::Fact::kActionAgreed:
      return Work();
    // Said of a stage also when all is over.
    case v1::Fact::kLatenessExplained:
    case v1::Fact::kUpdateSent:
      return {.stage_known = true, .stage_open = true};
    case v1::Fact::kClarificationGiven:
    case v1::Fact::kConflictDeclared:
    case v1::Fact::kRemedyDone:
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
      return {};
  }
  return {};
}

}  // namespace redress::complaint
