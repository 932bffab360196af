#include "engine/complaint/fact.h"

#include <algorithm>

#include "engine/complaint/state.h"
#include "engine/types/fact_cases.h"

namespace redress::complaint {
namespace {

std::uint32_t NumberIn(const v1::Fact& fact) {
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return std::max(1u, fact.received().opens_at_stage());
    case v1::Fact::kLogged:
      return fact.logged().stage();
    case v1::Fact::kAcknowledged:
      return fact.acknowledged().stage();
    case v1::Fact::kDefined:
      return fact.defined().stage();
    case v1::Fact::kClarificationAsked:
      return fact.clarification_asked().stage();
    case v1::Fact::kClarificationGiven:
      return fact.clarification_given().stage();
    case v1::Fact::kHandlerAssigned:
      return fact.handler_assigned().stage();
    case v1::Fact::kConflictDeclared:
      return fact.conflict_declared().stage();
    case v1::Fact::kTriaged:
      return fact.triaged().stage();
    case v1::Fact::kExtensionNotified:
      return fact.extension_notified().stage();
    case v1::Fact::kLatenessExplained:
      return fact.lateness_explained().stage();
    case v1::Fact::kUpdateIntervalAgreed:
      return fact.update_interval_agreed().stage();
    case v1::Fact::kUpdateSent:
      return fact.update_sent().stage();
    case v1::Fact::kFurtherComplaintRaised:
      return fact.further_complaint_raised().stage();
    case v1::Fact::kResponded:
      return fact.responded().stage();
    case v1::Fact::kEscalationRequested:
      return fact.escalation_requested().to_stage();
    case v1::Fact::kEscalationRefused:
      return fact.escalation_refused().to_stage();
    case v1::Fact::kMeetingHeld:
      return fact.meeting_held().stage();
    case v1::Fact::kThirdPartyHandled:
      return fact.third_party_handled().stage();
    case v1::Fact::kPartyHeard:
      return fact.party_heard().stage();
    case v1::Fact::kEvidenceConsidered:
      return fact.evidence_considered().stage();
    case v1::Fact::kCompensationOffered:
      return fact.compensation_offered().stage();
    case v1::Fact::kAcceptanceDirected:
      return fact.acceptance_directed().stage();
    case v1::Fact::kJudgementGiven:
      return fact.judgement_given().stage();
    case v1::Fact::kBlockOverridden:
      return fact.block_overridden().stage();
    case v1::Fact::kWarningGiven:
      return fact.warning_given().stage();
    case v1::Fact::kReopened:
      return fact.reopened().stage();
    case v1::Fact::kRemedyAgreed:
      return fact.remedy_agreed().stage();
    case v1::Fact::kActionAgreed:
      return fact.action_agreed().stage();
    case v1::Fact::kCorresponded:
      return fact.corresponded().stage();
    case v1::Fact::kComplaintRefused:
    case v1::Fact::kWithdrawn:
    case v1::Fact::kClosed:
    case v1::Fact::kMarkedDuplicate:
    case v1::Fact::kRecordedInError:
    case v1::Fact::kRemedyDone:
    case v1::Fact::kActionDone:
    case v1::Fact::kNoted:
    case v1::Fact::kPartyAdded:
    case v1::Fact::kRepresentativeAuthorised:
    case v1::Fact::kRepresentativeEnded:
    case v1::Fact::kDisabilityDisclosed:
    case v1::Fact::kAdjustmentAgreed:
    case v1::Fact::kAdjustmentReviewed:
    case v1::Fact::kAdjustmentEnded:
    case v1::Fact::kRestrictionPlaced:
    case v1::Fact::kRestrictionReviewed:
    case v1::Fact::kRestrictionLifted:
    case v1::Fact::kResidentFeedbackGiven:
    case v1::Fact::kLearningRecorded:
    case v1::Fact::kRemedyAnswered:
    case v1::Fact::kCompensationPaid:
    case v1::Fact::kOmbudsmanRequestMade:
    case v1::Fact::kOmbudsmanRequestAnswered:
    case v1::Fact::kOmbudsmanDetermined:
    case v1::Fact::kOrderMade:
    case v1::Fact::kOrderComplied:
    case v1::Fact::kFailureOrderIssued:
    case v1::Fact::kFailureOrderComplied:
    case v1::Fact::kHazardReported:
    case v1::Fact::kHazardInvestigated:
    case v1::Fact::kHazardSummarySent:
    case v1::Fact::kHazardMadeSafe:
    case v1::Fact::kPreventiveWorkBegun:
    case v1::Fact::kAccommodationOffered:
    case v1::Fact::kDataComplaintRaised:
    case v1::Fact::kDataComplaintAcknowledged:
    case v1::Fact::kDataComplaintAnswered:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_LANDLORDS:
    REDRESS_CASES_OF_IMPORTS:
    REDRESS_CASES_ABOUT_RECORDS:
      return 0;
  }
  return 0;
}

}  // namespace

std::uint32_t StageOf(const v1::Fact& fact) {
  // One level only: a correction never holds another, whatever the bytes say.
  const std::uint32_t stage = NumberIn(fact.has_corrected() ? fact.corrected().fact() : fact);
  return stage <= kStagesMax ? stage : 0;
}

std::string NameOf(const v1::Fact& fact) {
  const auto* field = v1::Fact::descriptor()->FindFieldByNumber(fact.body_case());
  return field == nullptr ? std::string() : field->name();
}

}  // namespace redress::complaint
