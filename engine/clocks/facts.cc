#include "engine/clocks/facts.h"

#include <algorithm>

#include "engine/types/assert.h"
#include "engine/types/fact_cases.h"
#include "engine/types/instant.h"

namespace redress::clocks {
namespace {

constexpr std::uint32_t kWholeComplaint = 0;

// The day of recording in UTC, for a record that lacks its day in London. Ours never does.
Day DayOf(const google::protobuf::Timestamp& time) {
  const std::chrono::sys_time<std::chrono::nanoseconds> instant{
      std::chrono::nanoseconds{ToNanos(time)}};
  return std::chrono::floor<std::chrono::days>(instant);
}

Moment MomentOf(const v1::RecordedEvent& event) {
  const v1::Happened& happened = event.event().happened();
  Moment at{.day = {},
            .instant_nanos = {},
            .grade = happened.grade(),
            .recorded_day = ToDay(event.recorded_date()).value_or(DayOf(event.recorded_time())),
            .version = event.event().version()};
  if (happened.grade() == v1::DATE_GRADE_NOT_KNOWN) return at;
  at.day = ToDay(happened.date());
  if (at.day && happened.has_instant()) at.instant_nanos = ToNanos(happened.instant());
  return at;
}

void AddMark(Facts& facts, v1::ClockFact fact, std::uint32_t stage, const Moment& at) {
  facts.marks.push_back({.fact = fact, .stage = stage, .at = at});
}

// A mark of a fact about an item.
void AddItem(Facts& facts, v1::ClockFact mark, const v1::Fact& fact, const Moment& at) {
  const auto item = ItemOf(fact);
  facts.marks.push_back({.fact = mark,
                         .stage = 0,
                         .at = at,
                         .item_id = item->id,
                         .stated = item->stated == nullptr ? std::nullopt : ToDay(*item->stated)});
}

void AddVoid(Facts& facts, const v1::Fact& fact, bool lifted, const Moment& at) {
  const auto item = ItemOf(fact);
  facts.voids.push_back({.kind = item->kind, .item_id = item->id, .lifted = lifted, .at = at});
}

void AddExtension(Facts& facts, const v1::ExtensionNotified& notified, const Moment& at) {
  facts.extensions.push_back(
      {.stage = notified.stage(),
       .new_due = notified.has_new_due_date() ? ToDay(notified.new_due_date()) : std::nullopt,
       .good_reason = notified.good_reason_recorded() == v1::YES_NO_YES,
       .at = at});
}

void AddEnd(Facts& facts, std::uint32_t stage, const Moment& at) {
  facts.ends.push_back({.stage = stage, .reopens = false, .at = at});
}

// An end of the whole complaint that clocks may name.
void AddNamedEnd(Facts& facts, v1::ClockFact fact, const Moment& at) {
  AddMark(facts, fact, kWholeComplaint, at);
  AddEnd(facts, kWholeComplaint, at);
}

void AddReopening(Facts& facts, std::uint32_t stage, const Moment& at) {
  facts.ends.push_back({.stage = stage, .reopens = true, .at = at});
}

void AddEscalationRefused(Facts& facts, const v1::EscalationRefused& refused, const Moment& at) {
  // Without its stage it would read as the end of the whole complaint.
  if (refused.to_stage() == kWholeComplaint) return;
  AddMark(facts, v1::CLOCK_FACT_REFUSED, refused.to_stage(), at);
  AddEnd(facts, refused.to_stage(), at);
}

void AddIntervalAgreed(Facts& facts, const v1::UpdateIntervalAgreed& agreed, const Moment& at) {
  AddMark(facts, v1::CLOCK_FACT_UPDATE_INTERVAL_AGREED, 0, at);
  facts.marks.back().interval_working_days =
      std::min(agreed.interval_working_days(), kIntervalWorkingDaysMax);
}

void AddRemedyAnswered(Facts& facts, const v1::Fact& fact, const Moment& at) {
  const v1::YesNo accepted = fact.remedy_answered().accepted();
  if (accepted == v1::YES_NO_YES) AddItem(facts, v1::CLOCK_FACT_COMPENSATION_ACCEPTED, fact, at);
  if (accepted != v1::YES_NO_UNSPECIFIED) AddVoid(facts, fact, accepted == v1::YES_NO_YES, at);
}

void AddHazardReported(Facts& facts, const v1::Fact& fact, const Moment& at) {
  const v1::HazardKind kind = fact.hazard_reported().kind();
  if (kind == v1::HAZARD_KIND_SIGNIFICANT) {
    AddItem(facts, v1::CLOCK_FACT_SIGNIFICANT_HAZARD_REPORTED, fact, at);
  }
  if (kind == v1::HAZARD_KIND_EMERGENCY) {
    AddItem(facts, v1::CLOCK_FACT_EMERGENCY_HAZARD_REPORTED, fact, at);
  }
}

void AddHazardInvestigated(Facts& facts, const v1::Fact& fact, const Moment& at) {
  AddItem(facts, v1::CLOCK_FACT_HAZARD_INVESTIGATED, fact, at);
  const bool none_found = fact.hazard_investigated().hazard_found() == v1::YES_NO_NO;
  if (!none_found) AddItem(facts, v1::CLOCK_FACT_HAZARD_FOUND, fact, at);
  AddVoid(facts, fact, !none_found, at);
}

// What is only recommended is no duty.
void AddOrderMade(Facts& facts, const v1::Fact& fact, const Moment& at) {
  if (fact.order_made().is_recommendation() == v1::YES_NO_YES) return;
  AddItem(facts, v1::CLOCK_FACT_ORDER_MADE, fact, at);
}

// Facts about an item that are always the same mark.
struct ItemMark {
  v1::Fact::BodyCase body;
  v1::ClockFact mark;
};
constexpr ItemMark kItemMarks[] = {
    {v1::Fact::kRemedyAgreed, v1::CLOCK_FACT_REMEDY_AGREED},
    {v1::Fact::kRemedyDone, v1::CLOCK_FACT_REMEDY_DONE},
    {v1::Fact::kCompensationPaid, v1::CLOCK_FACT_COMPENSATION_PAID},
    {v1::Fact::kActionAgreed, v1::CLOCK_FACT_ACTION_AGREED},
    {v1::Fact::kActionDone, v1::CLOCK_FACT_ACTION_DONE},
    {v1::Fact::kAdjustmentAgreed, v1::CLOCK_FACT_ADJUSTMENT_AGREED},
    {v1::Fact::kAdjustmentReviewed, v1::CLOCK_FACT_ADJUSTMENT_REVIEWED},
    {v1::Fact::kAdjustmentEnded, v1::CLOCK_FACT_ADJUSTMENT_ENDED},
    {v1::Fact::kRestrictionPlaced, v1::CLOCK_FACT_RESTRICTION_PLACED},
    {v1::Fact::kRestrictionReviewed, v1::CLOCK_FACT_RESTRICTION_REVIEWED},
    {v1::Fact::kRestrictionLifted, v1::CLOCK_FACT_RESTRICTION_LIFTED},
    {v1::Fact::kOrderComplied, v1::CLOCK_FACT_ORDER_COMPLIED},
    {v1::Fact::kFailureOrderIssued, v1::CLOCK_FACT_FAILURE_ORDER_ISSUED},
    {v1::Fact::kFailureOrderComplied, v1::CLOCK_FACT_FAILURE_ORDER_COMPLIED},
    {v1::Fact::kHazardSummarySent, v1::CLOCK_FACT_HAZARD_SUMMARY_SENT},
    {v1::Fact::kHazardMadeSafe, v1::CLOCK_FACT_HAZARD_MADE_SAFE},
    {v1::Fact::kPreventiveWorkBegun, v1::CLOCK_FACT_PREVENTIVE_WORK_BEGUN},
    {v1::Fact::kAccommodationOffered, v1::CLOCK_FACT_ACCOMMODATION_OFFERED},
    {v1::Fact::kDataComplaintRaised, v1::CLOCK_FACT_DATA_COMPLAINT_RAISED},
    {v1::Fact::kDataComplaintAcknowledged, v1::CLOCK_FACT_DATA_COMPLAINT_ACKNOWLEDGED},
    {v1::Fact::kDataComplaintAnswered, v1::CLOCK_FACT_DATA_COMPLAINT_ANSWERED},
    {v1::Fact::kOmbudsmanRequestMade, v1::CLOCK_FACT_OMBUDSMAN_REQUEST_MADE},
    {v1::Fact::kOmbudsmanRequestAnswered, v1::CLOCK_FACT_OMBUDSMAN_REQUEST_ANSWERED},
    {v1::Fact::kLandlordEvidenceHeld, v1::CLOCK_FACT_EVIDENCE_HELD},
    {v1::Fact::kLandlordEvidenceReviewed, v1::CLOCK_FACT_EVIDENCE_REVIEWED},
    {v1::Fact::kLandlordEvidenceWithdrawn, v1::CLOCK_FACT_EVIDENCE_WITHDRAWN},
    {v1::Fact::kExceptionalCircumstancesBegan, v1::CLOCK_FACT_CIRCUMSTANCES_BEGAN},
    {v1::Fact::kExceptionalCircumstancesEnded, v1::CLOCK_FACT_CIRCUMSTANCES_ENDED},
};

void AddItem(Facts& facts, const v1::Fact& fact, const Moment& at) {
  const auto* found = std::find_if(std::begin(kItemMarks), std::end(kItemMarks),
                                   [&](const auto& each) { return each.body == fact.body_case(); });
  REDRESS_ASSERT(found != std::end(kItemMarks));
  AddItem(facts, found->mark, fact, at);
}

}  // namespace

void Evolve(Facts& facts, const v1::RecordedEvent& event) {
  const v1::Fact& fact = event.event().fact();
  const Moment at = MomentOf(event);
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return AddMark(facts, v1::CLOCK_FACT_RECEIVED, std::max(1u, fact.received().opens_at_stage()),
                     at);
    case v1::Fact::kLogged:
      return AddMark(facts, v1::CLOCK_FACT_LOGGED, fact.logged().stage(), at);
    case v1::Fact::kAcknowledged:
      return AddMark(facts, v1::CLOCK_FACT_ACKNOWLEDGED, fact.acknowledged().stage(), at);
    case v1::Fact::kDefined:
      return AddMark(facts, v1::CLOCK_FACT_DEFINED, fact.defined().stage(), at);
    case v1::Fact::kResponded:
      return AddMark(facts, v1::CLOCK_FACT_RESPONDED, fact.responded().stage(), at);
    case v1::Fact::kEscalationRequested:
      return AddMark(facts, v1::CLOCK_FACT_ESCALATION_REQUESTED,
                     fact.escalation_requested().to_stage(), at);
    case v1::Fact::kExtensionNotified:
      return AddExtension(facts, fact.extension_notified(), at);
    case v1::Fact::kUpdateIntervalAgreed:
      return AddIntervalAgreed(facts, fact.update_interval_agreed(), at);
    case v1::Fact::kUpdateSent:
      return AddMark(facts, v1::CLOCK_FACT_UPDATE_SENT, 0, at);
    case v1::Fact::kEscalationRefused:
      return AddEscalationRefused(facts, fact.escalation_refused(), at);
    case v1::Fact::kComplaintRefused:
      return AddNamedEnd(facts, v1::CLOCK_FACT_REFUSED, at);
    case v1::Fact::kWithdrawn:
      return AddNamedEnd(facts, v1::CLOCK_FACT_WITHDRAWN, at);
    case v1::Fact::kClosed:
      return AddNamedEnd(facts, v1::CLOCK_FACT_CLOSED, at);
    case v1::Fact::kMarkedDuplicate:
    case v1::Fact::kRecordedInError:
      AddEnd(facts, kWholeComplaint, at);
      facts.ends.back().gone = true;
      return;
    case v1::Fact::kReopened:
      return AddReopening(facts, fact.reopened().stage(), at);
    case v1::Fact::kAcceptanceDirected:
      return AddReopening(facts, fact.acceptance_directed().stage(), at);
    case v1::Fact::kRemedyAnswered:
      return AddRemedyAnswered(facts, fact, at);
    case v1::Fact::kHazardReported:
      return AddHazardReported(facts, fact, at);
    case v1::Fact::kHazardInvestigated:
      return AddHazardInvestigated(facts, fact, at);
    case v1::Fact::kOrderMade:
      return AddOrderMade(facts, fact, at);
    case v1::Fact::kRemedyAgreed:
    case v1::Fact::kRemedyDone:
    case v1::Fact::kCompensationPaid:
    case v1::Fact::kActionAgreed:
    case v1::Fact::kActionDone:
    case v1::Fact::kAdjustmentAgreed:
    case v1::Fact::kAdjustmentReviewed:
    case v1::Fact::kAdjustmentEnded:
    case v1::Fact::kRestrictionPlaced:
    case v1::Fact::kRestrictionReviewed:
    case v1::Fact::kRestrictionLifted:
    case v1::Fact::kOrderComplied:
    case v1::Fact::kFailureOrderIssued:
    case v1::Fact::kFailureOrderComplied:
    case v1::Fact::kHazardSummarySent:
    case v1::Fact::kHazardMadeSafe:
    case v1::Fact::kPreventiveWorkBegun:
    case v1::Fact::kAccommodationOffered:
    case v1::Fact::kDataComplaintRaised:
    case v1::Fact::kDataComplaintAcknowledged:
    case v1::Fact::kDataComplaintAnswered:
    case v1::Fact::kOmbudsmanRequestMade:
    case v1::Fact::kOmbudsmanRequestAnswered:
    case v1::Fact::kLandlordEvidenceHeld:
    case v1::Fact::kLandlordEvidenceReviewed:
    case v1::Fact::kLandlordEvidenceWithdrawn:
    case v1::Fact::kExceptionalCircumstancesBegan:
    case v1::Fact::kExceptionalCircumstancesEnded:
      return AddItem(facts, fact, at);
    // No clock starts, moves or stops at these.
    case v1::Fact::kClarificationAsked:
    case v1::Fact::kClarificationGiven:
    case v1::Fact::kHandlerAssigned:
    case v1::Fact::kConflictDeclared:
    case v1::Fact::kTriaged:
    case v1::Fact::kLatenessExplained:
    case v1::Fact::kFurtherComplaintRaised:
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
    case v1::Fact::kLearningRecorded:
    case v1::Fact::kCompensationOffered:
    case v1::Fact::kOmbudsmanDetermined:
    case v1::Fact::kLandlordCreated:
    case v1::Fact::kLawAdopted:
    case v1::Fact::kOfficerRegistered:
    case v1::Fact::kHomesCounted:
    case v1::Fact::kRoleHeld:
    case v1::Fact::kPolicyPublished:
    case v1::Fact::kOmbudsmanDetailsSet:
    case v1::Fact::kImprovementMade:
    REDRESS_CASES_OF_FINDINGS:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_IMPORTS:
    // Resolved by complaint::Fold before they come here.
    REDRESS_CASES_ABOUT_RECORDS:
      return;
  }
}

}  // namespace redress::clocks
