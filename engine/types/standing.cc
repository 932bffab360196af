#include "engine/types/standing.h"

namespace redress {
namespace {

using Events = std::span<const v1::RecordedEvent>;

std::int32_t CaseOf(const v1::RecordedEvent& recorded) {
  return recorded.event().fact().body_case();
}

// The event `version` names, if it stands before index `at`: nothing speaks of what comes after it.
bool NamesEarlier(std::uint64_t version, std::size_t at) { return version > 0 && version <= at; }

// The first annulment of an event holds. An annulment cannot be annulled: what it named is recorded
// anew.
void Annul(std::vector<Standing>& standings, Events events, std::size_t at) {
  for (const std::uint64_t version : events[at].event().fact().annulled().versions()) {
    if (!NamesEarlier(version, at)) continue;
    if (CaseOf(events[version - 1]) == v1::Fact::kAnnulled) continue;
    auto& standing = standings[version - 1];
    if (standing.annulled_by == 0) standing.annulled_by = at + 1;
  }
}

// Field by field, the latest correction that stands holds. One that gives another kind of fact than
// it corrects says nothing that could be folded.
void Correct(std::vector<Standing>& standings, Events events, std::size_t at) {
  const auto& corrected = events[at].event().fact().corrected();
  if (standings[at].annulled_by != 0 || !NamesEarlier(corrected.version(), at)) return;
  const std::int32_t kind = CaseOf(events[corrected.version() - 1]);
  if (IsAboutRecord(kind)) return;
  if (corrected.has_fact() && corrected.fact().body_case() != kind) return;
  if (!corrected.has_fact() && !corrected.has_happened()) return;
  auto& standing = standings[corrected.version() - 1];
  standing.corrected_by = at + 1;
  if (corrected.has_happened()) standing.happened = &corrected.happened();
  if (corrected.has_fact()) standing.fact = &corrected.fact();
}

}  // namespace

bool IsAboutRecord(std::int32_t body_case) {
  return body_case == v1::Fact::kCorrected || body_case == v1::Fact::kAnnulled;
}

bool IsAboutRecord(const v1::Fact& fact) {
  return fact.body_case() == v1::Fact::BODY_NOT_SET || IsAboutRecord(fact.body_case());
}

std::optional<Day> HappenedDay(const v1::Happened& happened) {
  return happened.has_date() ? ToDay(happened.date()) : std::nullopt;
}

Day CountedDay(const v1::RecordedEvent& recorded) {
  const auto day = HappenedDay(recorded.event().happened());
  return day ? *day : ToDay(recorded.recorded_date()).value_or(Day{});
}

std::vector<Standing> Resolve(Events events) {
  std::vector<Standing> standings(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (CaseOf(events[i]) == v1::Fact::kAnnulled) Annul(standings, events, i);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (CaseOf(events[i]) == v1::Fact::kCorrected) Correct(standings, events, i);
  }
  return standings;
}

v1::RecordedEvent AsCorrected(const v1::RecordedEvent& recorded, const Standing& standing) {
  v1::RecordedEvent event = recorded;
  if (standing.happened != nullptr) *event.mutable_event()->mutable_happened() = *standing.happened;
  if (standing.fact != nullptr) *event.mutable_event()->mutable_fact() = *standing.fact;
  return event;
}

bool HappenedBy(const v1::RecordedEvent& recorded, std::optional<Day> as_of) {
  return !as_of || CountedDay(recorded) <= *as_of;
}

std::vector<StandingFact> FactsThatStand(std::span<const v1::RecordedEvent> events,
                                         std::optional<Day> as_of) {
  const auto standings = Resolve(events);
  std::vector<StandingFact> facts;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Standing& standing = standings[i];
    const v1::Event& event = events[i].event();
    if (standing.annulled_by != 0 || IsAboutRecord(event.fact())) continue;
    StandingFact one{
        .version = i + 1,
        .happened = standing.happened != nullptr ? standing.happened : &event.happened(),
        .fact = standing.fact != nullptr ? standing.fact : &event.fact(),
        .day = std::nullopt,
        .counted = Day{}};
    one.day = HappenedDay(*one.happened);
    one.counted = one.day ? *one.day : ToDay(events[i].recorded_date()).value_or(Day{});
    if (as_of && one.counted > *as_of) continue;
    facts.push_back(one);
  }
  return facts;
}

StandingEvents::StandingEvents(Events events, std::optional<Day> as_of) {
  const auto standings = Resolve(events);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (standings[i].annulled_by != 0 || IsAboutRecord(CaseOf(events[i]))) continue;
    const v1::RecordedEvent* event = &events[i];
    if (standings[i].corrected_by != 0) {
      event = &corrected_.emplace_back(AsCorrected(events[i], standings[i]));
    }
    if (HappenedBy(*event, as_of)) events_.push_back(event);
  }
}

}  // namespace redress
