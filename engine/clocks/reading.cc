#include "engine/clocks/reading.h"

#include <algorithm>
#include <utility>

#include "engine/clocks/count.h"

namespace redress::clocks {
namespace {

// Whether extensions can have anything to do with `rule`: they put off a response (6.4, 6.15).
bool TakesExtensions(const v1::ClockRule& rule) {
  return EndsFirstAt(rule, v1::CLOCK_FACT_RESPONDED);
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

bool EndsFirstAt(const v1::ClockRule& rule, v1::ClockFact fact) {
  return !rule.until().empty() && rule.until(0) == fact;
}

std::optional<Explanation> ReckonFrom(const Mark& start, v1::ClockReading name,
                                      const v1::Limit& limit, std::uint32_t interval,
                                      const calendar::WorkingDays& calendar) {
  auto dated = Count(calendar, start, limit, interval);
  if (!dated) return std::nullopt;
  return Explanation{.reading = name,
                     .start_fact = start.fact,
                     .start_version = start.at.version,
                     .start = DayInOrder(start.at),
                     .limit = limit,
                     .first_due = dated->counted.due,
                     .due = dated->counted.due,
                     .skipped = std::move(dated->counted.skipped),
                     .provisional = dated->counted.provisional,
                     .due_nanos = dated->due_nanos};
}

std::optional<Reckoned> Reckon(const v1::ClockRule& rule, v1::ClockReading name,
                               const StageFacts& stage, const calendar::WorkingDays& calendar) {
  const v1::Reading& reading =
      name == v1::CLOCK_READING_LITERAL ? rule.literal() : rule.protective();
  for (const int fact : reading.from()) {
    const Mark* start = First(stage.first, fact);
    if (start == nullptr || !start->at.day) continue;
    auto explanation = ReckonFrom(*start, name, reading.limit(), 0, calendar);
    if (!explanation) continue;
    Reckoned reckoned{.explanation = *std::move(explanation), .extensions = {}, .start = start};
    if (!TakesExtensions(rule) || stage.extensions.empty()) return reckoned;
    const Day limit =
        calendar.Add(reckoned.explanation.due, rule.extension().working_days_max()).due;
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

namespace {

// If the landlord counts the day of the start fact as day 1: a working day is; any other day is
// not, and then the date is the same.
v1::Limit FromDayOne(v1::Limit limit, Day start, const calendar::WorkingDays& calendar) {
  if (!calendar.IsWorkingDay(start)) return limit;
  if (limit.has_working_days()) limit.set_working_days(limit.working_days() - 1);
  if (limit.has_calendar_days()) limit.set_calendar_days(limit.calendar_days() - 1);
  return limit;
}

const v1::Limit* OwnLimit(const v1::Policy& policy, const v1::ClockRule& rule) {
  const auto found =
      std::find_if(policy.targets().begin(), policy.targets().end(),
                   [&](const auto& target) { return target.clock_id() == rule.id(); });
  return found == policy.targets().end() ? nullptr : &found->limit();
}

}  // namespace

std::optional<Day> TargetOf(const v1::Policy& policy, const Clock& clock, const Mark& start) {
  const Explanation& decides = clock.explanations.front();
  const v1::Limit* own =
      decides.reading == v1::CLOCK_READING_LITERAL ? OwnLimit(policy, *clock.rule) : nullptr;
  if (own == nullptr && !policy.day_of_receipt_is_day_one()) return std::nullopt;
  if (decides.due != decides.first_due) return decides.due;
  Day target = decides.due;
  const auto take = [&](const v1::Limit& limit) {
    const auto dated = Count(*clock.calendar, start, limit, 0);
    if (dated) target = std::min(target, dated->counted.due);
  };
  if (own != nullptr) take(*own);
  if (policy.day_of_receipt_is_day_one()) {
    take(FromDayOne(decides.limit, decides.start, *clock.calendar));
  }
  return target;
}

}  // namespace redress::clocks
