#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "redress/v1/finding_facts.pb.h"

namespace redress {

// What one check of the Code says of a record.
struct Said {
  v1::Verdict verdict = v1::VERDICT_NOT_APPLICABLE;
  std::string reason;                   // Why. Nothing personal.
  std::vector<std::uint64_t> versions;  // The events it rests on.
  std::string mend;         // What would mend it. Empty: nothing is wrong, or nothing can.
  std::uint32_t stage = 0;  // The stage that decided. 0: none.

  bool operator==(const Said&) const = default;
};

// The graver of two: BREACHED, AT_RISK, NO_EVIDENCE, JUDGEMENT, COMPLIED, NOT_APPLICABLE. The first
// of equals.
[[nodiscard]] inline bool IsGraver(v1::Verdict a, v1::Verdict b) { return a < b; }
inline void Join(Said& all, Said one) {
  if (all.reason.empty() || IsGraver(one.verdict, all.verdict)) all = std::move(one);
}

[[nodiscard]] inline Said NotApplicable(std::string reason) {
  return {v1::VERDICT_NOT_APPLICABLE, std::move(reason), {}, {}, 0};
}
[[nodiscard]] inline Said Complied(std::string reason, std::vector<std::uint64_t> versions = {}) {
  return {v1::VERDICT_COMPLIED, std::move(reason), std::move(versions), {}, 0};
}
[[nodiscard]] inline Said Breached(std::string reason, std::vector<std::uint64_t> versions = {},
                                   std::string mend = {}) {
  return {v1::VERDICT_BREACHED, std::move(reason), std::move(versions), std::move(mend), 0};
}
[[nodiscard]] inline Said NoEvidence(std::string reason, std::string mend,
                                     std::vector<std::uint64_t> versions = {}) {
  return {v1::VERDICT_NO_EVIDENCE, std::move(reason), std::move(versions), std::move(mend), 0};
}
[[nodiscard]] inline Said AtRisk(std::string reason, std::string mend,
                                 std::vector<std::uint64_t> versions = {}) {
  return {v1::VERDICT_AT_RISK, std::move(reason), std::move(versions), std::move(mend), 0};
}

}  // namespace redress
