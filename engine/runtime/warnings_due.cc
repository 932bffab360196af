#include "engine/runtime/warnings_due.h"

#include <algorithm>

#include "engine/clocks/derive.h"

namespace redress::runtime {
namespace {

// The lead times of one duty: its own, else its rule's, else those of every duty.
const v1::WarningLead* LeadsOf(const v1::Policy& policy, std::string_view clock_id) {
  const std::string_view rule_id = clock_id.substr(0, clock_id.find(':'));
  const v1::WarningLead* of_all = nullptr;
  for (const v1::WarningLead& lead : policy.warning_leads()) {
    if (lead.clock_id() == rule_id) return &lead;
    if (lead.clock_id().empty()) of_all = &lead;
  }
  return of_all;
}

v1::WarningGiven MakeWarning(const v1::ClockView& clock, std::uint32_t lead,
                             const editions::Law& law) {
  v1::WarningGiven warning;
  warning.set_clock_id(clock.clock_id());
  warning.set_provision(clock.provision());
  warning.set_stage(clock.stage());
  *warning.mutable_due_date() = clock.warn_date();
  warning.set_lead_working_days(lead);
  warning.set_law_version(law.version);
  return warning;
}

}  // namespace

std::optional<std::uint32_t> LeadReached(const editions::Law& law, std::string_view clock_id,
                                         Day warn, Day today) {
  if (warn < today) return std::nullopt;
  const v1::WarningLead* leads = LeadsOf(law.policy, clock_id);
  if (leads == nullptr) return std::nullopt;
  const std::int64_t left = law.calendar->Between(today, warn);
  std::optional<std::uint32_t> nearest;
  for (const std::uint32_t lead : leads->working_days()) {
    if (left <= lead) nearest = std::min(nearest.value_or(lead), lead);
  }
  return nearest;
}

std::optional<Day> HorizonOf(const editions::Law& law, Day today) {
  std::optional<std::uint32_t> furthest;
  for (const v1::WarningLead& leads : law.policy.warning_leads()) {
    for (const std::uint32_t lead : leads.working_days()) {
      furthest = std::max(furthest.value_or(lead), lead);
    }
  }
  if (!furthest) return std::nullopt;
  // The day before the next working day: none of the days in between adds to the count.
  const std::uint32_t days = std::min(*furthest, calendar::kWorkingDaysMax - 1);
  return law.calendar->Add(today, days + 1).due - std::chrono::days{1};
}

std::vector<v1::WarningGiven> WarningsDue(const clocks::Facts& facts, const editions::Law& law,
                                          Day today) {
  std::vector<v1::WarningGiven> warnings;
  if (law.policy.warning_leads().empty()) return warnings;
  for (const clocks::Clock& clock : clocks::Derive(facts, law, today)) {
    if (clock.state != v1::CLOCK_STATE_RUNNING || !clock.warn) continue;
    const v1::ClockView view = clocks::ToView(clock, law);
    const auto lead = LeadReached(law, view.clock_id(), *clock.warn, today);
    if (lead) warnings.push_back(MakeWarning(view, *lead, law));
  }
  return warnings;
}

}  // namespace redress::runtime
