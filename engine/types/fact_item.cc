#include "engine/types/fact_item.h"

#include "engine/types/fact_cases.h"

namespace redress {
namespace {

const v1::CivilDate* Stated(bool has, const v1::CivilDate& date) {
  return has ? &date : nullptr;
}

}  // namespace

std::optional<FactItem> ItemOf(const v1::Fact& fact) {
  switch (fact.body_case()) {
    case v1::Fact::kRemedyAgreed:
      return FactItem{ItemKind::kRemedy, fact.remedy_agreed().remedy_id(), "remedy_id", ItemPart::kBegins, Stated(fact.remedy_agreed().has_due_date(), fact.remedy_agreed().due_date())};
    case v1::Fact::kRemedyAnswered:
      return FactItem{ItemKind::kRemedy, fact.remedy_answered().remedy_id(), "remedy_id", ItemPart::kFollows};
    case v1::Fact::kCompensationOffered:
      return FactItem{ItemKind::kRemedy, fact.compensation_offered().remedy_id(), "remedy_id", ItemPart::kFollows};
    case v1::Fact::kCompensationPaid:
      return FactItem{ItemKind::kRemedy, fact.compensation_paid().remedy_id(), "remedy_id", ItemPart::kEnds};
    case v1::Fact::kRemedyDone:
      return FactItem{ItemKind::kRemedy, fact.remedy_done().remedy_id(), "remedy_id", ItemPart::kEnds};
    case v1::Fact::kActionAgreed:
      return FactItem{ItemKind::kAction, fact.action_agreed().action_id(), "action_id", ItemPart::kBegins, Stated(fact.action_agreed().has_due_date(), fact.action_agreed().due_date())};
    case v1::Fact::kActionDone:
      return FactItem{ItemKind::kAction, fact.action_done().action_id(), "action_id", ItemPart::kEnds};
    case v1::Fact::kAdjustmentAgreed:
      return FactItem{ItemKind::kAdjustment, fact.adjustment_agreed().adjustment_id(), "adjustment_id", ItemPart::kBegins, Stated(fact.adjustment_agreed().has_review_date(), fact.adjustment_agreed().review_date())};
    case v1::Fact::kAdjustmentReviewed:
      return FactItem{ItemKind::kAdjustment, fact.adjustment_reviewed().adjustment_id(), "adjustment_id", ItemPart::kFollows, Stated(fact.adjustment_reviewed().has_next_review_date(), fact.adjustment_reviewed().next_review_date())};
    case v1::Fact::kAdjustmentEnded:
      return FactItem{ItemKind::kAdjustment, fact.adjustment_ended().adjustment_id(), "adjustment_id", ItemPart::kEnds};
    case v1::Fact::kRestrictionPlaced:
      return FactItem{ItemKind::kRestriction, fact.restriction_placed().restriction_id(), "restriction_id", ItemPart::kBegins, Stated(fact.restriction_placed().has_review_date(), fact.restriction_placed().review_date())};
    case v1::Fact::kRestrictionReviewed:
      return FactItem{ItemKind::kRestriction, fact.restriction_reviewed().restriction_id(), "restriction_id", ItemPart::kFollows, Stated(fact.restriction_reviewed().has_next_review_date(), fact.restriction_reviewed().next_review_date())};
    case v1::Fact::kRestrictionLifted:
      return FactItem{ItemKind::kRestriction, fact.restriction_lifted().restriction_id(), "restriction_id", ItemPart::kEnds};
    case v1::Fact::kOrderMade:
      return FactItem{ItemKind::kOrder, fact.order_made().order_id(), "order_id", ItemPart::kBegins, Stated(fact.order_made().has_due_date(), fact.order_made().due_date())};
    case v1::Fact::kOrderComplied:
      return FactItem{ItemKind::kOrder, fact.order_complied().order_id(), "order_id", ItemPart::kEnds};
    case v1::Fact::kFailureOrderIssued:
      return FactItem{ItemKind::kOrder, fact.failure_order_issued().order_id(), "order_id", ItemPart::kBegins, Stated(fact.failure_order_issued().has_due_date(), fact.failure_order_issued().due_date())};
    case v1::Fact::kFailureOrderComplied:
      return FactItem{ItemKind::kOrder, fact.failure_order_complied().order_id(), "order_id", ItemPart::kEnds};
    case v1::Fact::kHazardReported:
      return FactItem{ItemKind::kHazard, fact.hazard_reported().hazard_id(), "hazard_id", ItemPart::kBegins};
    case v1::Fact::kHazardInvestigated:
      return FactItem{ItemKind::kHazard, fact.hazard_investigated().hazard_id(), "hazard_id", ItemPart::kFollows};
    case v1::Fact::kHazardSummarySent:
      return FactItem{ItemKind::kHazard, fact.hazard_summary_sent().hazard_id(), "hazard_id", ItemPart::kFollows};
    case v1::Fact::kHazardMadeSafe:
      return FactItem{ItemKind::kHazard, fact.hazard_made_safe().hazard_id(), "hazard_id", ItemPart::kFollows};
    case v1::Fact::kPreventiveWorkBegun:
      return FactItem{ItemKind::kHazard, fact.preventive_work_begun().hazard_id(), "hazard_id", ItemPart::kFollows};
    case v1::Fact::kAccommodationOffered:
      return FactItem{ItemKind::kHazard, fact.accommodation_offered().hazard_id(), "hazard_id", ItemPart::kFollows};
    case v1::Fact::kDataComplaintRaised:
      return FactItem{ItemKind::kDataComplaint, fact.data_complaint_raised().data_complaint_id(), "data_complaint_id", ItemPart::kBegins};
    case v1::Fact::kDataComplaintAcknowledged:
      return FactItem{ItemKind::kDataComplaint, fact.data_complaint_acknowledged().data_complaint_id(), "data_complaint_id", ItemPart::kFollows};
    case v1::Fact::kDataComplaintAnswered:
      return FactItem{ItemKind::kDataComplaint, fact.data_complaint_answered().data_complaint_id(), "data_complaint_id", ItemPart::kEnds};
    case v1::Fact::kOmbudsmanRequestMade:
      return FactItem{ItemKind::kOmbudsmanRequest, fact.ombudsman_request_made().ombudsman_request_id(), "ombudsman_request_id", ItemPart::kBegins, Stated(fact.ombudsman_request_made().has_due_date(), fact.ombudsman_request_made().due_date())};
    case v1::Fact::kOmbudsmanRequestAnswered:
      return FactItem{ItemKind::kOmbudsmanRequest, fact.ombudsman_request_answered().ombudsman_request_id(), "ombudsman_request_id", ItemPart::kEnds};
    case v1::Fact::kLearningRecorded:
      return FactItem{ItemKind::kLearning, fact.learning_recorded().learning_id(), "learning_id", ItemPart::kBegins};
    case v1::Fact::kLandlordEvidenceHeld:
      return FactItem{ItemKind::kEvidence, fact.landlord_evidence_held().evidence_id(), "evidence_id", ItemPart::kBegins, Stated(fact.landlord_evidence_held().has_review_date(), fact.landlord_evidence_held().review_date())};
    case v1::Fact::kLandlordEvidenceReviewed:
      return FactItem{ItemKind::kEvidence, fact.landlord_evidence_reviewed().evidence_id(), "evidence_id", ItemPart::kFollows, Stated(fact.landlord_evidence_reviewed().has_next_review_date(), fact.landlord_evidence_reviewed().next_review_date())};
    case v1::Fact::kLandlordEvidenceWithdrawn:
      return FactItem{ItemKind::kEvidence, fact.landlord_evidence_withdrawn().evidence_id(), "evidence_id", ItemPart::kEnds};
    case v1::Fact::kExceptionalCircumstancesBegan:
      return FactItem{ItemKind::kCircumstances, fact.exceptional_circumstances_began().circumstances_id(), "circumstances_id", ItemPart::kBegins, Stated(fact.exceptional_circumstances_began().has_return_date(), fact.exceptional_circumstances_began().return_date())};
    case v1::Fact::kExceptionalCircumstancesEnded:
      return FactItem{ItemKind::kCircumstances, fact.exceptional_circumstances_ended().circumstances_id(), "circumstances_id", ItemPart::kEnds};
    case v1::Fact::kImprovementMade:
      return FactItem{ItemKind::kImprovement, fact.improvement_made().improvement_id(), "improvement_id", ItemPart::kBegins};
    // These are about no item.
    case v1::Fact::kReceived:
    case v1::Fact::kLogged:
    case v1::Fact::kAcknowledged:
    case v1::Fact::kDefined:
    case v1::Fact::kClarificationAsked:
    case v1::Fact::kClarificationGiven:
    case v1::Fact::kHandlerAssigned:
    case v1::Fact::kConflictDeclared:
    case v1::Fact::kTriaged:
    case v1::Fact::kExtensionNotified:
    case v1::Fact::kLatenessExplained:
    case v1::Fact::kUpdateIntervalAgreed:
    case v1::Fact::kUpdateSent:
    case v1::Fact::kFurtherComplaintRaised:
    case v1::Fact::kResponded:
    case v1::Fact::kEscalationRequested:
    case v1::Fact::kEscalationRefused:
    case v1::Fact::kComplaintRefused:
    case v1::Fact::kWithdrawn:
    case v1::Fact::kClosed:
    case v1::Fact::kReopened:
    case v1::Fact::kMarkedDuplicate:
    case v1::Fact::kRecordedInError:
    case v1::Fact::kCorresponded:
    case v1::Fact::kNoted:
    case v1::Fact::kPartyAdded:
    case v1::Fact::kRepresentativeAuthorised:
    case v1::Fact::kRepresentativeEnded:
    case v1::Fact::kMeetingHeld:
    case v1::Fact::kDisabilityDisclosed:
    case v1::Fact::kThirdPartyHandled:
    case v1::Fact::kPartyHeard:
    case v1::Fact::kEvidenceConsidered:
    case v1::Fact::kResidentFeedbackGiven:
    case v1::Fact::kAcceptanceDirected:
    case v1::Fact::kOmbudsmanDetermined:
    case v1::Fact::kLandlordCreated:
    case v1::Fact::kLawAdopted:
    case v1::Fact::kOfficerRegistered:
    case v1::Fact::kHomesCounted:
    case v1::Fact::kRoleHeld:
    case v1::Fact::kPolicyPublished:
    case v1::Fact::kOmbudsmanDetailsSet:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_IMPORTS:
    REDRESS_CASES_OF_FINDINGS:
    REDRESS_CASES_ABOUT_RECORDS:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace redress
