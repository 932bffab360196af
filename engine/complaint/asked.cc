#include "engine/complaint/asked.h"

#include <algorithm>

#include "engine/complaint/fact.h"
#include "engine/types/assert.h"

namespace redress::complaint {
namespace {

bool OfStage(std::uint32_t of, std::uint32_t number) { return of == 0 || of == number; }

// Whether a provision is what the edition of 2024 numbers `newest`: by its own number, with a
// letter or without, or by the newer ones that it leads to.
bool Corresponds(const v1::Provision& provision, const std::string& newest) {
  const auto is_it = [&](const std::string& number) {
    if (newest.empty() || !number.starts_with(newest)) return false;
    return number.size() == newest.size() ||
           (number[newest.size()] >= 'a' && number[newest.size()] <= 'z');
  };
  const auto& newer = provision.newer_numbers();
  return newer.empty() ? is_it(provision.number()) : std::any_of(newer.begin(), newer.end(), is_it);
}

using Provisions = std::vector<const v1::Provision*>;

// The provisions of which a check fits, in the edition's order.
template <typename Fits>
Provisions FindProvisions(const Asked& asked, Fits fits) {
  Provisions found;
  if (asked.edition == nullptr) return found;
  for (const auto& provision : asked.edition->provisions()) {
    const auto& checks = provision.checks();
    if (std::any_of(checks.begin(), checks.end(), fits)) found.push_back(&provision);
  }
  return found;
}

Provisions FindStated(const Asked& asked, const std::string& field) {
  if (field.empty()) return {};
  const std::string fact = NameOf(asked.question.fact);
  return FindProvisions(asked, [&](const v1::Check& check) {
    return check.stated().fact() == fact && check.stated().field() == field &&
           OfStage(check.stated().stage(), asked.number);
  });
}

Provisions FindNamed(const Asked& asked, v1::NamedCheck named) {
  if (named == v1::NAMED_CHECK_UNSPECIFIED) return {};
  return FindProvisions(asked, [&](const v1::Check& check) {
    return check.named() == named && OfStage(check.stage(), asked.number);
  });
}

const v1::Provision* FirstThatCorresponds(const Provisions& provisions, const std::string& newest) {
  const auto found = std::find_if(provisions.begin(), provisions.end(), [&](const auto* provision) {
    return Corresponds(*provision, newest);
  });
  return found == provisions.end() ? nullptr : *found;
}

const AskedCheck& CheckOf(v1::RefusalReason reason) {
  const AskedCheck* check = FindAskedCheck(reason);
  REDRESS_ASSERT(check != nullptr);
  return *check;
}

}  // namespace

std::string ProvisionOf(const Asked& asked, v1::RefusalReason reason, const Part& part) {
  const Provisions stated = FindStated(asked, part.field);
  const Provisions named = FindNamed(asked, CheckOf(reason).named);
  const Provisions all = FindProvisions(asked, [](const v1::Check&) { return true; });
  for (const Provisions* provisions : {&stated, &named, &all}) {
    if (const auto* found = FirstThatCorresponds(*provisions, part.otherwise))
      return found->number();
  }
  if (!stated.empty()) return stated.front()->number();
  return named.empty() ? part.otherwise : named.front()->number();
}

std::string NamedProvision(const Asked& asked, v1::NamedCheck named, const char* otherwise) {
  const Provisions provisions = FindNamed(asked, named);
  if (const auto* found = FirstThatCorresponds(provisions, otherwise)) return found->number();
  return provisions.empty() ? otherwise : provisions.front()->number();
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
