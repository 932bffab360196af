#pragma once

#include "engine/commands/working.h"
#include "engine/complaint/decide.h"

namespace redress::commands {

using complaint::Objection;
using complaint::Objections;

// One step of a command on the point of being recorded.
struct Situation {
  const Working& working;
  const Command& command;
  const Step& step;              // Its form is right.
  bool is_first = false;         // Of the command's steps.
  const v1::Happened& happened;  // Complete, or without a grade.
  Day today;
  std::span<const v1::RefusalReason> overridden = {};  // Checks that are not to block this step.
};

// What is against recording the step. The refusal is the first in the order of v1::RefusalReason.
[[nodiscard]] Objections Object(const Situation& situation);

// The objections to facts of a landlord, its law above all. Each answers for one reason.
[[nodiscard]] Objection ObjectToLandlordReferences(const landlord::State& landlord,
                                                   const v1::Fact& fact);  // REFERS_TO_NOTHING
[[nodiscard]] Objection ObjectToLandlordReuse(const landlord::State& landlord,
                                              const v1::Fact& fact);  // ALREADY_RECORDED
[[nodiscard]] Objection ObjectToLaw(const landlord::State& landlord,
                                    const v1::Fact& fact);  // LAW_INVALID

}  // namespace redress::commands
