#pragma once

#include <string>

#include "engine/findings/setting.h"

namespace redress::findings {

// Something promised by a date: a remedy, an action, an order, a review.
struct Promise {
  std::uint64_t version = 0;    // Of the event that made it.
  std::string what;             // "a remedy".
  std::optional<Day> due;       // Nothing if no date was stated.
  const Entry* done = nullptr;  // Null: not yet.
  bool proof_needed = false;    // Whether doing it needs proof on record.
  bool has_proof = false;
  bool date_needed = true;  // Whether a date has to be stated.
};

// Done after its date: BREACHED; done without proof, without a date, or past and not done:
// NO_EVIDENCE; near: AT_RISK; open in time: NOT_APPLICABLE; done in time: COMPLIED.
[[nodiscard]] Said SayPromise(const Setting& setting, const Promise& promise);

}  // namespace redress::findings
