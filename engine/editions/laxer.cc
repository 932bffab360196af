#include <algorithm>

#include "engine/editions/law.h"

namespace redress::editions {
namespace {

// How much a limit counts of what it counts by. Nothing if it is not counted.
std::optional<std::uint32_t> AmountOf(const v1::Limit& limit) {
  switch (limit.amount_case()) {
    case v1::Limit::kWorkingDays:
      return limit.working_days();
    case v1::Limit::kCalendarDays:
      return limit.calendar_days();
    case v1::Limit::kHours:
      return limit.hours();
    case v1::Limit::kWeeks:
      return limit.weeks();
    case v1::Limit::kMonths:
      return limit.months();
    case v1::Limit::kStated:
    case v1::Limit::kAgreedInterval:
    case v1::Limit::AMOUNT_NOT_SET:
      break;
  }
  return std::nullopt;
}

// Counted by the same thing, and not longer: of two that count otherwise nobody can tell for every
// day.
bool IsWithin(const v1::Limit& target, const v1::Limit& limit) {
  const auto own = AmountOf(target);
  const auto codes = AmountOf(limit);
  return own && codes && target.amount_case() == limit.amount_case() && *own <= *codes;
}

// The clocks of that id in all adopted editions.
template <typename Look>
bool AnyClock(const Law& law, const std::string& id, Look look) {
  for (const auto& edition : law.editions) {
    for (const v1::ClockRule& rule : edition->clocks()) {
      if (rule.id() == id && look(rule)) return true;
    }
  }
  return false;
}

bool IsThere(const Law& law, const std::string& id) {
  return AnyClock(law, id, [](const auto&) { return true; });
}

}  // namespace

std::optional<Refusal> LaxerThanCode(const v1::Policy& policy, const Law& law) {
  for (const v1::ClockTarget& target : policy.targets()) {
    const v1::ClockRule* offended = nullptr;
    const bool laxer = AnyClock(law, target.clock_id(), [&](const v1::ClockRule& rule) {
      offended = &rule;
      return !IsWithin(target.limit(), rule.literal().limit());
    });
    if (!laxer) continue;
    return Refusal{
        .reason = v1::REFUSAL_REASON_POLICY_LAXER_THAN_CODE,
        .message = "expected a target for " + target.clock_id() +
                   " that is counted as the Code's limit and is no longer, but it is not",
        .field = "content",
        .provision = offended->provision()};
  }
  return std::nullopt;
}

std::optional<Refusal> NamesNoClock(const v1::Policy& policy, const Law& law) {
  if (law.editions.empty()) return std::nullopt;
  const auto no_clock = [](const std::string& id) {
    return Refusal{.reason = v1::REFUSAL_REASON_LAW_INVALID,
                   .message = "expected a clock of an adopted edition, but none has the id " + id,
                   .field = "content",
                   .provision = {}};
  };
  for (const v1::ClockTarget& target : policy.targets()) {
    if (!IsThere(law, target.clock_id())) return no_clock(target.clock_id());
  }
  for (const v1::WarningLead& lead : policy.warning_leads()) {
    if (!lead.clock_id().empty() && !IsThere(law, lead.clock_id()))
      return no_clock(lead.clock_id());
  }
  return std::nullopt;
}

}  // namespace redress::editions
