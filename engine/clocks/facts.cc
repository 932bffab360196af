#include "engine/clocks/facts.h"

#include "engine/types/instant.h"
#include "engine/types/fact_cases.h"

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

void AddEscalationRefused(Facts& facts, const v1::EscalationRefused& refused, const Moment& at) {
  // Without its stage it would read as the end of the whole complaint.
  if (refused.to_stage() != kWholeComplaint) AddEnd(facts, refused.to_stage(), at);
}

}  // namespace

void Evolve(Facts& facts, const v1::RecordedEvent& event) {
  const v1::Fact& fact = event.event().fact();
  const Moment at = MomentOf(event);
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return AddMark(facts, v1::CLOCK_FACT_RECEIVED, 1, at);
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
    case v1::Fact::kEscalationRefused:
      return AddEscalationRefused(facts, fact.escalation_refused(), at);
    case v1::Fact::kComplaintRefused:
    case v1::Fact::kWithdrawn:
    case v1::Fact::kClosed:
    case v1::Fact::kMarkedDuplicate:
    case v1::Fact::kRecordedInError:
      return AddEnd(facts, kWholeComplaint, at);
    case v1::Fact::kReopened:
      facts.ends.push_back({.stage = fact.reopened().stage(), .reopens = true, .at = at});
      return;
    // No clock starts, moves or stops at these.
    case v1::Fact::kClarificationAsked:
    case v1::Fact::kClarificationGiven:
    case v1::Fact::kHandlerAssigned:
    case v1::Fact::kConflictDeclared:
    case v1::Fact::kTriaged:
    case v1::Fact::kLatenessExplained:
    case v1::Fact::kUpdateIntervalAgreed:
    case v1::Fact::kUpdateSent:
    case v1::Fact::kFurtherComplaintRaised:
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
    // Resolved by complaint::Fold before they come here.
    REDRESS_CASES_ABOUT_RECORDS:
      return;
  }
}

}  // namespace redress::clocks
