#include "engine/complaint/asked_rules.h"

#include <algorithm>
#include <array>
#include <set>

namespace redress::complaint {
namespace {

constexpr auto kBlock = v1::ASKED_ACTION_BLOCK;
constexpr auto kWarn = v1::ASKED_ACTION_WARN;

constexpr std::array kChecks = {
    AskedCheck{v1::REFUSAL_REASON_SAME_PERSON_AT_BOTH_STAGES, kBlock,
               v1::NAMED_CHECK_ANOTHER_PERSON, "6.13", "6.13"},
    AskedCheck{v1::REFUSAL_REASON_CONFLICT_OF_INTEREST, kBlock, v1::NAMED_CHECK_NO_CONFLICT, "5.8",
               "5.8"},
    // Their provision is the extension rule's, where the edition has one.
    AskedCheck{v1::REFUSAL_REASON_EXTENSION_TOO_LATE, kBlock, v1::NAMED_CHECK_UNSPECIFIED, "6.4",
               "6.15"},
    AskedCheck{v1::REFUSAL_REASON_EXTENSION_TOO_LONG, kBlock, v1::NAMED_CHECK_UNSPECIFIED, "6.4",
               "6.15"},
    AskedCheck{v1::REFUSAL_REASON_EXTENSION_WITHOUT_DATE, kBlock, v1::NAMED_CHECK_UNSPECIFIED,
               "6.4", "6.15"},
    // Acknowledging and defining are two commands: a block would put the one before the other.
    AskedCheck{v1::REFUSAL_REASON_ACKNOWLEDGEMENT_INCOMPLETE, kWarn,
               v1::NAMED_CHECK_DEFINITION_COMPLETE, "5.6", "5.6"},
    AskedCheck{v1::REFUSAL_REASON_EXTENSION_INCOMPLETE, kBlock, v1::NAMED_CHECK_EXTENSION_TOLD_WELL,
               "6.5", "6.16"},
    // With the letter of the part that is missing.
    AskedCheck{v1::REFUSAL_REASON_RESPONSE_INCOMPLETE, kBlock, v1::NAMED_CHECK_UNSPECIFIED, "6.9",
               "6.19"},
    AskedCheck{v1::REFUSAL_REASON_POINT_UNDECIDED, kBlock, v1::NAMED_CHECK_POINTS_DECIDED, "6.7",
               "6.18"},
    // Of a complaint 2.1, 2.3 and 2.4, of an escalation 5.11.
    AskedCheck{v1::REFUSAL_REASON_REFUSAL_INCOMPLETE, kBlock, v1::NAMED_CHECK_UNSPECIFIED, "2.1",
               "5.11"},
    AskedCheck{v1::REFUSAL_REASON_OMBUDSMAN_DETAILS_MISSING, kBlock,
               v1::NAMED_CHECK_OMBUDSMAN_DETAILS_HELD, "3.5", "3.5"},
    // Its provision is the duty's own.
    AskedCheck{v1::REFUSAL_REASON_LATE, kWarn, v1::NAMED_CHECK_UNSPECIFIED, "", ""},
    AskedCheck{v1::REFUSAL_REASON_QUESTION_OPEN, kWarn, v1::NAMED_CHECK_DEFINITION_COMPLETE, "5.6",
               "5.6"},
    AskedCheck{v1::REFUSAL_REASON_OPEN_ACTIONS, kBlock, v1::NAMED_CHECK_REMEDIES_FOLLOWED, "7.3",
               "7.3"},
};

std::string Fault(const std::string& expected, const std::string& found) {
  return "expected " + expected + ", but " + found;
}

}  // namespace

std::span<const AskedCheck> AskedChecks() { return kChecks; }

const AskedCheck* FindAskedCheck(v1::RefusalReason reason) {
  const auto* found = std::find_if(kChecks.begin(), kChecks.end(),
                                   [&](const auto& check) { return check.reason == reason; });
  return found == kChecks.end() ? nullptr : found;
}

const AskedCheck* FindAskedCheck(std::string_view name) {
  const auto* found = std::find_if(kChecks.begin(), kChecks.end(), [&](const auto& check) {
    return CheckName(check.reason) == name;
  });
  return found == kChecks.end() ? nullptr : found;
}

std::string CheckName(v1::RefusalReason reason) {
  constexpr std::size_t kPrefix = sizeof "REFUSAL_REASON_" - 1;
  return v1::RefusalReason_Name(reason).substr(kPrefix);
}

v1::AskedAction ActionIn(const v1::Policy& policy, const AskedCheck& check) {
  for (const auto& rule : policy.asked_rules()) {
    if (FindAskedCheck(rule.check()) == &check) return rule.action();
  }
  return v1::ASKED_ACTION_UNSPECIFIED;
}

std::optional<AskedRuleFault> FaultOfAskedRules(const v1::Policy& policy) {
  std::set<const AskedCheck*> seen;
  for (const auto& rule : policy.asked_rules()) {
    const AskedCheck* check = FindAskedCheck(rule.check());
    if (check == nullptr) {
      return AskedRuleFault{rule.check(),
                            Fault("a check that a policy may settle", "found another")};
    }
    if (rule.action() != kBlock && rule.action() != kWarn) {
      return AskedRuleFault{rule.check(), Fault("ASKED_ACTION_BLOCK or ASKED_ACTION_WARN",
                                                "the action is another or is not said")};
    }
    if (!seen.insert(check).second) {
      return AskedRuleFault{rule.check(), Fault("one rule for each check", "this is its second")};
    }
  }
  return std::nullopt;
}

}  // namespace redress::complaint
