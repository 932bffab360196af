#include "engine/complaint/fact.h"

#include "engine/complaint/state.h"

namespace redress::complaint {
namespace {

std::uint32_t NumberIn(const v1::Fact& fact) {
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return 1;
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
    case v1::Fact::kContactReceived:
    case v1::Fact::kPersonRegistered:
    case v1::Fact::kPersonNamed:
    case v1::Fact::kPersonContactChanged:
    case v1::Fact::kLandlordCreated:
    case v1::Fact::kLawAdopted:
    case v1::Fact::kOfficerRegistered:
    case v1::Fact::kImportStarted:
    case v1::Fact::kImportCompleted:
    case v1::Fact::kImportAnnulled:
    case v1::Fact::kCorrected:
    case v1::Fact::kAnnulled:
    case v1::Fact::BODY_NOT_SET:
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

bool IsAboutRecord(std::int32_t body_case) {
  return body_case == v1::Fact::kCorrected || body_case == v1::Fact::kAnnulled;
}

}  // namespace redress::complaint
