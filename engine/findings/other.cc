#include <functional>

#include "engine/editions/check_name.h"
#include "engine/findings/findings.h"
#include "engine/findings/judgement.h"
#include "engine/types/standing.h"

namespace redress::findings {
namespace {

// Answers one check on a record.
using Answer = std::function<requests::Said(const v1::Check&)>;

Said FromRequests(requests::Said said) {
  return {said.verdict, std::move(said.reason), std::move(said.versions), std::move(said.mend), 0};
}

requests::Said SpeaksOfOthers() {
  return {v1::VERDICT_NOT_APPLICABLE, "it is not about such a record", {}, {}};
}

using Facts = std::vector<StandingFact>;

// The first fact of that name; null if there is none.
const StandingFact* Find(const Facts& facts, const std::string& name) {
  const auto* field = v1::Fact::descriptor()->FindFieldByName(name);
  for (const StandingFact& one : facts) {
    if (field != nullptr && one.fact->body_case() == field->number()) return &one;
  }
  return nullptr;
}

Said CheckHeld(const Facts& facts, const v1::HeldCheck& check) {
  bool is_asked = check.after().empty();
  for (const std::string& name : check.after()) is_asked = is_asked || Find(facts, name) != nullptr;
  if (!is_asked) return NotApplicable("what calls for it has not happened");
  if (const auto* held = Find(facts, check.fact())) {
    return Complied("on record: " + check.fact(), {held->version});
  }
  if (check.absent_is_breach()) return Breached("not on record: " + check.fact());
  return NoEvidence("not on record: " + check.fact(), "record it: " + check.fact());
}

Computed Compute(const v1::Provision& provision, const Facts& facts, const Answer& answer) {
  Computed computed;
  for (const v1::Check& check : provision.checks()) {
    Said said = check.rule_case() == v1::Check::kHeld ? CheckHeld(facts, check.held())
                                                      : FromRequests(answer(check));
    if (!computed.any || IsGraver(said.verdict, computed.said.verdict)) {
      computed.said = std::move(said);
      computed.check = editions::NameOf(check);
    }
    computed.any = true;
  }
  computed.asks_person =
      IsForPerson(provision) && computed.said.verdict != v1::VERDICT_NOT_APPLICABLE;
  return computed;
}

Judgements JudgementsIn(const Facts& facts) {
  Judgements judgements;
  for (const StandingFact& standing : facts) {
    if (!standing.fact->has_judgement_given()) continue;
    judgements.emplace_back(&standing.fact->judgement_given(), standing.version);
  }
  return judgements;
}

// By the edition in force on the day the record began, as that day was corrected.
std::vector<Finding> Evaluate(v1::ProvisionScope scope, const editions::Law& law, Day today,
                              const Facts& facts, const Answer& answer) {
  std::vector<Finding> findings;
  const v1::Edition* edition = law.EditionFor(facts.empty() ? today : facts.front().counted);
  if (edition == nullptr) return findings;
  const Judgements judgements = JudgementsIn(facts);
  for (const v1::Provision& provision : edition->provisions()) {
    if (provision.scope() != scope) continue;
    findings.push_back(
        JoinJudgement(provision, *edition, Compute(provision, facts, answer), judgements, 0));
  }
  return findings;
}

}  // namespace

std::vector<Finding> OfServiceRequest(std::span<const v1::RecordedEvent> events,
                                      std::span<const requests::ComplaintAtHand> complaints,
                                      const editions::Law& law, Day today) {
  const requests::State state = requests::Fold(events, today);
  return Evaluate(v1::PROVISION_SCOPE_SERVICE_REQUEST, law, today, FactsThatStand(events, today),
                  [&](const v1::Check& check) {
                    const requests::Question question{
                        .law = law, .today = today, .months = check.months()};
                    switch (check.named()) {
                      case v1::NAMED_CHECK_REQUEST_MONITORED:
                        return requests::CheckMonitored(state, question);
                      case v1::NAMED_CHECK_REQUEST_CONVERTED:
                        return requests::CheckConverted(state, question, complaints);
                      case v1::NAMED_CHECK_REQUEST_GOES_ON:
                        return requests::CheckGoesOn(state, question);
                      default:  // Of other records; refused when the file is read.
                        return SpeaksOfOthers();
                    }
                  });
}

std::vector<Finding> OfContact(std::span<const v1::RecordedEvent> events, const editions::Law& law,
                               Day today) {
  const requests::Contact contact = requests::FoldContact(events, today);
  return Evaluate(v1::PROVISION_SCOPE_CONTACT, law, today, FactsThatStand(events, today),
                  [&](const v1::Check& check) {
                    const requests::Question question{
                        .law = law, .today = today, .months = check.months()};
                    switch (check.named()) {
                      case v1::NAMED_CHECK_CHOICE_OFFERED:
                        return requests::CheckChoiceOffered(contact, question);
                      case v1::NAMED_CHECK_SURVEY_SIGNPOSTED:
                        return requests::CheckSurveySignposted(contact, question);
                      default:  // Of other records; refused when the file is read.
                        return SpeaksOfOthers();
                    }
                  });
}

}  // namespace redress::findings
