#include "engine/runtime/warning_finder.h"

#include <algorithm>
#include <utility>

#include "engine/complaint/state.h"
#include "engine/editions/leads.h"
#include "engine/runtime/reader.h"
#include "engine/runtime/warnings_due.h"
#include "engine/types/instant.h"

namespace redress::runtime {
namespace {

constexpr const char* kActorId = "redress-warnings";
constexpr const char* kRequestPrefix = "warning.";
constexpr std::size_t kRequestMacBytes = 28;  // With the prefix, an id of 64 characters.

using Mac = std::array<std::uint8_t, 32>;

std::string RequestIdOf(const Mac& mac) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string id = kRequestPrefix;
  for (std::size_t i = 0; i < kRequestMacBytes; ++i) {
    id += kDigits[mac[i] >> 4U];
    id += kDigits[mac[i] & 0xfU];
  }
  return id;
}

bool IsSame(const v1::WarningGiven& a, const v1::WarningGiven& b) {
  return a.clock_id() == b.clock_id() && a.lead_working_days() == b.lead_working_days() &&
         ToDay(a.due_date()) == ToDay(b.due_date());
}

bool IsGiven(const std::vector<v1::RecordedEvent>& events, const v1::WarningGiven& warning) {
  return std::any_of(events.begin(), events.end(), [&](const v1::RecordedEvent& event) {
    const v1::Fact& fact = event.event().fact();
    return fact.has_warning_given() && IsSame(fact.warning_given(), warning);
  });
}

v1::Happened HappenedAt(const ports::Now& now) {
  v1::Happened happened;
  *happened.mutable_date() = ToCivilDate(now.today);
  *happened.mutable_instant() = ToTimestamp(now.unix_nanos);
  happened.set_grade(v1::DATE_GRADE_EXACT);
  return happened;
}

Submission MakeSubmission(const StreamKey& complaint, const v1::WarningGiven& warning,
                          const Mac& mac, const ports::Now& now) {
  Submission submission;
  submission.payload_mac = mac;
  submission.command.landlord_id = complaint.landlord_id;
  submission.command.request_id = RequestIdOf(mac);
  submission.command.intent = v1::INTENT_ASK;
  v1::Fact fact;
  *fact.mutable_warning_given() = warning;
  submission.command.steps.push_back({.stream = complaint,
                                      .happened = HappenedAt(now),
                                      .channel = v1::CHANNEL_SYSTEM,
                                      .actor_id = kActorId,
                                      .fact = std::move(fact)});
  return submission;
}

}  // namespace

Mac WarningFinder::MacOf(const StreamKey& complaint, const v1::WarningGiven& warning) const {
  // No id holds a line's end.
  std::string what = "warning\n" + complaint.landlord_id + '\n' + complaint.id + '\n' +
                     warning.clock_id() + '\n' +
                     ToIsoDate(ToDay(warning.due_date()).value_or(Day{})) + '\n' +
                     std::to_string(warning.lead_working_days());
  return vault_.Mac(what);
}

Result<bool> WarningFinder::MayWant(const std::string& landlord_id, const v1::ClockRow& row,
                                    const editions::Law& law, Day today) const {
  const auto warn = ToDay(row.warn_date());
  if (!warn) return false;
  const v1::Edition* edition = law.EditionFor(row.scheme(), *warn);
  const auto& calendar = edition == nullptr ? *law.calendar : law.CalendarOf(*edition);
  const auto lead = editions::LeadReached(law.policy, row.clock_id(), calendar, *warn, today);
  if (!lead) return false;
  v1::WarningGiven warning;
  warning.set_clock_id(row.clock_id());
  *warning.mutable_due_date() = row.warn_date();
  warning.set_lead_working_days(*lead);
  const StreamKey complaint{landlord_id, v1::STREAM_KIND_COMPLAINT, row.complaint_id()};
  const auto given = store_.FindRequest(landlord_id, RequestIdOf(MacOf(complaint, warning)));
  if (!given) return tl::unexpected(given.error());
  return !given->has_value();
}

Result<std::vector<Submission>> WarningFinder::Find(const StreamKey& complaint,
                                                    const editions::Law& law,
                                                    const ports::Now& now) const {
  const auto events = store_.ReadStream(complaint, Version{1}, kStreamEventsMax);
  if (!events) return tl::unexpected(events.error());
  const complaint::State state = complaint::Fold(*events);
  std::vector<Submission> submissions;
  for (const v1::WarningGiven& warning : WarningsDue(state.clock_facts, law, now.today)) {
    if (IsGiven(*events, warning)) continue;
    Submission& submission = submissions.emplace_back(
        MakeSubmission(complaint, warning, MacOf(complaint, warning), now));
    submission.command.expected_version = state.version + submissions.size() - 1;
  }
  return submissions;
}

}  // namespace redress::runtime
