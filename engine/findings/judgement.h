#pragma once

#include <span>

#include "engine/findings/findings.h"
#include "engine/findings/record.h"
#include "engine/types/standing.h"

namespace redress::findings {

// What checks said of one provision, before any person is asked.
struct Computed {
  Said said;
  std::string check;
  bool asks_person = false;  // The provision is, in part, for a person, and applies.
  bool any = false;          // Whether any check spoke: one governed by another edition does not.

  // Takes what one more check said: of several the gravest holds, of equals the first.
  void Take(Said one, const v1::Check& of);
};

// Judgements that persons gave, in the order they were recorded.
using Judgements = std::vector<std::pair<const v1::JudgementGiven*, std::uint64_t>>;

[[nodiscard]] Judgements JudgementsIn(std::span<const StandingFact> facts);

// Joins what a person judged to what was computed. A judgement takes the place of JUDGEMENT and of
// NO_EVIDENCE on a provision that is for a person; what a rule found breached or at risk stands.
// `stage`: the one that the finding is about, 0: the record as a whole. A judgement of the record
// as a whole answers for each stage.
[[nodiscard]] Finding JoinJudgement(const v1::Provision& provision, const v1::Edition& edition,
                                    Computed computed, const Judgements& judgements,
                                    std::uint32_t stage);

[[nodiscard]] bool IsForPerson(const v1::Provision& provision);

}  // namespace redress::findings
