#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/complaint/state.h"
#include "engine/editions/law.h"
#include "engine/types/result.h"

// What may be said against recording a fact of a complaint. Each function answers for a run of
// v1::RefusalReason; a caller asks them in that order. Nothing: no objection. All are pure and
// total, of facts whose form is right.
namespace redress::complaint {

using Objection = std::optional<Refusal>;

// What speaks against something that is done all the same, in the words of a refusal.
using Warning = Refusal;

// What is to be said against something asked.
struct Objections {
  Objection refusal;              // Keeps it from being done.
  std::vector<Warning> warnings;  // All that does not, what was lifted with the rest.
  std::vector<Refusal> lifted;  // Would have kept it, but for an override: the first of each check.
};

// What a decision on one fact reads.
struct Question {
  const State& state;
  const v1::Fact& fact;
  const v1::Happened& happened;              // Complete.
  const std::set<std::string>& officer_ids;  // The landlord's.
  const editions::Law* law = nullptr;        // Null: none is adopted.
  Day today;
  std::optional<Day>
      ombudsman_details_from;  // From when the landlord holds the Ombudsman's details.
  const v1::Defined* defined_with = nullptr;  // A definition that comes in the same command.
  std::span<const v1::RefusalReason> overridden = {};  // Checks that are not to block. All listed.
};

[[nodiscard]] bool IsEnded(v1::ComplaintStatus status);

// Ended because it is not a complaint of its own: a duplicate, or recorded in error.
[[nodiscard]] bool IsOnFileElsewhere(v1::ComplaintStatus status);

// STREAM_NOT_FOUND, STREAM_EXISTS: a complaint begins with `Received`, and again only once that was
// annulled.
[[nodiscard]] Objection ObjectToExistence(const State& state, const v1::Fact& fact);

// REFERS_TO_NOTHING: points, questions, remedies, actions, officers and versions have to be there.
[[nodiscard]] Objection ObjectToReferences(const Question& question);

// ALREADY_RECORDED: an id names one thing in a complaint, and a thing is done once.
[[nodiscard]] Objection ObjectToReuse(const Question& question);

// NO_EDITION_IN_FORCE to OPEN_ACTIONS: for the Code's sake, so only of what is asked.
[[nodiscard]] Objections ObjectToAsking(const Question& question);

// NOT_CORRECTABLE.
[[nodiscard]] Objection ObjectToCorrection(const State& state, const v1::Fact& fact);

// A refusal of `fact`; `field` is the name within it.
[[nodiscard]] Refusal Refuse(v1::RefusalReason reason, const v1::Fact& fact,
                             const std::string& field, std::string message,
                             std::string provision = "");

}  // namespace redress::complaint
