#include <algorithm>

#include "engine/findings/named.h"

namespace redress::findings {
namespace {

bool IsLate(const clocks::Clock* clock) {
  return clock != nullptr &&
         (clock->state == v1::CLOCK_STATE_OVERDUE || clock->state == v1::CLOCK_STATE_MISSED ||
          clock->state == v1::CLOCK_STATE_ENDED_LATE);
}

const clocks::Clock* ResponseClock(const Setting& setting, std::uint32_t stage) {
  return setting.ClockOf(stage, v1::CLOCK_FACT_RESPONDED);
}

std::optional<Day> NewDue(const Entry& entry) {
  const auto& notified = entry.fact->extension_notified();
  return notified.has_new_due_date() ? ToDay(notified.new_due_date()) : std::nullopt;
}

// The last day that extensions of a stage may reach without a good reason. Nothing if nothing is to
// count from.
std::optional<Day> LimitOf(const Setting& setting, const clocks::Clock& clock) {
  if (clock.explanations.empty()) return std::nullopt;
  for (const auto& explanation : clock.explanations) {
    if (explanation.reading != clock.decided_by) continue;
    return setting.law.CalendarOf(setting.edition).Add(explanation.first_due, clock.rule->extension().working_days_max())
        .due;
  }
  return std::nullopt;
}

// The notice that first passes the limit of a stage; null if none does.
const Entry* PassesLimit(const Setting& setting, std::uint32_t stage, Day limit) {
  for (const Entry* entry : setting.record.Of(v1::Fact::kExtensionNotified, stage)) {
    const auto due = NewDue(*entry);
    if (due && *due > limit) return entry;
  }
  return nullptr;
}

bool HasRule(const clocks::Clock* clock) {
  return clock != nullptr && clock->rule->has_extension();
}

Said WithinLimit(const Setting& setting, std::uint32_t stage) {
  const auto notices = setting.record.Of(v1::Fact::kExtensionNotified, stage);
  const clocks::Clock* clock = ResponseClock(setting, stage);
  if (notices.empty() || !HasRule(clock)) return NotApplicable("no extension of " + Named(stage));
  const bool dated = std::all_of(notices.begin(), notices.end(),
                                 [](const Entry* entry) { return NewDue(*entry).has_value(); });
  const auto limit = LimitOf(setting, *clock);
  if (!dated || !limit) {
    return NoEvidence(
        dated ? "no date that it could be counted from is held" : "an extension states no new date",
        "record the new date that was told", VersionsOf(notices));
  }
  const Entry* passing = PassesLimit(setting, stage, *limit);
  if (passing == nullptr) {
    return Complied("extended no further than " + ToIsoDate(*limit), VersionsOf(notices));
  }
  switch (passing->fact->extension_notified().good_reason_recorded()) {
    case v1::YES_NO_YES:
      return Complied("extended beyond " + ToIsoDate(*limit) + " for a good reason on record",
                      {passing->version});
    case v1::YES_NO_NO:
      return Breached("extended beyond " + ToIsoDate(*limit) + " without a good reason",
                      {passing->version});
    default:
      return NoEvidence("extended beyond " + ToIsoDate(*limit) + ", and no good reason is held",
                        "record the good reason, if there was one", {passing->version});
  }
}

bool ToldLate(const clocks::Clock* clock, const Entry& entry) {
  if (clock == nullptr) return false;
  for (const auto& taken : clock->extensions) {
    if (taken.version != entry.version || taken.counts || !entry.day) continue;
    // Told after the date that stood then: first due, or what earlier notices made of it.
    Day stood = clock->explanations.empty() ? *entry.day : clock->explanations.front().first_due;
    for (const auto& explanation : clock->explanations) {
      if (explanation.reading == clock->decided_by) stood = explanation.first_due;
    }
    for (const auto& other : clock->extensions) {
      if (other.version == entry.version) break;
      if (other.counts && other.new_due) stood = std::max(stood, *other.new_due);
    }
    return *entry.day > stood;
  }
  return false;
}

Said SayNotice(const clocks::Clock* clock, const Entry& entry) {
  const auto& notified = entry.fact->extension_notified();
  if (ToldLate(clock, entry)) {
    return Breached("told after the date it was to replace", {entry.version},
                    "tell of an extension before the date has passed");
  }
  if (notified.in_writing() == v1::YES_NO_NO)
    return Breached("not told in writing", {entry.version});
  if (notified.ombudsman_details_given() == v1::YES_NO_NO) {
    return Breached("told without the Ombudsman's details", {entry.version},
                    "write again with the Ombudsman's details");
  }
  std::string lacking;
  if (!entry.day) lacking = "when it was told";
  if (!notified.has_reasons()) lacking = "the reasons told";
  if (!notified.has_new_due_date()) lacking = "the new date told";
  if (notified.in_writing() == v1::YES_NO_UNSPECIFIED) lacking = "whether it was told in writing";
  if (notified.ombudsman_details_given() == v1::YES_NO_UNSPECIFIED) {
    lacking = "whether the Ombudsman's details were given";
  }
  if (lacking.empty()) return Complied("told in time, with all it has to hold", {entry.version});
  return NoEvidence("the record lacks " + lacking, "record " + lacking, {entry.version});
}

Said ToldWell(const Setting& setting, std::uint32_t stage) {
  Said all = NotApplicable("no extension of " + Named(stage));
  for (const Entry* entry : setting.record.Of(v1::Fact::kExtensionNotified, stage)) {
    Join(all, SayNotice(ResponseClock(setting, stage), *entry));
  }
  return all;
}

Said Agreed(const Setting& setting, std::uint32_t stage) {
  const clocks::Clock* clock = ResponseClock(setting, stage);
  const auto limit = HasRule(clock) ? LimitOf(setting, *clock) : std::nullopt;
  const Entry* passing = limit ? PassesLimit(setting, stage, *limit) : nullptr;
  if (passing == nullptr)
    return NotApplicable("no extension of " + Named(stage) + " beyond the limit");
  switch (passing->fact->extension_notified().resident_agreed()) {
    case v1::YES_NO_YES:
      return Complied("the resident agreed", {passing->version});
    case v1::YES_NO_NO:
      return Breached("extended beyond the limit, and the resident did not agree",
                      {passing->version});
    default:
      return NoEvidence("extended beyond the limit; whether the resident agreed is not held",
                        "record whether the resident agreed", {passing->version});
  }
}

// From when updates are owed at a stage until they no longer are.
std::optional<Day> UpdatesEnd(const Setting& setting, std::uint32_t stage) {
  const Entry* response = setting.record.First(v1::Fact::kResponded, stage);
  if (response != nullptr) return response->order;
  const clocks::Clock* clock = ResponseClock(setting, stage);
  if (setting.Stage(stage).over && clock != nullptr) return clock->due;
  return std::nullopt;
}

// The facts that updates of a stage are promised and sent by, up to `until`.
Entries PromisesOf(const Setting& setting, std::uint32_t stage, Day until) {
  Entries found;
  for (const Entry& entry : setting.record.entries()) {
    if (entry.stage != stage || entry.order > until) continue;
    if (entry.kind == v1::Fact::kUpdateIntervalAgreed || entry.kind == v1::Fact::kUpdateSent) {
      found.push_back(&entry);
    }
  }
  return found;
}

// An update that came after it was owed. Where the day of another is not held, that one may have
// come in between.
Said CameLate(Day owed, const Entry& entry, std::uint64_t agreed_version, bool all_dated) {
  const std::vector<std::uint64_t> versions = {agreed_version, entry.version};
  if (!all_dated) {
    return NoEvidence("an update was owed on " + ToIsoDate(owed) +
                          ", and the day that one was sent on is not held",
                      "record that day", versions);
  }
  return Breached(
      "an update was owed on " + ToIsoDate(owed) + ", and came on " + ToIsoDate(entry.order),
      versions, "agree an interval that can be kept");
}

// The promised updates of a stage, one after another.
Said Promised(const Setting& setting, std::uint32_t stage) {
  const auto end = UpdatesEnd(setting, stage);
  const Day until = end.value_or(setting.today);
  const Entries entries = PromisesOf(setting, stage, until);
  const bool all_dated = std::all_of(entries.begin(), entries.end(),
                                     [](const Entry* entry) { return entry->day.has_value(); });
  std::optional<Day> next;  // When the next is owed.
  std::uint32_t interval = 0;
  std::uint64_t agreed_version = 0;
  for (const Entry* entry : entries) {
    if (entry->fact->has_update_interval_agreed()) agreed_version = entry->version;
    if (!entry->day) continue;  // It happened, and says nothing of order.
    if (next && *entry->day > *next) return CameLate(*next, *entry, agreed_version, all_dated);
    if (entry->fact->has_update_interval_agreed()) {
      interval = entry->fact->update_interval_agreed().interval_working_days();
    }
    if (interval > 0) next = setting.law.CalendarOf(setting.edition).Add(*entry->day, interval).due;
  }
  if (!next && agreed_version != 0) {
    return NoEvidence("an interval is agreed, but from when is not held", "record that day",
                      {agreed_version});
  }
  if (!next) return NotApplicable("no interval is agreed");
  if (until > *next) {
    return NoEvidence("an update was owed on " + ToIsoDate(*next) + ", and none is on record",
                      "send it, or record that it was sent", {agreed_version});
  }
  if (!end && setting.IsNear(*next)) {
    return AtRisk("an update is owed on " + ToIsoDate(*next), "send it", {agreed_version});
  }
  return Complied("each update owed so far was sent", {agreed_version});
}

bool ExtendedBeyond(const Setting& setting, std::uint32_t stage) {
  const clocks::Clock* clock = ResponseClock(setting, stage);
  const auto limit = HasRule(clock) ? LimitOf(setting, *clock) : std::nullopt;
  return limit && PassesLimit(setting, stage, *limit) != nullptr;
}

Said Updates(const Setting& setting, std::uint32_t stage) {
  Said said = Promised(setting, stage);
  if (said.verdict != v1::VERDICT_NOT_APPLICABLE) return said;
  if (!IsLate(ResponseClock(setting, stage)) && !ExtendedBeyond(setting, stage)) {
    return NotApplicable(Named(stage) + " is not late");
  }
  return NoEvidence(Named(stage) + " is late, and no interval for updates is on record",
                    "agree how often the resident hears news");
}

Said Explained(const Setting& setting, std::uint32_t stage) {
  const bool late = IsLate(ResponseClock(setting, stage)) ||
                    IsLate(setting.ClockOf(stage, v1::CLOCK_FACT_ACKNOWLEDGED));
  if (!late) return NotApplicable(Named(stage) + " is not late");
  for (const Entry& entry : setting.record.entries()) {
    if (entry.stage != stage) continue;
    if (entry.fact->lateness_explained().has_reason() ||
        entry.fact->extension_notified().has_reasons()) {
      return Complied("why it was late is on record", {entry.version});
    }
  }
  return NoEvidence("why " + Named(stage) + " was late is not held", "record why it was late");
}

}  // namespace

Said ExtensionWithinLimit(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(),
                   [&](std::uint32_t n) { return WithinLimit(setting, n); });
}

Said ExtensionToldWell(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return ToldWell(setting, n); });
}

Said ExtensionAgreed(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return Agreed(setting, n); });
}

Said UpdatesKept(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return Updates(setting, n); });
}

Said UpdatesAsAgreed(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return Promised(setting, n); });
}

Said LatenessExplained(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) { return Explained(setting, n); });
}

}  // namespace redress::findings
