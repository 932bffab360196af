#include <algorithm>

#include "engine/calendar/working_days.h"
#include "engine/editions/check.h"
#include "engine/types/text.h"

namespace redress::editions {
namespace {

using Facts = google::protobuf::RepeatedField<int>;

bool Holds(const Facts& facts, int fact) {
  return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

// The fact that opens `stage`.
v1::ClockFact OpeningOf(std::uint32_t stage) {
  return stage == 1 ? v1::CLOCK_FACT_RECEIVED : v1::CLOCK_FACT_ESCALATION_REQUESTED;
}

bool Opens(int fact) {
  return fact == v1::CLOCK_FACT_RECEIVED || fact == v1::CLOCK_FACT_ESCALATION_REQUESTED;
}

// "6.3", "5.17", "2.2a": a number, a dot, a number, perhaps a letter.
bool IsProvision(std::string_view text) {
  const auto digits = [&] {
    const auto end = text.find_first_not_of("0123456789");
    const std::size_t size = std::min(end, text.size());
    if (size == 0 || size > 2 || text[0] == '0') return false;
    text.remove_prefix(size);
    return true;
  };
  if (!digits() || text.empty() || text[0] != '.') return false;
  text.remove_prefix(1);
  if (!digits()) return false;
  return text.empty() || (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z');
}

Checked CheckProvision(const std::string& provision, const Place& place) {
  if (IsProvision(provision)) return std::nullopt;
  return place.Fault("provision",
                     "expected a provision numbered as the Code's, such as 6.3, but it is not");
}

// A list of facts: at least one, each known, none twice.
Checked CheckFacts(const char* field, const Facts& facts, const Place& place) {
  if (facts.empty()) {
    return place.Fault(
        field, std::string("expected at least one fact in ") + field + ", but there is none");
  }
  for (int i = 0; i < facts.size(); ++i) {
    if (!v1::ClockFact_IsValid(facts[i]) || facts[i] == v1::CLOCK_FACT_UNSPECIFIED) {
      return place.Fault(
          field,
          "expected a fact that the engine knows, but " + std::to_string(facts[i]) + " is none", i);
    }
    if (std::count(facts.begin(), facts.begin() + i, facts[i]) > 0) {
      return place.Fault(
          field, std::string("expected each fact once in ") + field + ", but one is there twice",
          i);
    }
  }
  return std::nullopt;
}

Checked CheckUntil(const v1::ClockRule& rule, const Place& place) {
  if (auto fault = CheckFacts("until", rule.until(), place)) return fault;
  for (int i = 0; i < rule.until_size(); ++i) {
    if (Opens(rule.until(i))) {
      return place.Fault("until",
                         "expected what a landlord does as the end of a clock, but it ends "
                         "at a fact that opens a stage",
                         i);
    }
  }
  return std::nullopt;
}

Checked CheckLimit(const v1::Reading& reading, const Place& place) {
  const auto amount = [&](const char* field, std::uint32_t days,
                          std::uint32_t days_max) -> Checked {
    if (days >= 1 && days <= days_max) return std::nullopt;
    return place.In("limit").Fault(field, std::string("expected 1 to ") + std::to_string(days_max) +
                                              " " + field + ", but there are " +
                                              std::to_string(days));
  };
  const v1::Limit& limit = reading.limit();
  switch (limit.amount_case()) {
    case v1::Limit::kWorkingDays:
      return amount("working_days", limit.working_days(), calendar::kWorkingDaysMax);
    case v1::Limit::kCalendarDays:
      return amount("calendar_days", limit.calendar_days(), calendar::kCalendarDaysMax);
    case v1::Limit::kHours:
    case v1::Limit::kWeeks:
    case v1::Limit::kMonths:
    case v1::Limit::kStated:
    case v1::Limit::kAgreedInterval:
    case v1::Limit::AMOUNT_NOT_SET:
      break;
  }
  return place.Fault("limit", "expected a limit in days, but there is none");
}

Checked CheckReading(const v1::ClockRule& rule, const v1::Reading& reading, const Place& place) {
  if (auto fault = CheckFacts("from", reading.from(), place)) return fault;
  for (int i = 0; i < reading.from_size(); ++i) {
    const int fact = reading.from(i);
    if (Opens(fact) && fact != OpeningOf(rule.stage())) {
      return place.Fault("from",
                         "expected a fact of stage " + std::to_string(rule.stage()) +
                             ", but the clock runs from one that opens another stage",
                         i);
    }
    if (Holds(rule.until(), fact)) {
      return place.Fault("from",
                         "expected a clock to run from another fact than those that end it, "
                         "but it does not",
                         i);
    }
  }
  return CheckLimit(reading, place);
}

Checked CheckReadings(const v1::ClockRule& rule, const Place& place) {
  if (!rule.has_literal()) {
    return place.Fault("literal", "expected a literal reading, but there is none");
  }
  if (auto fault = CheckReading(rule, rule.literal(), place.In("literal"))) return fault;
  if (rule.has_protective()) {
    if (auto fault = CheckReading(rule, rule.protective(), place.In("protective"))) return fault;
  }
  const v1::ClockFact opening = OpeningOf(rule.stage());
  if (!Holds(rule.literal().from(), opening) && !Holds(rule.protective().from(), opening)) {
    return place.Fault("protective", "expected a reading that runs from " +
                                         v1::ClockFact_Name(opening).substr(11) +
                                         ", but the clock may never start");
  }
  return std::nullopt;
}

Checked CheckExtension(const v1::ClockRule& rule, const Place& place) {
  if (!rule.has_extension()) return std::nullopt;
  if (rule.until(0) != v1::CLOCK_FACT_RESPONDED) {
    return place.Fault(
        "extension", "expected an extension on a clock until RESPONDED only, but it is on another");
  }
  const Place extension = place.In("extension");
  if (auto fault = CheckProvision(rule.extension().provision(), extension)) return fault;
  const std::uint32_t days = rule.extension().working_days_max();
  if (days == 0 || days > calendar::kWorkingDaysMax) {
    return extension.Fault(
        "working_days_max",
        "expected 1 to 1000 working_days_max, but there are " + std::to_string(days));
  }
  return std::nullopt;
}

}  // namespace

Checked CheckClock(const v1::Edition& edition, int index, const Place& place) {
  const v1::ClockRule& rule = edition.clocks(index);
  if (!IsId(rule.id())) {
    return place.Fault("id",
                       "expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is not");
  }
  if (auto fault = CheckProvision(rule.provision(), place)) return fault;
  if (auto fault = CheckTitle("title", rule.title(), place)) return fault;
  if (rule.stage() == 0 || rule.stage() > edition.stages()) {
    return place.Fault("stage", "expected a stage of the edition's " +
                                    std::to_string(edition.stages()) + ", but it is " +
                                    std::to_string(rule.stage()));
  }
  if (auto fault = CheckUntil(rule, place)) return fault;
  if (auto fault = CheckReadings(rule, place)) return fault;
  return CheckExtension(rule, place);
}

}  // namespace redress::editions
