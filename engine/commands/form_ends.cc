#include "engine/commands/form.h"

namespace redress::commands {
namespace {

constexpr std::size_t kPolicyReferenceBytesMax = 256;
constexpr std::uint64_t kAmountPenceMax = 100'000'000'000;

void Check(Form& form, const v1::EscalationRefused& refused) {
  form.ToStage(refused.to_stage());
  form.Enum("ground", v1::RefusalGround_IsValid(refused.ground()));
  form.Sealed("explanation", refused.has_explanation(), refused.explanation());
  form.YesNo("ombudsman_right_told", refused.ombudsman_right_told());
  form.Sealed("evidence", refused.has_evidence(), refused.evidence());
}

void Check(Form& form, const v1::ComplaintRefused& refused) {
  form.Enum("ground", v1::RefusalGround_IsValid(refused.ground()));
  form.Sealed("explanation", refused.has_explanation(), refused.explanation());
  form.YesNo("ombudsman_right_told", refused.ombudsman_right_told());
  form.YesNo("discretion_considered", refused.discretion_considered());
  form.Sealed("evidence", refused.has_evidence(), refused.evidence());
  form.Date("proceedings_filed_date", refused.has_proceedings_filed_date(),
            refused.proceedings_filed_date());
  form.YesNo("particulars_filed", refused.particulars_filed());
  form.OptionalId("considered_complaint_id", refused.considered_complaint_id());
  form.Text("policy_reference", refused.policy_reference(), 0, kPolicyReferenceBytesMax);
}

void Check(Form& form, const v1::Withdrawn& withdrawn) {
  form.Sealed("reason", withdrawn.has_reason(), withdrawn.reason());
  form.YesNo("by_resident_confirmed", withdrawn.by_resident_confirmed());
}

void Check(Form& form, const v1::RemedyAgreed& agreed) {
  form.PartId("remedy_id", agreed.remedy_id());
  form.Stage(agreed.stage());
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
  form.Stage(agreed.stage());
  form.Sealed("what", agreed.has_what(), agreed.what());
  form.OptionalId("owner_id", agreed.owner_id());
  form.Date("due_date", agreed.has_due_date(), agreed.due_date());
}

}  // namespace

void CheckEndingFact(Form& form, const v1::Fact& fact) {
  if (fact.has_escalation_refused()) return Check(form, fact.escalation_refused());
  if (fact.has_complaint_refused()) return Check(form, fact.complaint_refused());
  if (fact.has_withdrawn()) return Check(form, fact.withdrawn());
  if (fact.has_closed()) {
    return form.Sealed("reason", fact.closed().has_reason(), fact.closed().reason());
  }
  if (fact.has_reopened()) {
    form.Stage(fact.reopened().stage());
    return form.Sealed("reason", fact.reopened().has_reason(), fact.reopened().reason());
  }
  if (fact.has_marked_duplicate()) {
    return form.Id("of_complaint_id", fact.marked_duplicate().of_complaint_id());
  }
  const auto& error = fact.recorded_in_error();
  form.Sealed("reason", error.has_reason(), error.reason());
}

void CheckPromiseFact(Form& form, const v1::Fact& fact) {
  if (fact.has_remedy_agreed()) return Check(form, fact.remedy_agreed());
  if (fact.has_action_agreed()) return Check(form, fact.action_agreed());
  if (fact.has_remedy_done()) {
    form.PartId("remedy_id", fact.remedy_done().remedy_id());
    return form.Sealed("proof", fact.remedy_done().has_proof(), fact.remedy_done().proof());
  }
  form.PartId("action_id", fact.action_done().action_id());
  form.Sealed("proof", fact.action_done().has_proof(), fact.action_done().proof());
}

}  // namespace redress::commands
