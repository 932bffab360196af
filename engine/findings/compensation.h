#pragma once

#include <map>
#include <string>

#include "engine/findings/setting.h"

namespace redress::findings {

// One remedy, as agreement, offers, answers and payments leave it.
struct Remedy {
  const Entry* agreed = nullptr;    // Null: only an offer is held.
  const Entry* offer = nullptr;     // The last `CompensationOffered`.
  const Entry* answer = nullptr;    // The last `RemedyAnswered`.
  const Entry* done = nullptr;      // The first `RemedyDone`.
  const Entry* paid_off = nullptr;  // The payment with which all that is owed was paid.
  std::uint64_t paid_pence = 0;
  bool is_compensation = false;

  [[nodiscard]] const Entry& begun() const { return agreed != nullptr ? *agreed : *offer; }
  [[nodiscard]] std::uint64_t owed_pence() const;
  [[nodiscard]] bool Declined() const;
  [[nodiscard]] bool Accepted() const;
};

// The remedies of a complaint by id, at stages that the edition governs.
[[nodiscard]] std::map<std::string, Remedy> RemediesOf(const Setting& setting);

}  // namespace redress::findings
