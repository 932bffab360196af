#include "engine/complaint/asked.h"

#include <algorithm>

#include "engine/complaint/fact.h"
#include "engine/types/assert.h"

namespace redress::complaint {
namespace {

bool OfStage(std::uint32_t of, std::uint32_t number) { return of == 0 || of == number; }

// The first provision of which a check fits; null if there is none.
template <typename Fits>
const v1::Provision* FindProvision(const v1::Edition& edition, Fits fits) {
  for (const auto& provision : edition.provisions()) {
    if (std::any_of(provision.checks().begin(), provision.checks().end(), fits)) return &provision;
  }
  return nullptr;
}

const v1::Provision* FindStated(const Asked& asked, const std::string& field) {
  if (field.empty() || asked.edition == nullptr) return nullptr;
  const std::string fact = NameOf(asked.question.fact);
  return FindProvision(*asked.edition, [&](const v1::Check& check) {
    return check.stated().fact() == fact && check.stated().field() == field &&
           OfStage(check.stated().stage(), asked.number);
  });
}

const v1::Provision* FindNamed(const Asked& asked, v1::NamedCheck named) {
  if (named == v1::NAMED_CHECK_UNSPECIFIED || asked.edition == nullptr) return nullptr;
  return FindProvision(*asked.edition, [&](const v1::Check& check) {
    return check.named() == named && OfStage(check.stage(), asked.number);
  });
}

const AskedCheck& CheckOf(v1::RefusalReason reason) {
  const AskedCheck* check = FindAskedCheck(reason);
  REDRESS_ASSERT(check != nullptr);
  return *check;
}

}  // namespace

std::string ProvisionOf(const Asked& asked, v1::RefusalReason reason, const Part& part) {
  if (const auto* stated = FindStated(asked, part.field)) return stated->number();
  return NamedProvision(asked, CheckOf(reason).named, part.otherwise.c_str());
}

std::string NamedProvision(const Asked& asked, v1::NamedCheck named, const char* otherwise) {
  const auto* provision = FindNamed(asked, named);
  return provision == nullptr ? otherwise : provision->number();
}

std::string ListedProvision(const Asked& asked, v1::RefusalReason reason) {
  const AskedCheck& check = CheckOf(reason);
  return asked.number == 1 ? check.first : check.later;
}

Raised Raise(const Asked& asked, v1::RefusalReason reason, const Part& part, std::string message) {
  return {.refusal = Refuse(reason, asked.question.fact, part.field, std::move(message),
                            ProvisionOf(asked, reason, part))};
}

Raised RaiseListed(const Asked& asked, v1::RefusalReason reason, const std::string& field,
                   std::string message) {
  return Raise(asked, reason, {.field = field, .otherwise = ListedProvision(asked, reason)},
               std::move(message));
}

const clocks::Clock* FindDuty(const std::vector<clocks::Clock>& clocks, std::uint32_t stage,
                              v1::ClockFact until) {
  for (const auto& clock : clocks) {
    // Codes that run beside do not decide.
    if (clock.edition != nullptr && !clock.edition->scheme().empty()) continue;
    const auto& ends = clock.rule->until();
    const bool ended_by = std::find(ends.begin(), ends.end(), until) != ends.end();
    if (clock.rule->stage() == stage && ended_by) return &clock;
  }
  return nullptr;
}

}  // namespace redress::complaint
