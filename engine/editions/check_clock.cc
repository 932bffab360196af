#include <algorithm>

#include "engine/calendar/working_days.h"
#include "engine/editions/check.h"
#include "engine/editions/law.h"
#include "engine/types/clock_fact.h"
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

bool OfStage(int fact) { return NatureOf(static_cast<v1::ClockFact>(fact)).of_stage; }

Refusal NotOfStage(const char* field, int index, const Place& place) {
  return place.Fault(
      field, "expected facts of a stage in the clock of a stage, but found one that is none",
      index);
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
    if (!OfStage(rule.until(i))) return NotOfStage("until", i, place);
  }
  return std::nullopt;
}

// Whether a clock of `stage` may run from `fact`, if that opens a stage at all.
bool OpensThis(const v1::Edition& edition, std::uint32_t stage, int fact) {
  if (!Opens(fact) || fact == OpeningOf(stage)) return true;
  return fact == v1::CLOCK_FACT_RECEIVED && edition.may_open_at_later_stage();
}

Checked CheckReading(const v1::Edition& edition, const v1::ClockRule& rule,
                     const v1::Reading& reading, const Place& place) {
  if (auto fault = CheckFacts("from", reading.from(), place)) return fault;
  for (int i = 0; i < reading.from_size(); ++i) {
    const int fact = reading.from(i);
    if (!OpensThis(edition, rule.stage(), fact)) {
      return place.Fault("from",
                         "expected a fact of stage " + std::to_string(rule.stage()) +
                             ", but the clock runs from one that opens another stage",
                         i);
    }
    if (!OfStage(fact)) return NotOfStage("from", i, place);
    if (Holds(rule.until(), fact)) {
      return place.Fault("from",
                         "expected a clock to run from another fact than those that end it, "
                         "but it does not",
                         i);
    }
  }
  if (reading.limit().has_stated() || reading.limit().has_agreed_interval()) {
    return place.Fault("limit",
                       "expected a limit that is counted at a stage, but its facts state no date "
                       "and agree no interval");
  }
  return CheckLimit(reading.limit(), place);
}

Checked CheckReadings(const v1::Edition& edition, const v1::ClockRule& rule, const Place& place) {
  if (!rule.has_literal()) {
    return place.Fault("literal", "expected a literal reading, but there is none");
  }
  if (auto fault = CheckReading(edition, rule, rule.literal(), place.In("literal"))) return fault;
  if (rule.has_protective()) {
    if (auto fault = CheckReading(edition, rule, rule.protective(), place.In("protective")))
      return fault;
  }
  const v1::ClockFact opening = OpeningOf(rule.stage());
  if (!Holds(rule.literal().from(), opening) && !Holds(rule.protective().from(), opening)) {
    return place.Fault("protective", "expected a reading that runs from " +
                                         v1::ClockFact_Name(opening).substr(11) +
                                         ", but the clock may never start");
  }
  return std::nullopt;
}

Checked CheckExtension(const v1::Edition& edition, const v1::ClockRule& rule, const Place& place) {
  if (!rule.has_extension()) return std::nullopt;
  if (rule.until().empty() || rule.until(0) != v1::CLOCK_FACT_RESPONDED) {
    return place.Fault(
        "extension", "expected an extension on a clock until RESPONDED only, but it is on another");
  }
  const Place extension = place.In("extension");
  if (auto fault =
          CheckNumber("provision", edition.scheme(), rule.extension().provision(), extension)) {
    return fault;
  }
  const std::uint32_t days = rule.extension().working_days_max();
  if (days == 0 || days > calendar::kWorkingDaysMax) {
    return extension.Fault(
        "working_days_max",
        "expected 1 to 1000 working_days_max, but there are " + std::to_string(days));
  }
  return std::nullopt;
}

// What only clocks without a stage have.
Checked CheckStageClock(const v1::Edition& edition, const v1::ClockRule& rule, const Place& place) {
  const auto only_without = [&](const char* field, bool has) -> Checked {
    if (!has) return std::nullopt;
    return place.Fault(field, std::string("expected ") + field +
                                  " on a clock without a stage only, but it has one");
  };
  if (auto fault = only_without("until_any", !rule.until_any().empty())) return fault;
  if (auto fault = only_without("each", rule.each())) return fault;
  if (auto fault = only_without("restarts", rule.restarts())) return fault;
  if (auto fault = only_without("scope", rule.scope() == v1::CLOCK_SCOPE_LANDLORD)) return fault;
  if (auto fault = CheckUntil(rule, place)) return fault;
  return CheckReadings(edition, rule, place);
}

// A clock that names a stage's facts only, and no stage: somebody forgot it.
bool ForgotStage(const v1::ClockRule& rule) {
  const auto needs_stage = [](int fact) {
    return OfStage(fact) && fact != v1::CLOCK_FACT_RECEIVED &&
           !OnlyEnds(static_cast<v1::ClockFact>(fact));
  };
  return std::any_of(rule.literal().from().begin(), rule.literal().from().end(), needs_stage) ||
         std::any_of(rule.until().begin(), rule.until().end(), needs_stage);
}

Checked CheckId(const v1::Edition& edition, const v1::ClockRule& rule, const Place& place) {
  if (!IsId(rule.id())) {
    return place.Fault("id",
                       "expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is not");
  }
  const std::string prefix = edition.scheme() + ".";
  if (edition.scheme() == kMainScheme || rule.id().starts_with(prefix)) return std::nullopt;
  return place.Fault("id", "expected an id that begins with its scheme, \"" + prefix +
                               "\", but it is \"" + rule.id() + "\"");
}

}  // namespace

Checked CheckNumber(const char* field, const std::string& scheme, const std::string& number,
                    const Place& place) {
  if (scheme != kMainScheme) {
    if (IsLine(number, kProvisionBytesMax)) return std::nullopt;
    return place.Fault(field, std::string("expected one line of 1 to 16 bytes as ") + field +
                                  ", but it is " + (number.empty() ? "empty" : "another text"));
  }
  if (IsProvision(number)) return std::nullopt;
  return place.Fault(field, std::string("expected a provision numbered as the Code's, such as "
                                        "6.3, but it is not"));
}

Checked CheckFacts(const char* field, const google::protobuf::RepeatedField<int>& facts,
                   const Place& place) {
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

Checked CheckClock(const v1::Edition& edition, int index, const Place& place) {
  const v1::ClockRule& rule = edition.clocks(index);
  if (auto fault = CheckId(edition, rule, place)) return fault;
  if (auto fault = CheckNumber("provision", edition.scheme(), rule.provision(), place))
    return fault;
  if (auto fault = CheckTitle("title", rule.title(), place)) return fault;
  if (rule.stage() > edition.stages() || (rule.stage() == 0 && ForgotStage(rule))) {
    return place.Fault("stage", "expected a stage of the edition's " +
                                    std::to_string(edition.stages()) + ", but it is " +
                                    std::to_string(rule.stage()));
  }
  auto fault =
      rule.stage() == 0 ? CheckItemClock(rule, place) : CheckStageClock(edition, rule, place);
  return fault ? fault : CheckExtension(edition, rule, place);
}

}  // namespace redress::editions
