#include "tests/engine/clocks/fixture.h"

#include "engine/editions/shipped.h"

namespace redress::clocks {
namespace {

editions::Law MakeLaw(bool day_of_receipt_is_day_one) {
  editions::Law law{.version = 1, .editions = {}, .calendar = {}, .policy = {}};
  law.policy.set_day_of_receipt_is_day_one(day_of_receipt_is_day_one);
  for (const auto& file : editions::Shipped()) {
    if (file.kind == v1::LAW_KIND_CALENDAR) {
      law.calendar = std::make_shared<const calendar::WorkingDays>(
          editions::ParseCalendar(file.content, file.name).value());
      law.calendars[law.calendar->id()] = law.calendar;
    } else {
      law.editions.push_back(std::make_shared<const v1::Edition>(
          editions::ParseEdition(file.content, file.name).value()));
    }
  }
  return law;
}

std::optional<Day> DayOrNothing(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(D(text));
}

std::string Name(const std::string& full, std::string_view prefix) {
  return full.substr(prefix.size());
}

std::string Text(const std::string& name, const std::optional<Day>& day) {
  return day ? " " + name + "=" + ToIsoDate(*day) : "";
}

std::string Text(const std::string& name, const std::optional<std::int32_t>& count) {
  return count ? " " + name + "=" + std::to_string(*count) : "";
}

std::string ToText(const Clock& clock) {
  std::string text =
      clock.rule->id() + " " + Name(v1::ClockState_Name(clock.state), "CLOCK_STATE_");
  if (clock.decided_by == v1::CLOCK_READING_LITERAL) text += " literal";
  if (clock.decided_by == v1::CLOCK_READING_PROTECTIVE) text += " protective";
  text += Text("due", clock.due) + Text("warn", clock.warn) + Text("target", clock.target) +
          Text("done", clock.done) + Text("taken", clock.working_days_taken) +
          Text("opening", clock.working_days_from_opening) + Text("late", clock.working_days_late);
  for (const auto fact : clock.missing) {
    text += " missing=" + Name(v1::ClockFact_Name(fact), "CLOCK_FACT_");
  }
  return text;
}

}  // namespace

Day D(std::string_view text) { return FromIsoDate(text).value(); }

const editions::Law& Shipped() {
  static const editions::Law law = MakeLaw(false);
  return law;
}

const editions::Law& ShippedWithDayOne() {
  static const editions::Law law = MakeLaw(true);
  return law;
}

Moment Record::Next(std::string_view day) {
  const auto known = DayOrNothing(day);
  return {.day = known,
          .instant_nanos = {},
          .grade = known ? v1::DATE_GRADE_DAY : v1::DATE_GRADE_NOT_KNOWN,
          .recorded_day = known.value_or(D("2024-07-01")),
          .version = ++version_};
}

Record& Record::Add(v1::ClockFact fact, std::uint32_t stage, std::string_view day) {
  facts_.marks.push_back({.fact = fact, .stage = stage, .at = Next(day)});
  last_ = &facts_.marks.back().at;
  return *this;
}

Record& Record::AddEnd(std::uint32_t stage, std::string_view day, bool reopens) {
  facts_.ends.push_back({.stage = stage, .reopens = reopens, .at = Next(day)});
  last_ = &facts_.ends.back().at;
  return *this;
}

Record& Record::Extended(std::uint32_t stage, std::string_view told, std::string_view new_due) {
  facts_.extensions.push_back(
      {.stage = stage, .new_due = DayOrNothing(new_due), .good_reason = false, .at = Next(told)});
  last_ = &facts_.extensions.back().at;
  return *this;
}

Record& Record::ExtendedWithReason(std::uint32_t stage, std::string_view told,
                                   std::string_view new_due) {
  Extended(stage, told, new_due);
  facts_.extensions.back().good_reason = true;
  return *this;
}

Record& Record::At(int hour) {
  const auto instant =
      std::chrono::sys_time<std::chrono::nanoseconds>(*last_->day) + std::chrono::hours{hour};
  last_->instant_nanos = instant.time_since_epoch().count();
  last_->grade = v1::DATE_GRADE_EXACT;
  return *this;
}

Record& Record::Recorded(std::string_view day) {
  last_->recorded_day = D(day);
  return *this;
}

std::vector<std::string> Lines(const Record& record, std::string_view today,
                               const editions::Law& law) {
  std::vector<std::string> lines;
  for (const Clock& clock : Derive(record.facts(), law, D(today))) lines.push_back(ToText(clock));
  return lines;
}

std::string Line(const Record& record, std::string_view clock_id, std::string_view today,
                 const editions::Law& law) {
  for (const Clock& clock : Derive(record.facts(), law, D(today))) {
    if (clock.rule->id() == clock_id) return ToText(clock);
  }
  return "none";
}

std::vector<std::string> Extensions(const Record& record, std::string_view clock_id,
                                    std::string_view today) {
  std::vector<std::string> texts;
  for (const Clock& clock : Derive(record.facts(), Shipped(), D(today))) {
    if (clock.rule->id() != clock_id) continue;
    for (const ExtensionTaken& taken : clock.extensions) {
      texts.push_back((taken.told ? ToIsoDate(*taken.told) : "not known") + " to " +
                      (taken.new_due ? ToIsoDate(*taken.new_due) : "none") +
                      (taken.counts ? " counts" : " does not count") +
                      (taken.reason.empty() ? "" : ": " + taken.reason));
    }
  }
  return texts;
}

}  // namespace redress::clocks
