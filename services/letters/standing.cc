#include "services/letters/standing.h"

#include <map>
#include <set>

namespace redress::letters {
namespace {

using Events = std::span<const v1::RecordedEvent>;

// What later events made of one.
struct Corrections {
  std::set<std::uint64_t> annulled;
  std::map<std::uint64_t, const v1::Fact*> facts;           // By version, the latest.
  std::map<std::uint64_t, const v1::Happened*> happenings;  // Likewise.
};

Corrections Gather(Events events) {
  Corrections made;
  for (const v1::RecordedEvent& recorded : events) {
    for (const std::uint64_t version : recorded.event().fact().annulled().versions()) {
      made.annulled.insert(version);
    }
  }
  for (const v1::RecordedEvent& recorded : events) {
    const v1::Event& event = recorded.event();
    if (!event.fact().has_corrected() || made.annulled.contains(event.version())) continue;
    const v1::Corrected& corrected = event.fact().corrected();
    if (corrected.has_fact()) made.facts[corrected.version()] = &corrected.fact();
    if (corrected.has_happened()) made.happenings[corrected.version()] = &corrected.happened();
  }
  return made;
}

}  // namespace

std::vector<Standing> StandingFacts(Events events, Day by) {
  const Corrections made = Gather(events);
  std::vector<Standing> standing;
  for (const v1::RecordedEvent& recorded : events) {
    const v1::Event& event = recorded.event();
    if (event.fact().has_corrected() || event.fact().has_annulled()) continue;
    if (made.annulled.contains(event.version())) continue;
    const auto fact = made.facts.find(event.version());
    const auto moment = made.happenings.find(event.version());
    const v1::Happened& happened =
        moment == made.happenings.end() ? event.happened() : *moment->second;
    const auto day = happened.has_date() ? ToDay(happened.date()) : std::nullopt;
    const auto counts_from = day ? day : ToDay(recorded.recorded_date());
    if (counts_from && *counts_from > by) continue;
    const bool is_corrected =
        fact != made.facts.end() && fact->second->body_case() == event.fact().body_case();
    standing.push_back({is_corrected ? fact->second : &event.fact(), day});
  }
  return standing;
}

}  // namespace redress::letters
