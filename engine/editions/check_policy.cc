#include <set>

#include "redress/v1/errors.pb.h"

#include "engine/editions/check.h"
#include "engine/types/text.h"

namespace redress::editions {
namespace {

Checked CheckCount(const char* field, int count, int max, const Place& place) {
  if (count <= max) return std::nullopt;
  return place.Fault(field, "expected at most " + std::to_string(max) + " " + field +
                                ", but there are " + std::to_string(count));
}

Checked CheckTarget(const v1::ClockTarget& target, std::set<std::string>& seen,
                    const Place& place) {
  if (!IsId(target.clock_id())) {
    return place.Fault("clock_id",
                       "expected the id of a clock as clock_id, but it is " +
                           std::string(target.clock_id().empty() ? "empty" : "another text"));
  }
  if (!seen.insert(target.clock_id()).second) {
    return place.Fault("clock_id",
                       "expected one target for \"" + target.clock_id() + "\", but there are more");
  }
  if (target.limit().has_stated() || target.limit().has_agreed_interval()) {
    return place.Fault("limit", "expected a limit that is counted as a target, but it is another");
  }
  return CheckLimit(target.limit(), place);
}

Checked CheckLead(const v1::WarningLead& lead, std::set<std::string>& seen, const Place& place) {
  if (!lead.clock_id().empty() && !IsId(lead.clock_id())) {
    return place.Fault("clock_id",
                       "expected the id of a clock as clock_id, or none, but it is another text");
  }
  if (!seen.insert(lead.clock_id()).second) {
    return place.Fault("clock_id", "expected one warning_leads for \"" + lead.clock_id() +
                                       "\", but there are more");
  }
  if (lead.working_days().empty() || lead.working_days_size() > kLeadDaysMax) {
    return place.Fault("working_days", "expected 1 to 5 working_days, but there are " +
                                           std::to_string(lead.working_days_size()));
  }
  std::set<std::uint32_t> days;
  for (int i = 0; i < lead.working_days_size(); ++i) {
    if (lead.working_days(i) > kLeadWorkingDaysMax) {
      return place.Fault(
          "working_days",
          "expected 0 to 60 working_days, but there are " + std::to_string(lead.working_days(i)),
          i);
    }
    if (!days.insert(lead.working_days(i)).second) {
      return place.Fault("working_days", "expected each number once, but one is there twice", i);
    }
  }
  return std::nullopt;
}

Checked CheckAsked(const v1::AskedRule& rule, std::set<std::string>& seen, const Place& place) {
  v1::RefusalReason reason = v1::REFUSAL_REASON_UNSPECIFIED;
  if (!v1::RefusalReason_Parse("REFUSAL_REASON_" + rule.check(), &reason) ||
      reason == v1::REFUSAL_REASON_UNSPECIFIED) {
    return place.Fault("check",
                       "expected the name of a RefusalReason without its prefix as check, "
                       "but it is none");
  }
  if (!seen.insert(rule.check()).second) {
    return place.Fault("check",
                       "expected one rule for \"" + rule.check() + "\", but there are more");
  }
  if (v1::AskedAction_IsValid(rule.action())) return std::nullopt;
  return place.Fault("action", "expected an action that the engine knows, but it is none");
}

// Each of `entries` by `check`, which is given what was seen of those before it.
template <typename Entries, typename Check>
Checked CheckEach(const char* field, const Entries& entries, const Place& place, Check check) {
  if (auto fault = CheckCount(field, entries.size(), kPolicyEntriesMax, place)) return fault;
  std::set<std::string> seen;
  for (int i = 0; i < entries.size(); ++i) {
    if (auto fault = check(entries.Get(i), seen, place.In(field, i))) return fault;
  }
  return std::nullopt;
}

Checked CheckChannels(const v1::Policy& policy, const Place& place) {
  if (auto fault = CheckCount("channels", policy.channels_size(), kChannelsMax, place))
    return fault;
  std::set<int> seen;
  for (int i = 0; i < policy.channels_size(); ++i) {
    const int channel = policy.channels(i);
    if (!v1::Channel_IsValid(channel) || channel == v1::CHANNEL_UNSPECIFIED) {
      return place.Fault("channels", "expected a channel that the engine knows, but it is none", i);
    }
    if (!seen.insert(channel).second) {
      return place.Fault("channels", "expected each channel once, but one is there twice", i);
    }
  }
  return std::nullopt;
}

}  // namespace

Checked CheckPolicy(const v1::Policy& policy, const Place& place) {
  if (auto fault = CheckName(policy.id(), policy.version(), place)) return fault;
  if (!policy.title().empty()) {
    if (auto fault = CheckTitle("title", policy.title(), place)) return fault;
  }
  if (auto fault = CheckEach("targets", policy.targets(), place, CheckTarget)) return fault;
  if (auto fault = CheckEach("warning_leads", policy.warning_leads(), place, CheckLead))
    return fault;
  if (auto fault = CheckEach("asked_rules", policy.asked_rules(), place, CheckAsked)) return fault;
  if (policy.escalation_window_working_days() > kEscalationWindowMax) {
    return place.Fault("escalation_window_working_days",
                       "expected escalation_window_working_days of 0 to 250, but it is " +
                           std::to_string(policy.escalation_window_working_days()));
  }
  return CheckChannels(policy, place);
}

}  // namespace redress::editions
