#include <algorithm>
#include <utility>

#include "engine/types/standing.h"
#include "engine/whatif/compare.h"

namespace redress::whatif {
namespace {

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

std::optional<Day> ToldDay(std::span<const v1::RecordedEvent> events, std::optional<Day> by) {
  const bool any = std::any_of(events.begin(), events.end(), [](const v1::RecordedEvent& event) {
    const v1::Fact& fact = event.event().fact();
    return fact.has_acknowledged() || fact.has_extension_notified();
  });
  if (!any) return std::nullopt;
  const StandingEvents standing(events, by);
  std::optional<std::pair<Day, Day>> last;  // When it was told, and what.
  for (const v1::RecordedEvent* event : standing.events()) {
    const auto date = DateIn(event->event().fact());
    if (!date) continue;
    const Day told = CountedDay(*event);
    if (!last || told >= last->first) last = {told, *date};
  }
  if (!last) return std::nullopt;
  return last->second;
}

}  // namespace redress::whatif
