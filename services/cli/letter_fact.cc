#include "services/cli/letter_fact.h"

#include <algorithm>
#include <string_view>

namespace redress::cli {
namespace {

// Whether something that a provision asks for is missing: "6.9e".
bool Lacks(const v1::RenderLetterResponse& letter, std::string_view part) {
  return std::any_of(letter.missing().begin(), letter.missing().end(),
                     [part](const std::string& missing) {
                       return missing.substr(0, missing.find(' ')).ends_with(part);
                     });
}

v1::YesNo Stated(v1::YesNo said, bool lacks) {
  if (said != v1::YES_NO_UNSPECIFIED || lacks) return said;
  return v1::YES_NO_YES;
}

void MarkResponse(const v1::RenderLetterResponse& letter, v1::Responded& responded) {
  responded.set_stage_stated(Stated(responded.stage_stated(), false));
  responded.set_definition_stated(Stated(responded.definition_stated(), Lacks(letter, "9b")));
  const bool undecided = Lacks(letter, "9c") || Lacks(letter, "6.7") || Lacks(letter, "6.18");
  responded.set_decision_stated(Stated(responded.decision_stated(), undecided));
  responded.set_reasons_stated(Stated(responded.reasons_stated(), Lacks(letter, "9d")));
  responded.set_remedy_stated(Stated(responded.remedy_stated(), Lacks(letter, "9e")));
  responded.set_actions_stated(Stated(responded.actions_stated(), Lacks(letter, "9f")));
  responded.set_next_step_told(Stated(responded.next_step_told(), Lacks(letter, "9g")));
}

bool LacksOmbudsman(const v1::RenderLetterResponse& letter) {
  return std::any_of(
      letter.missing().begin(), letter.missing().end(),
      [](const std::string& missing) { return missing.ends_with(" Ombudsman's details"); });
}

void Mark(const v1::RenderLetterResponse& letter, v1::Fact& fact) {
  const bool no_ombudsman = LacksOmbudsman(letter);
  if (fact.has_acknowledged() && fact.acknowledged().automatic_only() == v1::YES_NO_UNSPECIFIED) {
    fact.mutable_acknowledged()->set_automatic_only(v1::YES_NO_NO);
  }
  if (fact.has_extension_notified()) {
    auto& extension = *fact.mutable_extension_notified();
    extension.set_in_writing(Stated(extension.in_writing(), false));
    extension.set_ombudsman_details_given(
        Stated(extension.ombudsman_details_given(), no_ombudsman));
  }
  if (fact.has_responded()) MarkResponse(letter, *fact.mutable_responded());
  if (fact.has_complaint_refused()) {
    auto& refused = *fact.mutable_complaint_refused();
    refused.set_ombudsman_right_told(Stated(refused.ombudsman_right_told(), no_ombudsman));
  }
  if (fact.has_escalation_refused()) {
    auto& refused = *fact.mutable_escalation_refused();
    refused.set_ombudsman_right_told(Stated(refused.ombudsman_right_told(), no_ombudsman));
  }
}

// Where the letter's text goes in the fact. Null: it has no place for it.
v1::Personal* LetterOf(v1::Fact& fact) {
  if (fact.has_acknowledged()) return fact.mutable_acknowledged()->mutable_letter();
  if (fact.has_responded()) return fact.mutable_responded()->mutable_letter();
  return nullptr;
}

v1::Step MakeStep(const std::string& complaint_id) {
  v1::Step step;
  step.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
  step.mutable_stream()->set_id(complaint_id);
  return step;
}

bool PutText(const std::string& message, v1::Personal& text) {
  if (!text.clear().empty()) return false;
  text.set_clear(message);
  return true;
}

}  // namespace

Answer<v1::LetterKind> ReadLetterKind(const std::string& word) {
  if (word == "acknowledgement") return v1::LETTER_KIND_ACKNOWLEDGEMENT;
  if (word == "extension") return v1::LETTER_KIND_EXTENSION;
  if (word == "response") return v1::LETTER_KIND_RESPONSE;
  if (word == "refusal") return v1::LETTER_KIND_REFUSAL;
  if (word == "update") return v1::LETTER_KIND_UPDATE;
  return Fail(kWrongUsage,
              "expected a kind of letter (acknowledgement, extension, response, refusal or "
              "update), but found " +
                  word);
}

std::string LetterFactName(v1::LetterKind kind, std::uint32_t stage) {
  switch (kind) {
    case v1::LETTER_KIND_ACKNOWLEDGEMENT:
      return "acknowledged";
    case v1::LETTER_KIND_EXTENSION:
      return "extension_notified";
    case v1::LETTER_KIND_RESPONSE:
      return "responded";
    case v1::LETTER_KIND_REFUSAL:
      return stage > 1 ? "escalation_refused" : "complaint_refused";
    case v1::LETTER_KIND_UPDATE:
      return "update_sent";
    default:
      return "";
  }
}

bool PutMessage(const std::string& message, v1::Fact& fact) {
  if (message.empty()) return false;
  if (fact.has_extension_notified()) {
    return PutText(message, *fact.mutable_extension_notified()->mutable_reasons());
  }
  if (fact.has_complaint_refused()) {
    return PutText(message, *fact.mutable_complaint_refused()->mutable_explanation());
  }
  if (fact.has_escalation_refused()) {
    return PutText(message, *fact.mutable_escalation_refused()->mutable_explanation());
  }
  if (fact.has_update_sent()) return PutText(message, *fact.mutable_update_sent()->mutable_text());
  return false;
}

std::vector<v1::Step> LetterSteps(const std::string& complaint_id, std::uint32_t stage,
                                  const v1::RenderLetterResponse& letter, v1::Fact fact) {
  Mark(letter, fact);
  std::vector<v1::Step> steps;
  v1::Step& told = steps.emplace_back(MakeStep(complaint_id));
  told.mutable_fact()->Swap(&fact);
  if (v1::Personal* place = LetterOf(*told.mutable_fact())) {
    place->set_clear(letter.text());
    return steps;
  }
  v1::Corresponded& sent =
      *steps.emplace_back(MakeStep(complaint_id)).mutable_fact()->mutable_corresponded();
  sent.set_direction(v1::DIRECTION_OUT);
  sent.set_stage(stage);
  sent.mutable_text()->set_clear(letter.text());
  return steps;
}

}  // namespace redress::cli
