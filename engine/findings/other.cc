#include <functional>

#include "engine/findings/findings.h"
#include "engine/findings/judgement.h"
#include "engine/findings/stated.h"

namespace redress::findings {
namespace {

// Answers one named check on a record.
using Answer = std::function<Said(const v1::Check&)>;

using Facts = std::vector<StandingFact>;

Said SpeaksOfOthers() { return NotApplicable("it is not about such a record"); }

// The first fact of that name.
std::optional<std::uint64_t> Find(const Facts& facts, const std::string& name) {
  const auto* field = v1::Fact::descriptor()->FindFieldByName(name);
  for (const StandingFact& one : facts) {
    if (field != nullptr && one.fact->body_case() == field->number()) return one.version;
  }
  return std::nullopt;
}

Computed Compute(const v1::Provision& provision, const Facts& facts, const Answer& answer) {
  Computed computed;
  for (const v1::Check& check : provision.checks()) {
    const auto find = [&](const std::string& name) { return Find(facts, name); };
    computed.Take(check.has_held() ? SayHeld(check.held(), find) : answer(check), check);
  }
  computed.asks_person =
      IsForPerson(provision) && computed.said.verdict != v1::VERDICT_NOT_APPLICABLE;
  return computed;
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
