#include "services/letters/fill_letter.h"

#include "services/letters/filler.h"
#include "services/letters/words.h"

namespace redress::letters {
namespace {

void FillHead(const CaseFile& file, const LandlordFile& landlord,
              const v1::GetPersonResponse& resident, Filler& filler) {
  filler.Set("landlord", landlord.display_name);
  filler.Set("date", DateWords(file.on));
  filler.Set("complaint", file.complaint_id);
  filler.Set("reference", file.reference);
  filler.Set("stage", std::to_string(file.stage));
  filler.Set("next_stage", std::to_string(file.stage + 1));
  filler.Set("resident", HasText(resident.name()) ? ValueOf(resident.name()) : Value{"Resident"});
  filler.Set("handler", landlord.handler_name.empty() ? file.handler_id : landlord.handler_name);
  if (file.received) filler.Set("received_date", DateWords(*file.received));
  if (file.update_interval_working_days == 1) filler.Set("update_interval", "working day");
  if (file.update_interval_working_days > 1) {
    filler.Set("update_interval",
               std::to_string(file.update_interval_working_days) + " working days");
  }
  filler.SetFlag("first_stage", file.stage == 1);
  filler.SetFlag("final_stage", file.is_final_stage);
  for (const std::string& line : AddressLines(resident.address())) {
    filler.AddRow("address_lines", {{"line", {line}}});
  }
}

// `needed_by`: the provision that asks for the details. Empty: they are only useful.
void FillOmbudsman(const LandlordFile& landlord, const std::string& needed_by, Filler& filler) {
  if (!landlord.ombudsman) {
    if (!needed_by.empty()) filler.Set("ombudsman", filler.Gap(needed_by, "Ombudsman's details"));
    return;
  }
  const v1::OmbudsmanDetailsSet& details = *landlord.ombudsman;
  filler.Set("ombudsman", details.title());
  filler.Set("ombudsman_address", details.postal_address());
  filler.Set("ombudsman_phone", details.phone_number());
  filler.Set("ombudsman_email", details.email_address());
  filler.Set("ombudsman_web", details.web_address());
  filler.Set("ombudsman_note", details.note());
}

// What is on record, or else the writer's message, which then is no paragraph of its own.
void FillSaid(const char* name, const v1::Personal& recorded, const std::string& provision,
              Filler& filler) {
  filler.Set(name, HasText(recorded) ? ValueOf(recorded) : filler.TakeMessage(provision, name));
}

void FillAcknowledgement(const CaseFile& file, const LandlordFile& landlord, Filler& filler) {
  if (file.acknowledged && file.acknowledged->has_response_told_date()) {
    filler.SetDate("due_date", file.acknowledged->response_told_date());
  } else if (file.due) {
    filler.Set("due_date", DateWords(*file.due));
  }
  FillPoints(file, filler, "5.6");
  const v1::Defined defined = file.defined.value_or(v1::Defined());
  filler.AddTexts("outcomes_sought", "sought", defined.outcomes_sought());
  filler.AddTexts("responsible", "answered_for", defined.responsible());
  filler.AddTexts("not_responsible", "not_answered_for", defined.not_responsible());
  filler.GapIfEmpty("outcomes_sought", "sought", "5.6", "outcomes sought");
  filler.GapIfEmpty("responsible", "answered_for", "5.7", "what the landlord answers for");
  if (defined.not_responsible_stated() == v1::YES_NO_YES) {
    filler.NoneIfEmpty("not_responsible", "not_answered_for", "Nothing: we answer for all of it.");
  }
  filler.GapIfEmpty("not_responsible", "not_answered_for", "5.7", "what it does not answer for");
  for (const v1::ClarificationAsked& asked : file.open_questions) {
    filler.AddRow("questions", {{"question", ValueOf(asked.question())}});
  }
  FillOmbudsman(landlord, "", filler);
}

void FillExtension(const CaseFile& file, const LandlordFile& landlord, const Additions& additions,
                   Filler& filler) {
  const bool first = file.stage == 1;
  const v1::ExtensionNotified extension = file.extension.value_or(v1::ExtensionNotified());
  if (file.old_due) filler.Set("old_due_date", DateWords(*file.old_due));
  if (additions.new_due_date) {
    filler.Set("new_due_date", DateWords(*additions.new_due_date));
  } else if (extension.has_new_due_date()) {
    filler.SetDate("new_due_date", extension.new_due_date());
  } else {
    filler.Set("new_due_date", filler.Gap(first ? "6.4" : "6.15", "new date"));
  }
  FillSaid("reasons", extension.reasons(), first ? "6.5" : "6.16", filler);
  FillOmbudsman(landlord, first ? "6.5" : "6.16", filler);
}

void FillResponse(const CaseFile& file, const LandlordFile& landlord, Filler& filler) {
  const std::string provision = file.stage == 1 ? "6.9" : "6.19";
  const v1::Responded responded = file.responded.value_or(v1::Responded());
  FillPoints(file, filler, provision + "b");
  FillDecisions(file, responded, filler);
  FillRemedies(file, responded, provision, filler);
  FillActions(file, responded, provision, filler);
  FillOmbudsman(landlord, file.is_final_stage ? provision + "g" : "", filler);
}

void FillRefusal(const CaseFile& file, const LandlordFile& landlord, Filler& filler) {
  const bool escalation = file.stage > 1;
  const std::string provision = escalation ? "5.11" : "2.4";
  filler.SetFlag("escalation", escalation);
  const v1::ComplaintRefused refused = file.complaint_refused.value_or(v1::ComplaintRefused());
  const v1::EscalationRefused not_taken = file.escalation_refused.value_or(v1::EscalationRefused());
  const std::string ground = GroundWords(escalation ? not_taken.ground() : refused.ground());
  filler.Set("ground",
             ground.empty() ? filler.Gap(escalation ? "5.11" : "2.2", "ground") : Value{ground});
  FillSaid("reasons", escalation ? not_taken.explanation() : refused.explanation(), provision,
           filler);
  FillOmbudsman(landlord, provision, filler);
}

void FillUpdate(const CaseFile& file, const LandlordFile& landlord, Filler& filler) {
  if (file.due) filler.Set("due_date", DateWords(*file.due));
  const v1::UpdateSent update = file.update.value_or(v1::UpdateSent());
  // The writer's news are newer than any that were recorded.
  const bool recorded = !filler.HasMessage() && HasText(update.text());
  filler.Set("news", recorded ? ValueOf(update.text()) : filler.TakeMessage("5.9", "news"));
  FillOmbudsman(landlord, "", filler);
}

}  // namespace

FilledLetter FillLetter(v1::LetterKind kind, const CaseFile& file, const LandlordFile& landlord,
                        const v1::GetPersonResponse& resident, const Additions& additions) {
  Filler filler(additions.message);
  FillHead(file, landlord, resident, filler);
  switch (kind) {
    case v1::LETTER_KIND_ACKNOWLEDGEMENT:
      FillAcknowledgement(file, landlord, filler);
      break;
    case v1::LETTER_KIND_EXTENSION:
      FillExtension(file, landlord, additions, filler);
      break;
    case v1::LETTER_KIND_RESPONSE:
      FillResponse(file, landlord, filler);
      break;
    case v1::LETTER_KIND_REFUSAL:
      FillRefusal(file, landlord, filler);
      break;
    case v1::LETTER_KIND_UPDATE:
      FillUpdate(file, landlord, filler);
      break;
    default:
      break;
  }
  return filler.Finish();
}

}  // namespace redress::letters
