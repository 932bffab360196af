#pragma once

#include "redress/v1/event.pb.h"

// Labels of a `switch` over `Fact::body_case()`, by the file of the contract that holds them: a place that
// has nothing to say of a whole kind names the kind, and a new fact of it that some other place must know
// still does not compile there. Each ends without its colon.

// Facts of a complaint and its stages (complaint_facts.proto, and `AcceptanceDirected`, which bears on them).
#define REDRESS_CASES_OF_COMPLAINTS \
  case v1::Fact::kReceived: \
  case v1::Fact::kLogged: \
  case v1::Fact::kAcknowledged: \
  case v1::Fact::kDefined: \
  case v1::Fact::kClarificationAsked: \
  case v1::Fact::kClarificationGiven: \
  case v1::Fact::kHandlerAssigned: \
  case v1::Fact::kConflictDeclared: \
  case v1::Fact::kTriaged: \
  case v1::Fact::kExtensionNotified: \
  case v1::Fact::kLatenessExplained: \
  case v1::Fact::kUpdateIntervalAgreed: \
  case v1::Fact::kUpdateSent: \
  case v1::Fact::kFurtherComplaintRaised: \
  case v1::Fact::kResponded: \
  case v1::Fact::kEscalationRequested: \
  case v1::Fact::kEscalationRefused: \
  case v1::Fact::kComplaintRefused: \
  case v1::Fact::kWithdrawn: \
  case v1::Fact::kClosed: \
  case v1::Fact::kReopened: \
  case v1::Fact::kMarkedDuplicate: \
  case v1::Fact::kRecordedInError: \
  case v1::Fact::kRemedyAgreed: \
  case v1::Fact::kRemedyDone: \
  case v1::Fact::kActionAgreed: \
  case v1::Fact::kActionDone: \
  case v1::Fact::kCorresponded: \
  case v1::Fact::kNoted: \
  case v1::Fact::kPartyAdded: \
  case v1::Fact::kAcceptanceDirected

// Facts of people and of contacts.
#define REDRESS_CASES_OF_PEOPLE \
  case v1::Fact::kContactReceived: \
  case v1::Fact::kPersonRegistered: \
  case v1::Fact::kPersonNamed: \
  case v1::Fact::kPersonContactChanged: \
  case v1::Fact::kContactSorted: \
  case v1::Fact::kSurveyFeedbackGiven: \
  case v1::Fact::kComplaintChoiceOffered

// Facts of service requests.
#define REDRESS_CASES_OF_SERVICE_REQUESTS \
  case v1::Fact::kRequestReceived: \
  case v1::Fact::kRequestReviewed: \
  case v1::Fact::kRequestAnswered: \
  case v1::Fact::kRequestDisputed: \
  case v1::Fact::kRequestConverted: \
  case v1::Fact::kRequestStopped: \
  case v1::Fact::kRequestCompleted

// Facts of a landlord as a whole.
#define REDRESS_CASES_OF_LANDLORDS \
  case v1::Fact::kLandlordCreated: \
  case v1::Fact::kLawAdopted: \
  case v1::Fact::kOfficerRegistered: \
  case v1::Fact::kHomesCounted: \
  case v1::Fact::kRoleHeld: \
  case v1::Fact::kPolicyPublished: \
  case v1::Fact::kOmbudsmanDetailsSet: \
  case v1::Fact::kLandlordEvidenceHeld: \
  case v1::Fact::kLandlordEvidenceReviewed: \
  case v1::Fact::kLandlordEvidenceWithdrawn: \
  case v1::Fact::kExceptionalCircumstancesBegan: \
  case v1::Fact::kExceptionalCircumstancesEnded: \
  case v1::Fact::kImprovementMade

// Facts of imports.
#define REDRESS_CASES_OF_IMPORTS \
  case v1::Fact::kImportStarted: \
  case v1::Fact::kImportCompleted: \
  case v1::Fact::kImportAnnulled

// Facts of a complaint beside its stages (casework_facts.proto).
#define REDRESS_CASES_OF_CASEWORK \
  case v1::Fact::kRepresentativeAuthorised: \
  case v1::Fact::kRepresentativeEnded: \
  case v1::Fact::kMeetingHeld: \
  case v1::Fact::kDisabilityDisclosed: \
  case v1::Fact::kAdjustmentAgreed: \
  case v1::Fact::kAdjustmentReviewed: \
  case v1::Fact::kAdjustmentEnded: \
  case v1::Fact::kRestrictionPlaced: \
  case v1::Fact::kRestrictionReviewed: \
  case v1::Fact::kRestrictionLifted: \
  case v1::Fact::kThirdPartyHandled: \
  case v1::Fact::kPartyHeard: \
  case v1::Fact::kEvidenceConsidered: \
  case v1::Fact::kResidentFeedbackGiven: \
  case v1::Fact::kLearningRecorded

// Facts of remedies, but for those of complaint_facts.proto (remedy_facts.proto).
#define REDRESS_CASES_OF_REMEDIES \
  case v1::Fact::kRemedyAnswered: \
  case v1::Fact::kCompensationOffered: \
  case v1::Fact::kCompensationPaid

// Facts of the Ombudsman's part, but for `AcceptanceDirected` (ombudsman_facts.proto).
#define REDRESS_CASES_OF_OMBUDSMAN \
  case v1::Fact::kOmbudsmanRequestMade: \
  case v1::Fact::kOmbudsmanRequestAnswered: \
  case v1::Fact::kOmbudsmanDetermined: \
  case v1::Fact::kOrderMade: \
  case v1::Fact::kOrderComplied: \
  case v1::Fact::kFailureOrderIssued: \
  case v1::Fact::kFailureOrderComplied

// Facts of neighbouring clocks (neighbour_facts.proto).
#define REDRESS_CASES_OF_NEIGHBOURS \
  case v1::Fact::kHazardReported: \
  case v1::Fact::kHazardInvestigated: \
  case v1::Fact::kHazardSummarySent: \
  case v1::Fact::kHazardMadeSafe: \
  case v1::Fact::kPreventiveWorkBegun: \
  case v1::Fact::kAccommodationOffered: \
  case v1::Fact::kDataComplaintRaised: \
  case v1::Fact::kDataComplaintAcknowledged: \
  case v1::Fact::kDataComplaintAnswered

// Facts about what the Code says of a record (finding_facts.proto).
#define REDRESS_CASES_OF_FINDINGS \
  case v1::Fact::kJudgementGiven: \
  case v1::Fact::kBlockOverridden: \
  case v1::Fact::kWarningGiven

// Facts about the record itself, and no fact at all.
#define REDRESS_CASES_ABOUT_RECORDS \
  case v1::Fact::kCorrected: \
  case v1::Fact::kAnnulled: \
  case v1::Fact::BODY_NOT_SET
