#include <algorithm>

#include "engine/editions/check.h"
#include "engine/types/clock_fact.h"

namespace redress::editions {
namespace {

using Facts = google::protobuf::RepeatedField<int>;

const ClockFactNature& Nature(int fact) { return NatureOf(static_cast<v1::ClockFact>(fact)); }

bool Holds(const Facts& facts, int fact) {
  return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

// A fact of the stream that the clock reads, and of no item, or of one kind of item with the
// others.
Checked CheckNatures(const v1::ClockRule& rule, const char* field, const Facts& facts,
                     const Place& place) {
  const auto& kind = Nature(rule.literal().from(0)).item;
  const bool of_landlord = rule.scope() == v1::CLOCK_SCOPE_LANDLORD;
  for (int i = 0; i < facts.size(); ++i) {
    const ClockFactNature& nature = Nature(facts[i]);
    if (nature.of_landlord != of_landlord) {
      return place.Fault(field,
                         std::string("expected facts of the ") +
                             (of_landlord ? "landlord's own stream" : "complaint") +
                             ", as its scope says, but found another",
                         i);
    }
    const bool may_be_of_none = field == std::string_view("until_any");
    if (!rule.each() && nature.item) {
      return place.Fault(
          field,
          "expected a clock for each of the items that its facts name, but it is one for all", i);
    }
    if (rule.each() && nature.item != kind && (nature.item || !may_be_of_none)) {
      return place.Fault(
          field, "expected facts about one kind of item in a clock for each, but found another", i);
    }
  }
  return std::nullopt;
}

Checked CheckEnd(const v1::ClockRule& rule, const Place& place) {
  if (!rule.until().empty() && !rule.until_any().empty()) {
    return place.Fault("until_any", "expected until or until_any, but it has both");
  }
  if (rule.until_any().empty()) {
    if (auto fault = CheckFacts("until", rule.until(), place)) return fault;
    return CheckNatures(rule, "until", rule.until(), place);
  }
  if (auto fault = CheckFacts("until_any", rule.until_any(), place)) return fault;
  return CheckNatures(rule, "until_any", rule.until_any(), place);
}

// A limit that is not counted needs facts that say how long it is.
Checked CheckLimitFacts(const v1::Reading& reading, const Place& place) {
  if (reading.limit().has_stated()) {
    for (int i = 0; i < reading.from_size(); ++i) {
      if (Nature(reading.from(i)).states_date) continue;
      return place.Fault("from",
                         "expected facts that state a date for a limit that is stated, but found "
                         "one that states none",
                         i);
    }
  }
  if (reading.limit().has_agreed_interval() &&
      !Holds(reading.from(), v1::CLOCK_FACT_UPDATE_INTERVAL_AGREED)) {
    return place.Fault("from",
                       "expected UPDATE_INTERVAL_AGREED among the facts for an agreed interval, "
                       "but the clock may never start");
  }
  return std::nullopt;
}

Checked CheckReading(const v1::ClockRule& rule, const v1::Reading& reading, const Place& place) {
  if (auto fault = CheckFacts("from", reading.from(), place)) return fault;
  for (int i = 0; i < reading.from_size(); ++i) {
    if (!Holds(rule.until(), reading.from(i)) && !Holds(rule.until_any(), reading.from(i)))
      continue;
    return place.Fault("from",
                       "expected a clock to run from another fact than those that end it, but it "
                       "does not",
                       i);
  }
  if (auto fault = CheckNatures(rule, "from", reading.from(), place)) return fault;
  if (auto fault = CheckLimit(reading.limit(), place)) return fault;
  return CheckLimitFacts(reading, place);
}

Checked CheckRestarts(const v1::ClockRule& rule, const Place& place) {
  if (!rule.restarts()) return std::nullopt;
  if (rule.has_protective()) {
    return place.Fault("protective",
                       "expected one reading of a clock that restarts, but it has two");
  }
  if (!rule.until().empty()) {
    return place.Fault("until", "expected until_any on a clock that restarts, but it has until");
  }
  return std::nullopt;
}

}  // namespace

Checked CheckItemClock(const v1::ClockRule& rule, const Place& place) {
  if (!v1::ClockScope_IsValid(rule.scope())) {
    return place.Fault("scope", "expected a scope that the engine knows, but it is another");
  }
  if (!rule.has_literal()) {
    return place.Fault("literal", "expected a literal reading, but there is none");
  }
  if (auto fault = CheckFacts("from", rule.literal().from(), place.In("literal"))) return fault;
  if (rule.each() && !Nature(rule.literal().from(0)).item) {
    return place.Fault("each",
                       "expected facts that name an item for a clock of each, but they do not");
  }
  if (auto fault = CheckRestarts(rule, place)) return fault;
  if (auto fault = CheckEnd(rule, place)) return fault;
  if (auto fault = CheckReading(rule, rule.literal(), place.In("literal"))) return fault;
  if (!rule.has_protective()) return std::nullopt;
  return CheckReading(rule, rule.protective(), place.In("protective"));
}

}  // namespace redress::editions
