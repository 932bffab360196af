#include "engine/findings/named.h"

namespace redress::findings {
namespace {

Said SpeaksOfOthers() { return NotApplicable("it is not about complaints"); }

}  // namespace

Said CheckNamed(const Setting& setting, const v1::Check& check) {
  switch (check.named()) {
    case v1::NAMED_CHECK_RECEIVED_AS_TOLD:
      return ReceivedAsTold(setting, check);
    case v1::NAMED_CHECK_TAKEN_UNLESS_EXCLUDED:
      return TakenUnlessExcluded(setting, check);
    case v1::NAMED_CHECK_TIME_LIMIT_COUNTED:
      return TimeLimitCounted(setting, check);
    case v1::NAMED_CHECK_PROCEEDINGS_FILED:
      return ProceedingsFiled(setting, check);
    case v1::NAMED_CHECK_CONSIDERED_BEFORE:
      return ConsideredBefore(setting, check);
    case v1::NAMED_CHECK_TWO_STAGES:
      return TwoStages(setting, check);
    case v1::NAMED_CHECK_ESCALATION_TAKEN:
      return EscalationTaken(setting, check);
    case v1::NAMED_CHECK_UNRESOLVED_PROGRESSES:
      return UnresolvedProgresses(setting, check);
    case v1::NAMED_CHECK_ESCALATION_IN_ORDER:
      return EscalationInOrder(setting, check);
    case v1::NAMED_CHECK_FURTHER_COMPLAINTS_PLACED:
      return FurtherComplaintsPlaced(setting, check);
    case v1::NAMED_CHECK_THIRD_PARTY_WITHIN:
      return ThirdPartyWithin(setting, check);
    case v1::NAMED_CHECK_DEFINITION_COMPLETE:
      return DefinitionComplete(setting, check);
    case v1::NAMED_CHECK_RESPONSIBILITY_STATED:
      return ResponsibilityStated(setting, check);
    case v1::NAMED_CHECK_POINTS_DECIDED:
      return PointsDecided(setting, check);
    case v1::NAMED_CHECK_ANSWER_NOT_HELD_BACK:
      return AnswerNotHeldBack(setting, check);
    case v1::NAMED_CHECK_RECORD_COMPLETE:
      return RecordComplete(setting, check);
    case v1::NAMED_CHECK_ANOTHER_PERSON:
      return AnotherPerson(setting, check);
    case v1::NAMED_CHECK_NO_CONFLICT:
      return NoConflict(setting, check);
    case v1::NAMED_CHECK_EVIDENCE_CONSIDERED:
      return EvidenceConsidered(setting, check);
    case v1::NAMED_CHECK_BOTH_SIDES_HEARD:
      return BothSidesHeard(setting, check);
    case v1::NAMED_CHECK_REPRESENTATIVE_HEARD:
      return RepresentativeHeard(setting, check);
    case v1::NAMED_CHECK_ADJUSTMENTS_KEPT:
      return AdjustmentsKept(setting, check);
    case v1::NAMED_CHECK_RESTRICTIONS_KEPT:
      return RestrictionsKept(setting, check);
    case v1::NAMED_CHECK_RESTRICTIONS_FAIR:
      return RestrictionsFair(setting, check);
    case v1::NAMED_CHECK_EXTENSION_WITHIN_LIMIT:
      return ExtensionWithinLimit(setting, check);
    case v1::NAMED_CHECK_EXTENSION_TOLD_WELL:
      return ExtensionToldWell(setting, check);
    case v1::NAMED_CHECK_EXTENSION_AGREED:
      return ExtensionAgreed(setting, check);
    case v1::NAMED_CHECK_UPDATES_KEPT:
      return UpdatesKept(setting, check);
    case v1::NAMED_CHECK_UPDATES_AS_AGREED:
      return UpdatesAsAgreed(setting, check);
    case v1::NAMED_CHECK_LATENESS_EXPLAINED:
      return LatenessExplained(setting, check);
    case v1::NAMED_CHECK_REMEDY_AT_ANY_STAGE:
      return RemedyAtAnyStage(setting, check);
    case v1::NAMED_CHECK_REMEDIES_FOLLOWED:
      return RemediesFollowed(setting, check);
    case v1::NAMED_CHECK_ACTIONS_FOLLOWED:
      return ActionsFollowed(setting, check);
    case v1::NAMED_CHECK_COMPENSATION_WORKED_OUT:
      return CompensationWorkedOut(setting, check);
    case v1::NAMED_CHECK_COMPENSATION_PAID:
      return CompensationPaid(setting, check);
    case v1::NAMED_CHECK_ORDERS_COMPLIED:
      return OrdersComplied(setting, check);
    case v1::NAMED_CHECK_ORDERS_FROM_SEVERE_REPORTED:
      return OrdersFromSevereReported(setting, check);
    // Of service requests and contacts: engine/requests.
    case v1::NAMED_CHECK_CHOICE_OFFERED:
    case v1::NAMED_CHECK_REQUEST_MONITORED:
    case v1::NAMED_CHECK_REQUEST_CONVERTED:
    case v1::NAMED_CHECK_REQUEST_GOES_ON:
    case v1::NAMED_CHECK_SURVEY_SIGNPOSTED:
    // Of the landlord as a whole: landlord.cc.
    case v1::NAMED_CHECK_ROLE_HELD_OFFICER:
    case v1::NAMED_CHECK_ROLE_HELD_SENIOR_LEAD:
    case v1::NAMED_CHECK_ROLE_HELD_MEMBER:
    case v1::NAMED_CHECK_POLICY_IN_FORCE:
    case v1::NAMED_CHECK_OMBUDSMAN_DETAILS_HELD:
    case v1::NAMED_CHECK_CIRCUMSTANCES_TOLD:
    case v1::NAMED_CHECK_CHANNELS_OFFERED:
    case v1::NAMED_CHECK_SINGLE_POLICY:
    case v1::NAMED_CHECK_UNSPECIFIED:
    case v1::NamedCheck_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::NamedCheck_INT_MAX_SENTINEL_DO_NOT_USE_:
      return SpeaksOfOthers();
  }
  return SpeaksOfOthers();
}

}  // namespace redress::findings
