#include "engine/clocks/reading.h"

#include <utility>

namespace redress::clocks {
namespace {

calendar::Counted Count(const calendar::WorkingDays& calendar, Day start, const v1::Limit& limit,
                        std::uint32_t days_less) {
  switch (limit.amount_case()) {
    case v1::Limit::kWorkingDays:
      return calendar.Add(start, limit.working_days() - days_less);
    case v1::Limit::kCalendarDays:
      return calendar.AddCalendarDays(start, limit.calendar_days() - days_less);
    case v1::Limit::kHours:
    case v1::Limit::kWeeks:
    case v1::Limit::kMonths:
    case v1::Limit::kStated:
    case v1::Limit::kAgreedInterval:
    case v1::Limit::AMOUNT_NOT_SET:
      break;
  }
  return {.due = start, .skipped = {}, .provisional = false};  // Refused when the edition is read.
}

// Whether extensions can have anything to do with `rule`: they put off a response (6.4, 6.15).
bool TakesExtensions(const v1::ClockRule& rule) {
  return rule.until(0) == v1::CLOCK_FACT_RESPONDED;
}

ExtensionTaken Told(const Extension& extension) {
  return {.version = extension.at.version,
          .told = extension.at.day,
          .new_due = extension.new_due,
          .counts = false,
          .reason = {}};
}

// Why `extension` cannot move `due`, or empty. Told on or before the date it replaces, with a later
// one: that is all it needs to count (DESIGN.md); what else the Code asks of it are findings.
std::string Fault(const v1::ClockRule& rule, const Extension& extension, Day due) {
  if (!rule.has_extension()) return "the provision allows no extension";
  if (!extension.at.day) return "the day it was told is not known";
  if (!extension.new_due) return "it states no new date";
  if (*extension.at.day > due) return "told after the date it replaces, " + ToIsoDate(due);
  if (*extension.new_due <= due) {
    return "its date is not later than the one it replaces, " + ToIsoDate(due);
  }
  return {};
}

// Takes one extension: moves `explanation.due` if it counts.
ExtensionTaken TakeExtension(const v1::ClockRule& rule, const Extension& extension, Day limit,
                             Explanation& explanation) {
  ExtensionTaken taken = Told(extension);
  taken.reason = Fault(rule, extension, explanation.due);
  if (!taken.reason.empty()) return taken;
  const bool lifted = extension.good_reason && rule.extension().good_reason_lifts_limit();
  if (lifted || *extension.new_due <= limit) {
    taken.counts = true;
    explanation.due = *extension.new_due;
    return taken;
  }
  const std::string days = std::to_string(rule.extension().working_days_max()) + " working days";
  if (limit <= explanation.due) {
    taken.reason = "the limit of " + days + " is used up, and no good reason is recorded";
    return taken;
  }
  taken.counts = true;
  taken.reason = "cut to the limit of " + days + ", " + ToIsoDate(limit);
  explanation.due = limit;
  return taken;
}

}  // namespace

std::optional<Reckoned> Reckon(const v1::ClockRule& rule, v1::ClockReading name,
                               const StageFacts& stage, const calendar::WorkingDays& calendar) {
  const v1::Reading& reading =
      name == v1::CLOCK_READING_LITERAL ? rule.literal() : rule.protective();
  for (const int fact : reading.from()) {
    const Moment* start = stage.first[static_cast<std::size_t>(fact)];
    if (start == nullptr || !start->day) continue;
    calendar::Counted counted = Count(calendar, *start->day, reading.limit(), 0);
    Reckoned reckoned{.explanation = {.reading = name,
                                      .start_fact = static_cast<v1::ClockFact>(fact),
                                      .start_version = start->version,
                                      .start = *start->day,
                                      .limit = reading.limit(),
                                      .first_due = counted.due,
                                      .due = counted.due,
                                      .skipped = std::move(counted.skipped),
                                      .provisional = counted.provisional},
                      .extensions = {}};
    if (!TakesExtensions(rule) || stage.extensions.empty()) return reckoned;
    const Day limit = calendar.Add(counted.due, rule.extension().working_days_max()).due;
    for (const Extension* extension : stage.extensions) {
      reckoned.extensions.push_back(TakeExtension(rule, *extension, limit, reckoned.explanation));
    }
    return reckoned;
  }
  return std::nullopt;
}

std::vector<ExtensionTaken> WithoutDate(const v1::ClockRule& rule, const StageFacts& stage) {
  std::vector<ExtensionTaken> taken;
  if (!TakesExtensions(rule)) return taken;
  for (const Extension* extension : stage.extensions) {
    taken.push_back(Told(*extension));
    taken.back().reason = "no date that it could move is known";
  }
  return taken;
}

Day TargetOf(const Explanation& explanation, const calendar::WorkingDays& calendar) {
  if (explanation.due != explanation.first_due) return explanation.due;
  const std::uint32_t days_less = calendar.IsWorkingDay(explanation.start) ? 1 : 0;
  return Count(calendar, explanation.start, explanation.limit, days_less).due;
}

}  // namespace redress::clocks
