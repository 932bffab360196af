#include "engine/editions/leads.h"

#include <algorithm>
#include <chrono>

namespace redress::editions {
namespace {

// Null: the landlord does not want to be warned of it.
const v1::WarningLead* LeadsOf(const v1::Policy& policy, std::string_view clock_id) {
  const std::string_view rule_id = clock_id.substr(0, clock_id.find(':'));
  const v1::WarningLead* of_all = nullptr;
  for (const v1::WarningLead& lead : policy.warning_leads()) {
    if (lead.clock_id() == rule_id) return &lead;
    if (lead.clock_id().empty()) of_all = &lead;
  }
  return of_all;
}

// The day before the next working day: none of the days in between adds to the count.
Day LastWithin(const calendar::WorkingDays& calendar, Day today, std::uint32_t lead) {
  const std::uint32_t days = std::min(lead, calendar::kWorkingDaysMax - 1);
  return calendar.Add(today, days + 1).due - std::chrono::days{1};
}

}  // namespace

std::optional<std::uint32_t> LeadReached(const v1::Policy& policy, std::string_view clock_id,
                                         const calendar::WorkingDays& calendar, Day date,
                                         Day today) {
  if (date < today) return std::nullopt;
  const v1::WarningLead* leads = LeadsOf(policy, clock_id);
  if (leads == nullptr) return std::nullopt;
  const std::int64_t left = calendar.Between(today, date);
  std::optional<std::uint32_t> nearest;
  for (const std::uint32_t lead : leads->working_days()) {
    if (left <= lead) nearest = std::min(nearest.value_or(lead), lead);
  }
  return nearest;
}

std::optional<Day> HorizonOf(const Law& law, Day today) {
  std::optional<std::uint32_t> furthest;
  for (const v1::WarningLead& leads : law.policy.warning_leads()) {
    for (const std::uint32_t lead : leads.working_days()) {
      furthest = std::max(furthest.value_or(lead), lead);
    }
  }
  if (!furthest) return std::nullopt;
  Day last = LastWithin(*law.calendar, today, *furthest);
  for (const auto& [id, calendar] : law.calendars) {
    last = std::max(last, LastWithin(*calendar, today, *furthest));
  }
  return last;
}

}  // namespace redress::editions
