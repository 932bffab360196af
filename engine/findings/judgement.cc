#include "engine/findings/judgement.h"

#include <algorithm>

#include "engine/editions/check_name.h"

namespace redress::findings {
namespace {

const std::pair<const v1::JudgementGiven*, std::uint64_t>* LastFor(const Judgements& judgements,
                                                                   const std::string& number,
                                                                   std::uint32_t stage) {
  for (auto given = judgements.rbegin(); given != judgements.rend(); ++given) {
    if (given->first->provision() != number) continue;
    if (given->first->stage() == 0 || given->first->stage() == stage) return &*given;
  }
  return nullptr;
}

// What a person said of the provision at `stage`; JUDGEMENT while nobody has.
Said Judged(const v1::Provision& provision, const Judgements& judgements, std::uint32_t stage) {
  const auto* given = LastFor(judgements, provision.number(), stage);
  if (given == nullptr) {
    return {v1::VERDICT_JUDGEMENT, "a person has to judge it", {}, "answer the question", stage};
  }
  return {given->first->verdict(), "as a person judged it", {given->second}, {}, stage};
}

}  // namespace

void Computed::Take(Said one, const v1::Check& of) {
  if (!any || IsGraver(one.verdict, said.verdict)) {
    said = std::move(one);
    check = editions::NameOf(of);
  }
  any = true;
}

Judgements JudgementsIn(std::span<const StandingFact> facts) {
  Judgements judgements;
  for (const StandingFact& one : facts) {
    if (!one.fact->has_judgement_given()) continue;
    judgements.emplace_back(&one.fact->judgement_given(), one.version);
  }
  return judgements;
}

bool IsForPerson(const v1::Provision& provision) {
  const auto& kinds = provision.kinds();
  return std::find(kinds.begin(), kinds.end(), v1::PROVISION_KIND_JUDGEMENT) != kinds.end();
}

Finding JoinJudgement(const v1::Provision& provision, const v1::Edition& edition, Computed computed,
                      const Judgements& judgements, std::uint32_t stage) {
  Finding finding{.provision = &provision,
                  .edition = &edition,
                  .said = std::move(computed.said),
                  .check = std::move(computed.check),
                  .judged = false};
  if (stage != 0) finding.said.stage = stage;
  if (!computed.asks_person) return finding;
  const v1::Verdict by_rule = finding.said.verdict;
  if (by_rule == v1::VERDICT_BREACHED || by_rule == v1::VERDICT_AT_RISK) return finding;
  Said judged = Judged(provision, judgements, stage != 0 ? stage : finding.said.stage);
  const bool is_answered = judged.verdict != v1::VERDICT_JUDGEMENT;
  // Until somebody answers, want of evidence says more than the question does.
  if (!is_answered && by_rule == v1::VERDICT_NO_EVIDENCE) return finding;
  finding.said = std::move(judged);
  finding.check = {};
  finding.judged = is_answered;
  return finding;
}

}  // namespace redress::findings
