#include "engine/runtime/warnings_due.h"

#include "engine/clocks/derive.h"
#include "engine/editions/leads.h"

namespace redress::runtime {
namespace {

v1::WarningGiven MakeWarning(const clocks::Clock& clock, std::uint32_t lead,
                             const editions::Law& law) {
  v1::WarningGiven warning;
  warning.set_clock_id(clock.Id());
  warning.set_provision(clock.rule->provision());
  warning.set_stage(clock.rule->stage());
  *warning.mutable_due_date() = ToCivilDate(*clock.warn);
  warning.set_lead_working_days(lead);
  warning.set_law_version(law.version);
  return warning;
}

}  // namespace

std::vector<v1::WarningGiven> WarningsDue(const clocks::Facts& facts, const editions::Law& law,
                                          Day today) {
  std::vector<v1::WarningGiven> warnings;
  if (law.policy.warning_leads().empty()) return warnings;
  for (const clocks::Clock& clock : clocks::Derive(facts, law, today)) {
    if (clock.state != v1::CLOCK_STATE_RUNNING || !clock.warn) continue;
    const auto lead =
        editions::LeadReached(law.policy, clock.rule->id(), *clock.calendar, *clock.warn, today);
    if (lead) warnings.push_back(MakeWarning(clock, *lead, law));
  }
  return warnings;
}

}  // namespace redress::runtime
