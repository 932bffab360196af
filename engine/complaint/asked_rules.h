#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "redress/v1/errors.pb.h"
#include "redress/v1/law.pb.h"

namespace redress::complaint {

// A check of what is asked that a landlord may settle: its policy says whether it blocks or warns,
// and somebody may do it all the same with a reason. Every other refusal holds.
struct AskedCheck {
  v1::RefusalReason reason = v1::REFUSAL_REASON_UNSPECIFIED;
  v1::AskedAction action = v1::ASKED_ACTION_BLOCK;  // Unless a policy or the check itself says so.
  v1::NamedCheck named = v1::NAMED_CHECK_UNSPECIFIED;  // What editions call it, if they do.
  const char* first = "";  // The provision of 2024 at stage 1, or about the whole complaint.
  const char* later = "";  // The same at the stages after it.
};

// The closed list, in the order of v1::RefusalReason.
[[nodiscard]] std::span<const AskedCheck> AskedChecks();

// The check of that reason, or of that name ("RESPONSE_INCOMPLETE"); null if it is none of them.
[[nodiscard]] const AskedCheck* FindAskedCheck(v1::RefusalReason reason);
[[nodiscard]] const AskedCheck* FindAskedCheck(std::string_view name);

// A reason's name without its prefix.
[[nodiscard]] std::string CheckName(v1::RefusalReason reason);

// What `policy` has done about `check`; UNSPECIFIED if it leaves that to the program.
[[nodiscard]] v1::AskedAction ActionIn(const v1::Policy& policy, const AskedCheck& check);

// A rule of a policy that cannot stand.
struct AskedRuleFault {
  std::string check;    // As the policy writes it.
  std::string message;  // "expected ..., but ...".
};

// The first rule that names no check of the list, says nothing of it, or speaks of it again.
[[nodiscard]] std::optional<AskedRuleFault> FaultOfAskedRules(const v1::Policy& policy);

}  // namespace redress::complaint
