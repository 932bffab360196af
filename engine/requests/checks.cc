#include "engine/requests/checks.h"

#include <algorithm>
#include <initializer_list>

#include "engine/editions/leads.h"

namespace redress::requests {
namespace {

constexpr std::string_view kAcknowledgeClock = "stage1.acknowledge";
constexpr std::uint32_t kHoursOfDay = 24;

Said Say(v1::Verdict verdict, std::string reason, std::initializer_list<const Sign*> signs = {},
         std::string mend = {}) {
  Said said{verdict, std::move(reason), {}, std::move(mend), 0};
  for (const Sign* sign : signs) {
    if (sign != nullptr) said.versions.push_back(sign->version);
  }
  std::ranges::sort(said.versions);
  said.versions.erase(std::unique(said.versions.begin(), said.versions.end()),
                      said.versions.end());
  return said;
}

int MonthsOf(const Question& question) {
  return static_cast<int>(question.months == 0 ? kMonitorMonths : question.months);
}

// The last day of a limit that runs from `from`. Nothing if the limit goes by more than a number.
std::optional<Day> LastDay(const v1::Limit& limit, Day from,
                           const calendar::WorkingDays& calendar) {
  switch (limit.amount_case()) {
    case v1::Limit::kWorkingDays:
      return calendar.Add(from, limit.working_days()).due;
    case v1::Limit::kCalendarDays:
      return calendar.AddCalendarDays(from, limit.calendar_days()).due;
    case v1::Limit::kHours:
      return from + std::chrono::days{(limit.hours() + kHoursOfDay - 1) / kHoursOfDay};
    case v1::Limit::kWeeks:
      return from + std::chrono::weeks{limit.weeks()};
    case v1::Limit::kMonths:
      return AddMonths(from, static_cast<int>(limit.months()));
    case v1::Limit::kStated:
    case v1::Limit::kAgreedInterval:
    case v1::Limit::AMOUNT_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

// The edition that governs the request. Null: none does.
const v1::Edition* EditionOf(const State& state, const Question& question, Day otherwise) {
  const Sign* received = state.First(v1::Fact::kRequestReceived);
  return question.law.EditionFor(received == nullptr ? otherwise : received->counted);
}

// Whether the day it is promised by is so near that the landlord wants to be warned of it.
bool IsNear(const State& state, const Question& question) {
  const auto* edition = EditionOf(state, question, question.today);
  const auto& calendar =
      edition == nullptr ? *question.law.calendar : question.law.CalendarOf(*edition);
  return editions::LeadReached(question.law.policy, "", calendar, *state.promised, question.today)
      .has_value();
}

// Until when a complaint made on `from` has to be acknowledged, by the edition that governs the
// request. `from` itself if none says.
Day ConvertBy(const State& state, const Question& question, Day from) {
  const auto* edition = EditionOf(state, question, from);
  if (edition == nullptr) return from;
  for (const auto& clock : edition->clocks()) {
    if (clock.id() != kAcknowledgeClock) continue;
    return LastDay(clock.literal().limit(), from, question.law.CalendarOf(*edition)).value_or(from);
  }
  return from;
}

// The last sign of life on or after `day`.
const Sign* SignSince(const State& state, Day day) {
  const Sign* last = state.LastSignOfLife();
  return last != nullptr && last->counted >= day ? last : nullptr;
}

// Whether the complaints that the request led to are all at hand, and none was received by `day`.
bool AllReceivedAfter(const State& state, std::span<const ComplaintAtHand> complaints, Day day) {
  if (state.complaint_ids.empty()) return false;
  return std::ranges::all_of(state.complaint_ids, [&](const std::string& id) {
    const auto found = std::ranges::find(complaints, id, &ComplaintAtHand::id);
    return found != complaints.end() && found->received && *found->received > day;
  });
}

const Sign* Ended(const State& state) {
  const Sign* completed = state.First(v1::Fact::kRequestCompleted);
  return completed != nullptr ? completed : state.First(v1::Fact::kRequestStopped);
}

Said Converted(const State& state, const Sign& disputed, const Sign& converted,
               std::span<const ComplaintAtHand> complaints) {
  if (!AllReceivedAfter(state, complaints, disputed.counted)) {
    return Say(v1::VERDICT_COMPLIED, "the dispute became a complaint", {&disputed, &converted});
  }
  if (!disputed.day) {
    return Say(v1::VERDICT_NO_EVIDENCE,
               "it became a complaint, but the day of the dispute is not held",
               {&disputed, &converted}, "record the day of the dispute");
  }
  return Say(v1::VERDICT_BREACHED,
             "the complaint counts as received after " + ToIsoDate(*disputed.day) +
                 ", the day of the dispute",
             {&disputed, &converted});
}

// What a request is said to go on by, on or after `from`; the first such fact.
const Sign* WentOn(const State& state, Day from) {
  for (const auto& sign : state.signs) {
    const bool goes_on = sign.kind == v1::Fact::kRequestReviewed ||
                         sign.kind == v1::Fact::kRequestAnswered ||
                         sign.kind == v1::Fact::kRequestCompleted;
    if (goes_on && sign.day && *sign.day >= from) return &sign;
  }
  return nullptr;
}

// The first of both, whichever there is.
const Sign* Earlier(const Sign* a, const Sign* b) {
  if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
  return b->counted < a->counted ? b : a;
}

bool IsBefore(const Sign* sign, Day day) {
  return sign != nullptr && sign->day && *sign->day < day;
}

}  // namespace

Said CheckMonitored(const State& state, const Question& question) {
  const Sign* last = state.LastSignOfLife();
  if (const Sign* ended = Ended(state)) {
    return Say(v1::VERDICT_COMPLIED, "it was brought to an end", {ended});
  }
  if (last == nullptr) return NotApplicable("no receipt of it is on record");
  const std::string look = "look at how it stands and record the review";
  if (state.promised && *state.promised < question.today &&
      SignSince(state, *state.promised) == nullptr) {
    return Say(v1::VERDICT_NO_EVIDENCE,
               "it was to be done by " + ToIsoDate(*state.promised) + ", and nothing is held since",
               {last}, look);
  }
  if (state.promised && IsNear(state, question)) {
    return Say(v1::VERDICT_AT_RISK, "it is to be done by " + ToIsoDate(*state.promised), {last},
               "bring it to an end by then, or record the review");
  }
  if (question.today > AddMonths(last->counted, MonthsOf(question))) {
    return Say(v1::VERDICT_NO_EVIDENCE, "nothing is held of it since " + ToIsoDate(last->counted),
               {last}, look);
  }
  if (last->kind == v1::Fact::kRequestReceived) {
    return NotApplicable("it came in on " + ToIsoDate(last->counted) + ", not long ago");
  }
  return Say(v1::VERDICT_COMPLIED, "it was last dealt with on " + ToIsoDate(last->counted), {last});
}

Said CheckConverted(const State& state, const Question& question,
                    std::span<const ComplaintAtHand> complaints) {
  const Sign* disputed = state.First(v1::Fact::kRequestDisputed);
  if (disputed == nullptr) return NotApplicable("nobody disputed the answer to it");
  if (const Sign* converted = state.First(v1::Fact::kRequestConverted)) {
    return Converted(state, *disputed, *converted, complaints);
  }
  if (question.today <= disputed->counted) return NotApplicable("it was disputed today");
  const std::string mend = "log the complaint as of the day of the dispute and record it";
  const std::string since = "it was disputed on " + ToIsoDate(disputed->counted);
  if (const Sign* ended = Ended(state)) {
    return Say(v1::VERDICT_NO_EVIDENCE, since + " and ended without a complaint", {disputed, ended},
               mend);
  }
  const Day until = ConvertBy(state, question, disputed->counted);
  if (question.today <= until) {
    return Say(v1::VERDICT_AT_RISK,
               since + ", and a complaint has to be acknowledged by " + ToIsoDate(until),
               {disputed}, mend);
  }
  return Say(v1::VERDICT_NO_EVIDENCE, since + ", and no complaint is held of it", {disputed}, mend);
}

Said CheckGoesOn(const State& state, const Question& question) {
  const Sign* from =
      Earlier(state.First(v1::Fact::kRequestDisputed), state.First(v1::Fact::kRequestConverted));
  if (from == nullptr) return NotApplicable("it led to no complaint");
  const Sign* stopped = state.First(v1::Fact::kRequestStopped);
  if (from->day && (IsBefore(stopped, *from->day) ||
                    IsBefore(state.First(v1::Fact::kRequestCompleted), *from->day))) {
    return NotApplicable("it had ended before it led to a complaint");
  }
  if (stopped != nullptr && (!from->day || !stopped->day)) {
    return Say(v1::VERDICT_NO_EVIDENCE,
               "work on it stopped, and whether before it led to a complaint is not held",
               {from, stopped}, "record the days of both");
  }
  if (stopped != nullptr) {
    return Say(
        v1::VERDICT_BREACHED,
        "work on it stopped on " + ToIsoDate(*stopped->day) + ", after it led to a complaint",
        {from, stopped}, "take the work up again");
  }
  if (const Sign* went_on = WentOn(state, from->counted)) {
    return Say(v1::VERDICT_COMPLIED, "work on it went on", {from, went_on});
  }
  if (question.today <= AddMonths(from->counted, MonthsOf(question))) {
    return NotApplicable("it led to a complaint on " + ToIsoDate(from->counted) + ", not long ago");
  }
  return Say(v1::VERDICT_NO_EVIDENCE,
             "nothing is held of it since it led to a complaint on " + ToIsoDate(from->counted),
             {from}, "look at how it stands and record the review");
}

}  // namespace redress::requests
