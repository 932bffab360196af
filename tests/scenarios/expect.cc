#include "tests/scenarios/expect.h"

#include <algorithm>
#include <map>
#include <optional>

#include "tests/scenarios/fact_text.h"

namespace redress::scenarios {
namespace {

// What is known of a clock, by the keys that scenarios use. What is not known has no entry.
using Known = std::map<std::string, std::string>;

// "met" of CLOCK_STATE_MET.
std::string Short(const std::string& enum_name, std::string_view prefix) {
  return ToDashes(enum_name.substr(std::min(prefix.size(), enum_name.size())));
}

std::string StateName(const clocks::Clock& clock) {
  return Short(v1::ClockState_Name(clock.state), "CLOCK_STATE_");
}

std::string ReadingName(v1::ClockReading reading) {
  return Short(v1::ClockReading_Name(reading), "CLOCK_READING_");
}

std::string FactName(v1::ClockFact fact) { return Short(v1::ClockFact_Name(fact), "CLOCK_FACT_"); }

bool IsProvisional(const clocks::Clock& clock) {
  return std::ranges::any_of(clock.explanations, &clocks::Explanation::provisional);
}

void Put(Known& known, const std::string& key, const std::optional<Day>& day) {
  if (day) known[key] = ToIsoDate(*day);
}

void Put(Known& known, const std::string& key, const std::optional<std::int32_t>& number) {
  if (number) known[key] = std::to_string(*number);
}

void Append(std::string& list, const std::string& item) {
  if (!list.empty()) list += ',';
  list += item;
}

// "2026-03-08T15:30", in UTC.
std::string HourText(std::int64_t nanos) {
  const auto instant = std::chrono::floor<std::chrono::minutes>(
      std::chrono::sys_time<std::chrono::nanoseconds>{std::chrono::nanoseconds{nanos}});
  const Day day = std::chrono::floor<std::chrono::days>(instant);
  const auto minutes = (instant - day).count();
  const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return ToIsoDate(day) + "T" + two(minutes / 60) + ":" + two(minutes % 60);
}

Known KnownOf(const clocks::Clock& clock) {
  Known known;
  Put(known, "due", clock.due);
  Put(known, "warn", clock.warn);
  Put(known, "target", clock.target);
  Put(known, "done", clock.done);
  Put(known, "working_days", clock.working_days_taken);
  Put(known, "from_opening", clock.working_days_from_opening);
  Put(known, "days_late", clock.working_days_late);
  known["reading"] = ReadingName(clock.decided_by);
  known["provision"] = clock.rule->provision();
  known["edition"] = clock.edition->id();
  known["calendar"] = clock.calendar->id();
  known["missed_runs"] = std::to_string(clock.missed_runs);
  if (clock.due_nanos) known["due_time"] = HourText(*clock.due_nanos);
  for (const auto fact : clock.missing) Append(known["missing"], FactName(fact));
  return known;
}

Known KnownOf(const clocks::Explanation& explanation) {
  Known known;
  known["reading"] = ReadingName(explanation.reading);
  known["from"] = FactName(explanation.start_fact);
  known["version"] = std::to_string(explanation.start_version);
  known["start"] = ToIsoDate(explanation.start);
  known["first_due"] = ToIsoDate(explanation.first_due);
  known["due"] = ToIsoDate(explanation.due);
  const v1::Limit& limit = explanation.limit;
  if (limit.has_working_days()) known["working_days"] = std::to_string(limit.working_days());
  if (limit.has_calendar_days()) known["calendar_days"] = std::to_string(limit.calendar_days());
  if (limit.has_hours()) known["hours"] = std::to_string(limit.hours());
  if (limit.has_weeks()) known["weeks"] = std::to_string(limit.weeks());
  if (limit.has_months()) known["months"] = std::to_string(limit.months());
  for (const auto& skipped : explanation.skipped) {
    Append(known["skipped"], ToIsoDate(skipped.day));
    const bool weekend = skipped.reason == "Saturday" || skipped.reason == "Sunday";
    if (!weekend) Append(known["holidays"], ToIsoDate(skipped.day) + " " + skipped.reason);
  }
  return known;
}

Known KnownOf(const clocks::ExtensionTaken& extension) {
  Known known;
  known["version"] = std::to_string(extension.version);
  Put(known, "told", extension.told);
  Put(known, "new_due", extension.new_due);
  return known;
}

std::string Describe(const Known& known) {
  std::string text;
  for (const auto& [key, value] : known) text += " " + key + "=" + value;
  return text;
}

const std::vector<std::string>& ClockKeys() {
  static const std::vector<std::string> keys = {
      "due",     "warn",      "target",  "done",    "working_days", "from_opening", "days_late",
      "reading", "provision", "edition", "missing", "calendar",     "missed_runs",  "due_time"};
  return keys;
}

// Compares `pairs` with what is known; "none" stands for what is not.
Outcome Compare(const Known& known, const std::vector<Pair>& pairs,
                const std::vector<std::string>& keys, const std::string& what) {
  for (const auto& [key, wanted] : pairs) {
    if (std::ranges::count(keys, key) == 0) {
      return tl::unexpected("expected something that is known of " + what + ", but found \"" + key +
                            "\"");
    }
    const auto found = known.find(key);
    const std::string actual = found == known.end() ? "none" : found->second;
    if (actual == wanted) continue;
    return tl::unexpected("expected " + what + " " + key + "=" + wanted + ", but it is" +
                          Describe(known));
  }
  return {};
}

const clocks::Clock* Find(const std::vector<clocks::Clock>& clocks, const std::string& id) {
  const auto found =
      std::ranges::find_if(clocks, [&](const auto& clock) { return clock.Id() == id; });
  return found == clocks.end() ? nullptr : &*found;
}

tl::expected<const clocks::Clock*, std::string> Named(const std::vector<clocks::Clock>& clocks,
                                                      const Words& words) {
  if (words.bare.size() < 2) return tl::unexpected<std::string>("expected the id of a clock");
  const auto* clock = Find(clocks, words.bare[1]);
  if (clock != nullptr) return clock;
  std::string ids;
  for (const auto& there : clocks) Append(ids, there.Id());
  return tl::unexpected("expected a clock " + words.bare[1] + ", but there are: " + ids);
}

bool IsStateName(const std::string& word) {
  v1::ClockState state;
  return v1::ClockState_Parse("CLOCK_STATE_" + ToEnumCase(word), &state) &&
         state != v1::CLOCK_STATE_UNSPECIFIED;
}

}  // namespace

Outcome ExpectClock(const std::vector<clocks::Clock>& clocks, const Words& words) {
  if (words.bare.size() == 3 && words.bare[2] == "absent" && words.pairs.empty()) {
    const auto* there = Find(clocks, words.bare[1]);
    if (there == nullptr) return {};
    return tl::unexpected("expected no clock " + words.bare[1] + ", but it is " +
                          StateName(*there));
  }
  const auto clock = Named(clocks, words);
  if (!clock) return tl::unexpected(clock.error());
  const std::string what = words.bare[1];
  if (words.bare.size() == 2 && words.pairs.empty()) {
    return tl::unexpected("expected a state or key=value after " + what + ", but found nothing");
  }
  const auto known = KnownOf(**clock);
  for (std::size_t i = 2; i < words.bare.size(); ++i) {
    const auto& word = words.bare[i];
    if (!IsStateName(word) && word != "provisional") {
      return tl::unexpected("expected a clock's state, but found \"" + word + "\"");
    }
    const bool holds = word == "provisional" ? IsProvisional(**clock) : StateName(**clock) == word;
    if (holds) continue;
    return tl::unexpected("expected " + what + " to be " + word + ", but it is " +
                          StateName(**clock) + ":" + Describe(known));
  }
  return Compare(known, words.pairs, ClockKeys(), what);
}

Outcome ExpectExplanation(const std::vector<clocks::Clock>& clocks, const Words& words) {
  static const std::vector<std::string> keys = {
      "from",          "version", "start",    "first_due", "due",   "working_days",
      "calendar_days", "skipped", "holidays", "hours",     "weeks", "months"};
  const auto clock = Named(clocks, words);
  if (!clock) return tl::unexpected(clock.error());
  if (words.bare.size() != 3 || words.pairs.empty()) {
    return tl::unexpected<std::string>(
        "expected explain <clock> literal|protective key=value..., but found something else");
  }
  for (const auto& explanation : (*clock)->explanations) {
    if (ReadingName(explanation.reading) != words.bare[2]) continue;
    return Compare(KnownOf(explanation), words.pairs, keys,
                   words.bare[1] + " (" + words.bare[2] + ")");
  }
  return tl::unexpected("expected a reading " + words.bare[2] + " of " + words.bare[1] +
                        ", but it could not be worked out");
}

Outcome ExpectExtension(const std::vector<clocks::Clock>& clocks, const Words& words) {
  static const std::vector<std::string> keys = {"version", "told", "new_due"};
  const auto clock = Named(clocks, words);
  if (!clock) return tl::unexpected(clock.error());
  const auto& extensions = (*clock)->extensions;
  const bool formed =
      words.bare.size() == 4 && (words.bare[3] == "counts" || words.bare[3] == "ignored");
  if (!formed) {
    return tl::unexpected<std::string>("expected extension <clock> <number> counts|ignored");
  }
  for (std::size_t i = 0; i < extensions.size(); ++i) {
    if (std::to_string(i + 1) != words.bare[2]) continue;
    if (extensions[i].counts != (words.bare[3] == "counts")) {
      return tl::unexpected("expected extension " + words.bare[2] + " to be " + words.bare[3] +
                            ", but it is not: " + extensions[i].reason);
    }
    return Compare(KnownOf(extensions[i]), words.pairs, keys, "extension " + words.bare[2]);
  }
  return tl::unexpected("expected an extension " + words.bare[2] + ", but there are " +
                        std::to_string(extensions.size()));
}

Outcome ExpectEvents(const std::vector<v1::RecordedEvent>& made, const Words& words) {
  std::string names;
  bool same = made.size() + 1 == words.bare.size() && words.pairs.empty();
  for (std::size_t i = 0; i < made.size(); ++i) {
    const auto& event = made[i].event();
    const std::string name = NameOf(event.fact());
    const std::string staged = "stage" + std::to_string(event.stage()) + "-" + name;
    Append(names, event.stage() == 0 ? name : staged);
    if (!same) continue;
    const auto& wanted = words.bare[i + 1];
    same = wanted == name || (event.stage() != 0 && wanted == staged);
  }
  if (same) return {};
  return tl::unexpected("expected other events, but these were recorded: " + names);
}

}  // namespace redress::scenarios
