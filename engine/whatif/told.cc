#include <algorithm>
#include <utility>

#include "engine/whatif/compare.h"

namespace redress::whatif {
namespace {

using Events = std::span<const v1::RecordedEvent>;

// What later events made of one event: the same rules as complaint::Fold's.
struct Standing {
  const v1::Fact* fact;
  const v1::Happened* happened;
  bool annulled = false;
};

bool NamesEarlier(std::uint64_t version, std::size_t at) { return version > 0 && version <= at; }

std::vector<Standing> Resolve(Events events) {
  std::vector<Standing> standings;
  standings.reserve(events.size());
  for (const v1::RecordedEvent& event : events) {
    standings.push_back({&event.event().fact(), &event.event().happened()});
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const std::uint64_t version : events[i].event().fact().annulled().versions()) {
      if (!NamesEarlier(version, i) || standings[version - 1].fact->has_annulled()) continue;
      standings[version - 1].annulled = true;
    }
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    const v1::Corrected& corrected = events[i].event().fact().corrected();
    if (standings[i].annulled || !NamesEarlier(corrected.version(), i)) continue;
    Standing& standing = standings[corrected.version() - 1];
    if (corrected.has_fact() && corrected.fact().body_case() != standing.fact->body_case()) {
      continue;
    }
    if (corrected.has_happened()) standing.happened = &corrected.happened();
    if (corrected.has_fact()) standing.fact = &corrected.fact();
  }
  return standings;
}

// The response date that a fact tells the resident, if it does.
std::optional<Day> DateIn(const v1::Fact& fact) {
  if (fact.has_acknowledged() && fact.acknowledged().has_response_told_date()) {
    return ToDay(fact.acknowledged().response_told_date());
  }
  if (fact.has_extension_notified() && fact.extension_notified().has_new_due_date()) {
    return ToDay(fact.extension_notified().new_due_date());
  }
  return std::nullopt;
}

}  // namespace

std::optional<Day> ToldDay(Events events, std::optional<Day> by) {
  const bool any = std::any_of(events.begin(), events.end(), [](const v1::RecordedEvent& event) {
    const v1::Fact& fact = event.event().fact();
    return fact.has_acknowledged() || fact.has_extension_notified();
  });
  if (!any) return std::nullopt;
  const auto standings = Resolve(events);
  std::optional<std::pair<Day, Day>> last;  // When it was told, and what.
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto date = DateIn(*standings[i].fact);
    if (!date || standings[i].annulled) continue;
    const auto happened =
        standings[i].happened->has_date() ? ToDay(standings[i].happened->date()) : std::nullopt;
    const Day told = happened ? *happened : ToDay(events[i].recorded_date()).value_or(Day{});
    if (by && told > *by) continue;
    if (!last || told >= last->first) last = {told, *date};
  }
  if (!last) return std::nullopt;
  return last->second;
}

}  // namespace redress::whatif
