#include "engine/commands/form.h"
#include "engine/types/fact_cases.h"

namespace redress::commands {
namespace {

constexpr std::size_t kShortBytesMax = 64;
constexpr std::size_t kPolicyBytesMax = 256;
constexpr int kWordsMax = 20;
constexpr int kReferencesMax = 8;
constexpr int kPointsMax = 100;
constexpr int kDraftersMax = 20;
constexpr int kDefinitionTextsMax = 50;
constexpr std::uint32_t kIntervalMax = 250;

template <typename Texts>
void SealedTexts(Form& form, const char* field, const Texts& texts, int max) {
  form.Count(field, texts.size(), max);
  for (int i = 0; i < texts.size(); ++i) form.Sealed({field, i}, true, texts[i]);
}

// Ids are compared within the fact: a point named twice could not be decided once.
template <typename Points>
void CheckPoints(Form& form, const Points& points) {
  form.Count("points", points.size(), kPointsMax);
  if (points.size() > kPointsMax) return;
  std::set<std::string_view> seen;
  for (int i = 0; i < points.size(); ++i) {
    form.PartId({"points", i, "point_id"}, points[i].point_id());
    form.Sealed({"points", i, "text"}, points[i].has_text(), points[i].text());
    if (!seen.insert(points[i].point_id()).second) {
      form.Fault({"points", i, "point_id"}, "expected each point once, but found one twice");
    }
  }
}

void CheckReferences(Form& form, const v1::Received& received) {
  form.Count("references", received.references_size(), kReferencesMax);
  if (received.references_size() > kReferencesMax) return;
  std::set<std::string> seen;
  for (int i = 0; i < received.references_size(); ++i) {
    form.Reference({"references", i}, received.references(i));
    if (!seen.insert(ReferenceKey(received.references(i))).second) {
      form.Fault({"references", i}, "expected each reference once, but found one twice");
    }
  }
}

void Check(Form& form, const v1::Received& received) {
  form.OptionalId("resident_id", received.resident_id());
  form.OptionalId("raised_by_id", received.raised_by_id());
  SealedTexts(form, "words", received.words(), kWordsMax);
  form.Moment("recognised", received.has_recognised(), received.recognised());
  form.Moment("issue_occurred", received.has_issue_occurred(), received.issue_occurred());
  form.Moment("resident_became_aware", received.has_resident_became_aware(),
              received.resident_became_aware());
  form.Enum("tenure", v1::Tenure_IsValid(received.tenure()));
  form.YesNo("in_measured_population", received.in_measured_population());
  form.Text("property_reference", received.property_reference(), 0, kShortBytesMax);
  form.Text("estate_reference", received.estate_reference(), 0, kShortBytesMax);
  form.Text("subject_category", received.subject_category(), 0, kShortBytesMax);
  form.Text("handling_category", received.handling_category(), 0, kShortBytesMax);
  CheckReferences(form, received);
  form.OptionalId("contact_id", received.contact_id());
  form.OptionalId("service_request_id", received.service_request_id());
  form.Number("opens_at_stage", received.opens_at_stage(), 0, complaint::kStagesMax);
  form.YesNo("by_group", received.by_group());
}

void Check(Form& form, const v1::Acknowledged& acknowledged) {
  form.Stage(acknowledged.stage());
  form.OptionalId("handler_id", acknowledged.handler_id());
  form.Date("response_told_date", acknowledged.has_response_told_date(),
            acknowledged.response_told_date());
  form.Sealed("letter", acknowledged.has_letter(), acknowledged.letter());
  form.YesNo("automatic_only", acknowledged.automatic_only());
}

void Check(Form& form, const v1::Defined& defined) {
  form.Stage(defined.stage());
  CheckPoints(form, defined.points());
  SealedTexts(form, "outcomes_sought", defined.outcomes_sought(), kDefinitionTextsMax);
  SealedTexts(form, "responsible", defined.responsible(), kDefinitionTextsMax);
  form.YesNo("not_responsible_stated", defined.not_responsible_stated());
  form.YesNo("agreed", defined.agreed());
  SealedTexts(form, "not_responsible", defined.not_responsible(), kDefinitionTextsMax);
}

void Check(Form& form, const v1::ClarificationAsked& asked) {
  form.Stage(asked.stage());
  form.PartId("question_id", asked.question_id());
  form.Sealed("question", asked.has_question(), asked.question());
}

void Check(Form& form, const v1::ClarificationGiven& given) {
  form.Stage(given.stage());
  form.OptionalPartId("question_id", given.question_id());
  form.Sealed("answer", given.has_answer(), given.answer());
}

void Check(Form& form, const v1::ConflictDeclared& declared) {
  form.Stage(declared.stage());
  form.Id("officer_id", declared.officer_id());
  form.Sealed("explanation", declared.has_explanation(), declared.explanation());
}

void Check(Form& form, const v1::Triaged& triaged) {
  form.Stage(triaged.stage());
  form.Enum("complexity", v1::Level_IsValid(triaged.complexity()));
  form.Enum("vulnerability", v1::Level_IsValid(triaged.vulnerability()));
  form.Enum("risk", v1::Level_IsValid(triaged.risk()));
  form.Sealed("reason", triaged.has_reason(), triaged.reason());
}

void Check(Form& form, const v1::ExtensionNotified& notified) {
  form.Stage(notified.stage());
  form.Date("new_due_date", notified.has_new_due_date(), notified.new_due_date());
  form.Sealed("reasons", notified.has_reasons(), notified.reasons());
  form.YesNo("ombudsman_details_given", notified.ombudsman_details_given());
  form.YesNo("resident_agreed", notified.resident_agreed());
  form.YesNo("good_reason_recorded", notified.good_reason_recorded());
  form.YesNo("in_writing", notified.in_writing());
}

void Check(Form& form, const v1::FurtherComplaintRaised& raised) {
  form.Stage(raised.stage());
  form.Enum("place", v1::FurtherComplaintPlace_IsValid(raised.place()));
  CheckPoints(form, raised.points());
  form.OptionalId("new_complaint_id", raised.new_complaint_id());
  if (!raised.new_complaint_id().empty() && raised.place() != v1::FURTHER_COMPLAINT_PLACE_APART) {
    form.Fault("new_complaint_id",
               "expected a new complaint only of what was logged apart, but found one");
  }
  form.YesNo("related", raised.related());
  form.YesNo("would_delay", raised.would_delay());
}

void CheckDecisions(Form& form, const v1::Responded& responded) {
  form.Count("decisions", responded.decisions_size(), kPointsMax);
  if (responded.decisions_size() > kPointsMax) return;
  std::set<std::string_view> seen;
  for (int i = 0; i < responded.decisions_size(); ++i) {
    const auto& decision = responded.decisions(i);
    form.PartId({"decisions", i, "point_id"}, decision.point_id());
    form.Enum({"decisions", i, "outcome"}, v1::Outcome_IsValid(decision.outcome()));
    form.Sealed({"decisions", i, "reasons"}, decision.has_reasons(), decision.reasons());
    form.Text({"decisions", i, "policy_reference"}, decision.policy_reference(), 0,
              kPolicyBytesMax);
    if (!seen.insert(decision.point_id()).second) {
      form.Fault({"decisions", i, "point_id"},
                 "expected one decision for each point, but found two");
    }
  }
}

void Check(Form& form, const v1::Responded& responded) {
  form.Stage(responded.stage());
  form.Enum("outcome", v1::Outcome_IsValid(responded.outcome()));
  CheckDecisions(form, responded);
  form.Sealed("letter", responded.has_letter(), responded.letter());
  form.YesNo("stage_stated", responded.stage_stated());
  form.YesNo("definition_stated", responded.definition_stated());
  form.YesNo("reasons_stated", responded.reasons_stated());
  form.YesNo("remedy_stated", responded.remedy_stated());
  form.YesNo("actions_stated", responded.actions_stated());
  form.YesNo("next_step_told", responded.next_step_told());
  form.OptionalId("responder_id", responded.responder_id());
  form.YesNo("decision_stated", responded.decision_stated());
  form.Date("answer_known_date", responded.has_answer_known_date(), responded.answer_known_date());
  form.Count("drafter_ids", responded.drafter_ids_size(), kDraftersMax);
  for (int i = 0; i < responded.drafter_ids_size(); ++i) {
    form.Id({"drafter_ids", i}, responded.drafter_ids(i));
  }
}

void Check(Form& form, const v1::EscalationRequested& requested) {
  form.ToStage(requested.to_stage());
  form.Sealed("words", requested.has_words(), requested.words());
  form.YesNo("reason_demanded", requested.reason_demanded());
  form.Count("point_ids", requested.point_ids_size(), kPointsMax);
  for (int i = 0; i < requested.point_ids_size(); ++i) {
    form.PartId({"point_ids", i}, requested.point_ids(i));
  }
}

void Check(Form& form, const v1::Corresponded& corresponded) {
  form.Enum("direction", v1::Direction_IsValid(corresponded.direction()));
  form.OptionalId("person_id", corresponded.person_id());
  form.Sealed("text", corresponded.has_text(), corresponded.text());
  form.Number("stage", corresponded.stage(), 0, complaint::kStagesMax);
}

void Check(Form& form, const v1::HandlerAssigned& assigned) {
  form.Stage(assigned.stage());
  form.Id("handler_id", assigned.handler_id());
}

void Check(Form& form, const v1::LatenessExplained& explained) {
  form.Stage(explained.stage());
  form.Sealed("reason", explained.has_reason(), explained.reason());
}

void Check(Form& form, const v1::UpdateIntervalAgreed& agreed) {
  form.Stage(agreed.stage());
  form.Number("interval_working_days", agreed.interval_working_days(), 1, kIntervalMax);
}

void Check(Form& form, const v1::UpdateSent& sent) {
  form.Stage(sent.stage());
  form.Sealed("text", sent.has_text(), sent.text());
}

void Check(Form& form, const v1::PartyAdded& added) {
  form.Id("person_id", added.person_id());
  form.Enum("role", v1::PartyRole_IsValid(added.role()));
}

}  // namespace

void CheckComplaintFact(Form& form, const v1::Fact& fact) {
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return Check(form, fact.received());
    case v1::Fact::kLogged:
      return form.Stage(fact.logged().stage());
    case v1::Fact::kAcknowledged:
      return Check(form, fact.acknowledged());
    case v1::Fact::kDefined:
      return Check(form, fact.defined());
    case v1::Fact::kClarificationAsked:
      return Check(form, fact.clarification_asked());
    case v1::Fact::kClarificationGiven:
      return Check(form, fact.clarification_given());
    case v1::Fact::kHandlerAssigned:
      return Check(form, fact.handler_assigned());
    case v1::Fact::kConflictDeclared:
      return Check(form, fact.conflict_declared());
    case v1::Fact::kTriaged:
      return Check(form, fact.triaged());
    case v1::Fact::kExtensionNotified:
      return Check(form, fact.extension_notified());
    case v1::Fact::kLatenessExplained:
      return Check(form, fact.lateness_explained());
    case v1::Fact::kUpdateIntervalAgreed:
      return Check(form, fact.update_interval_agreed());
    case v1::Fact::kUpdateSent:
      return Check(form, fact.update_sent());
    case v1::Fact::kFurtherComplaintRaised:
      return Check(form, fact.further_complaint_raised());
    case v1::Fact::kResponded:
      return Check(form, fact.responded());
    case v1::Fact::kEscalationRequested:
      return Check(form, fact.escalation_requested());
    case v1::Fact::kEscalationRefused:
    case v1::Fact::kComplaintRefused:
    case v1::Fact::kWithdrawn:
    case v1::Fact::kClosed:
    case v1::Fact::kReopened:
    case v1::Fact::kMarkedDuplicate:
    case v1::Fact::kRecordedInError:
      return CheckEndingFact(form, fact);
    case v1::Fact::kRemedyAgreed:
    case v1::Fact::kRemedyDone:
    case v1::Fact::kActionAgreed:
    case v1::Fact::kActionDone:
      return CheckPromiseFact(form, fact);
    case v1::Fact::kCorresponded:
      return Check(form, fact.corresponded());
    case v1::Fact::kNoted:
      return form.Sealed("text", fact.noted().has_text(), fact.noted().text());
    case v1::Fact::kPartyAdded:
      return Check(form, fact.party_added());
    REDRESS_CASES_OF_CASEWORK:
    REDRESS_CASES_OF_REMEDIES:
    REDRESS_CASES_OF_OMBUDSMAN:
    REDRESS_CASES_OF_NEIGHBOURS:
    REDRESS_CASES_OF_FINDINGS:
    case v1::Fact::kAcceptanceDirected:
      return CheckFields(form, fact);
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_LANDLORDS:
    REDRESS_CASES_OF_IMPORTS:
    REDRESS_CASES_ABOUT_RECORDS:
      return CheckOtherFact(form, fact);
  }
}

}  // namespace redress::commands
