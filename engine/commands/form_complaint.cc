#include "engine/commands/form.h"

namespace redress::commands {
namespace {

constexpr std::uint32_t kStageMax = complaint::kStagesMax;
constexpr std::size_t kShortBytesMax = 64;
constexpr std::size_t kPolicyBytesMax = 256;
constexpr int kWordsMax = 20;
constexpr int kReferencesMax = 8;
constexpr int kPointsMax = 100;
constexpr int kDefinitionTextsMax = 50;
constexpr std::uint32_t kIntervalMax = 250;
constexpr std::uint64_t kAmountPenceMax = 100'000'000'000;

void Stage(Form& form, std::uint32_t stage) { form.Number("stage", stage, 1, kStageMax); }
void ToStage(Form& form, std::uint32_t stage) { form.Number("to_stage", stage, 2, kStageMax); }
void YesOrNo(Form& form, const char* field, v1::YesNo value) {
  form.Enum(field, v1::YesNo_IsValid(value));
}

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
  YesOrNo(form, "in_measured_population", received.in_measured_population());
  form.Text("property_reference", received.property_reference(), 0, kShortBytesMax);
  form.Text("estate_reference", received.estate_reference(), 0, kShortBytesMax);
  form.Text("subject_category", received.subject_category(), 0, kShortBytesMax);
  form.Text("handling_category", received.handling_category(), 0, kShortBytesMax);
  CheckReferences(form, received);
  form.OptionalId("contact_id", received.contact_id());
}

void Check(Form& form, const v1::Acknowledged& acknowledged) {
  Stage(form, acknowledged.stage());
  form.OptionalId("handler_id", acknowledged.handler_id());
  form.Date("response_told_date", acknowledged.has_response_told_date(),
            acknowledged.response_told_date());
  form.Sealed("letter", acknowledged.has_letter(), acknowledged.letter());
}

void Check(Form& form, const v1::Defined& defined) {
  Stage(form, defined.stage());
  CheckPoints(form, defined.points());
  SealedTexts(form, "outcomes_sought", defined.outcomes_sought(), kDefinitionTextsMax);
  SealedTexts(form, "responsible", defined.responsible(), kDefinitionTextsMax);
  YesOrNo(form, "not_responsible_stated", defined.not_responsible_stated());
  SealedTexts(form, "not_responsible", defined.not_responsible(), kDefinitionTextsMax);
}

void Check(Form& form, const v1::ClarificationAsked& asked) {
  Stage(form, asked.stage());
  form.PartId("question_id", asked.question_id());
  form.Sealed("question", asked.has_question(), asked.question());
}

void Check(Form& form, const v1::ClarificationGiven& given) {
  Stage(form, given.stage());
  form.OptionalPartId("question_id", given.question_id());
  form.Sealed("answer", given.has_answer(), given.answer());
}

void Check(Form& form, const v1::ConflictDeclared& declared) {
  Stage(form, declared.stage());
  form.Id("officer_id", declared.officer_id());
  form.Sealed("explanation", declared.has_explanation(), declared.explanation());
}

void Check(Form& form, const v1::Triaged& triaged) {
  Stage(form, triaged.stage());
  form.Enum("complexity", v1::Level_IsValid(triaged.complexity()));
  form.Enum("vulnerability", v1::Level_IsValid(triaged.vulnerability()));
  form.Enum("risk", v1::Level_IsValid(triaged.risk()));
  form.Sealed("reason", triaged.has_reason(), triaged.reason());
}

void Check(Form& form, const v1::ExtensionNotified& notified) {
  Stage(form, notified.stage());
  form.Date("new_due_date", notified.has_new_due_date(), notified.new_due_date());
  form.Sealed("reasons", notified.has_reasons(), notified.reasons());
  YesOrNo(form, "ombudsman_details_given", notified.ombudsman_details_given());
  YesOrNo(form, "resident_agreed", notified.resident_agreed());
  YesOrNo(form, "good_reason_recorded", notified.good_reason_recorded());
}

void Check(Form& form, const v1::FurtherComplaintRaised& raised) {
  Stage(form, raised.stage());
  form.Enum("place", v1::FurtherComplaintPlace_IsValid(raised.place()));
  CheckPoints(form, raised.points());
  form.OptionalId("new_complaint_id", raised.new_complaint_id());
  if (!raised.new_complaint_id().empty() && raised.place() != v1::FURTHER_COMPLAINT_PLACE_APART) {
    form.Fault("new_complaint_id",
               "expected a new complaint only of what was logged apart, but found one");
  }
  YesOrNo(form, "related", raised.related());
  YesOrNo(form, "would_delay", raised.would_delay());
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
  Stage(form, responded.stage());
  form.Enum("outcome", v1::Outcome_IsValid(responded.outcome()));
  CheckDecisions(form, responded);
  form.Sealed("letter", responded.has_letter(), responded.letter());
  YesOrNo(form, "stage_stated", responded.stage_stated());
  YesOrNo(form, "definition_stated", responded.definition_stated());
  YesOrNo(form, "reasons_stated", responded.reasons_stated());
  YesOrNo(form, "remedy_stated", responded.remedy_stated());
  YesOrNo(form, "actions_stated", responded.actions_stated());
  YesOrNo(form, "next_step_told", responded.next_step_told());
  form.OptionalId("responder_id", responded.responder_id());
}

void Check(Form& form, const v1::EscalationRequested& requested) {
  ToStage(form, requested.to_stage());
  form.Sealed("words", requested.has_words(), requested.words());
  form.Count("point_ids", requested.point_ids_size(), kPointsMax);
  for (int i = 0; i < requested.point_ids_size(); ++i) {
    form.PartId({"point_ids", i}, requested.point_ids(i));
  }
}

void Check(Form& form, const v1::EscalationRefused& refused) {
  ToStage(form, refused.to_stage());
  form.Enum("ground", v1::RefusalGround_IsValid(refused.ground()));
  form.Sealed("explanation", refused.has_explanation(), refused.explanation());
  YesOrNo(form, "ombudsman_right_told", refused.ombudsman_right_told());
}

void Check(Form& form, const v1::ComplaintRefused& refused) {
  form.Enum("ground", v1::RefusalGround_IsValid(refused.ground()));
  form.Sealed("explanation", refused.has_explanation(), refused.explanation());
  YesOrNo(form, "ombudsman_right_told", refused.ombudsman_right_told());
  YesOrNo(form, "discretion_considered", refused.discretion_considered());
}

void Check(Form& form, const v1::Withdrawn& withdrawn) {
  form.Sealed("reason", withdrawn.has_reason(), withdrawn.reason());
  YesOrNo(form, "by_resident_confirmed", withdrawn.by_resident_confirmed());
}

void Check(Form& form, const v1::RemedyAgreed& agreed) {
  form.PartId("remedy_id", agreed.remedy_id());
  Stage(form, agreed.stage());
  form.Enum("kind", v1::RemedyKind_IsValid(agreed.kind()));
  form.Sealed("what", agreed.has_what(), agreed.what());
  form.Date("due_date", agreed.has_due_date(), agreed.due_date());
  form.Number("amount_pence", agreed.amount_pence(), 0, kAmountPenceMax);
  if (agreed.amount_pence() > 0 && agreed.kind() != v1::REMEDY_KIND_COMPENSATION) {
    form.Fault("amount_pence", "expected an amount only of compensation, but found one");
  }
}

void Check(Form& form, const v1::ActionAgreed& agreed) {
  form.PartId("action_id", agreed.action_id());
  Stage(form, agreed.stage());
  form.Sealed("what", agreed.has_what(), agreed.what());
  form.OptionalId("owner_id", agreed.owner_id());
  form.Date("due_date", agreed.has_due_date(), agreed.due_date());
}

void Check(Form& form, const v1::Corresponded& corresponded) {
  form.Enum("direction", v1::Direction_IsValid(corresponded.direction()));
  form.OptionalId("person_id", corresponded.person_id());
  form.Sealed("text", corresponded.has_text(), corresponded.text());
  form.Number("stage", corresponded.stage(), 0, kStageMax);
}

}  // namespace

void CheckComplaintFact(Form& form, const v1::Fact& fact) {
  switch (fact.body_case()) {
    case v1::Fact::kReceived:
      return Check(form, fact.received());
    case v1::Fact::kLogged:
      return Stage(form, fact.logged().stage());
    case v1::Fact::kAcknowledged:
      return Check(form, fact.acknowledged());
    case v1::Fact::kDefined:
      return Check(form, fact.defined());
    case v1::Fact::kClarificationAsked:
      return Check(form, fact.clarification_asked());
    case v1::Fact::kClarificationGiven:
      return Check(form, fact.clarification_given());
    case v1::Fact::kHandlerAssigned:
      Stage(form, fact.handler_assigned().stage());
      return form.Id("handler_id", fact.handler_assigned().handler_id());
    case v1::Fact::kConflictDeclared:
      return Check(form, fact.conflict_declared());
    case v1::Fact::kTriaged:
      return Check(form, fact.triaged());
    case v1::Fact::kExtensionNotified:
      return Check(form, fact.extension_notified());
    case v1::Fact::kLatenessExplained: {
      const auto& explained = fact.lateness_explained();
      Stage(form, explained.stage());
      return form.Sealed("reason", explained.has_reason(), explained.reason());
    }
    case v1::Fact::kUpdateIntervalAgreed:
      Stage(form, fact.update_interval_agreed().stage());
      return form.Number("interval_working_days",
                         fact.update_interval_agreed().interval_working_days(), 1, kIntervalMax);
    case v1::Fact::kUpdateSent:
      Stage(form, fact.update_sent().stage());
      return form.Sealed("text", fact.update_sent().has_text(), fact.update_sent().text());
    case v1::Fact::kFurtherComplaintRaised:
      return Check(form, fact.further_complaint_raised());
    case v1::Fact::kResponded:
      return Check(form, fact.responded());
    case v1::Fact::kEscalationRequested:
      return Check(form, fact.escalation_requested());
    case v1::Fact::kEscalationRefused:
      return Check(form, fact.escalation_refused());
    case v1::Fact::kComplaintRefused:
      return Check(form, fact.complaint_refused());
    case v1::Fact::kWithdrawn:
      return Check(form, fact.withdrawn());
    case v1::Fact::kClosed:
      return form.Sealed("reason", fact.closed().has_reason(), fact.closed().reason());
    case v1::Fact::kReopened:
      Stage(form, fact.reopened().stage());
      return form.Sealed("reason", fact.reopened().has_reason(), fact.reopened().reason());
    case v1::Fact::kMarkedDuplicate:
      return form.Id("of_complaint_id", fact.marked_duplicate().of_complaint_id());
    case v1::Fact::kRecordedInError: {
      const auto& error = fact.recorded_in_error();
      return form.Sealed("reason", error.has_reason(), error.reason());
    }
    case v1::Fact::kRemedyAgreed:
      return Check(form, fact.remedy_agreed());
    case v1::Fact::kRemedyDone:
      form.PartId("remedy_id", fact.remedy_done().remedy_id());
      return form.Sealed("proof", fact.remedy_done().has_proof(), fact.remedy_done().proof());
    case v1::Fact::kActionAgreed:
      return Check(form, fact.action_agreed());
    case v1::Fact::kActionDone:
      form.PartId("action_id", fact.action_done().action_id());
      return form.Sealed("proof", fact.action_done().has_proof(), fact.action_done().proof());
    case v1::Fact::kCorresponded:
      return Check(form, fact.corresponded());
    case v1::Fact::kNoted:
      return form.Sealed("text", fact.noted().has_text(), fact.noted().text());
    case v1::Fact::kPartyAdded:
      form.Id("person_id", fact.party_added().person_id());
      return form.Enum("role", v1::PartyRole_IsValid(fact.party_added().role()));
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
      return CheckOtherFact(form, fact);
  }
}

}  // namespace redress::commands
