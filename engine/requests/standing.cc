#include "engine/requests/standing.h"

namespace redress::requests {
namespace {

using Events = std::span<const v1::RecordedEvent>;

// What later events made of one event.
struct Fate {
  bool annulled = false;
  const v1::Happened* happened = nullptr;  // Null: as it was.
  const v1::Fact* fact = nullptr;          // Null: as it was.
};

std::int32_t CaseOf(const v1::RecordedEvent& recorded) {
  return recorded.event().fact().body_case();
}

bool IsAboutRecord(std::int32_t body_case) {
  return body_case == v1::Fact::kCorrected || body_case == v1::Fact::kAnnulled ||
         body_case == v1::Fact::BODY_NOT_SET;
}

// Nothing speaks of what comes after it.
bool NamesEarlier(std::uint64_t version, std::size_t at) { return version > 0 && version <= at; }

// An annulment cannot be annulled: what it named is recorded anew.
void Annul(std::vector<Fate>& fates, Events events, std::size_t at) {
  for (const std::uint64_t version : events[at].event().fact().annulled().versions()) {
    if (!NamesEarlier(version, at) || CaseOf(events[version - 1]) == v1::Fact::kAnnulled) continue;
    fates[version - 1].annulled = true;
  }
}

// Field by field, the latest correction that stands holds. One that gives another kind of fact than
// it corrects says nothing.
void Correct(std::vector<Fate>& fates, Events events, std::size_t at) {
  const auto& corrected = events[at].event().fact().corrected();
  if (fates[at].annulled || !NamesEarlier(corrected.version(), at)) return;
  const std::int32_t kind = CaseOf(events[corrected.version() - 1]);
  if (IsAboutRecord(kind) || (corrected.has_fact() && corrected.fact().body_case() != kind)) return;
  auto& fate = fates[corrected.version() - 1];
  if (corrected.has_happened()) fate.happened = &corrected.happened();
  if (corrected.has_fact()) fate.fact = &corrected.fact();
}

std::vector<Fate> Resolve(Events events) {
  std::vector<Fate> fates(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) Annul(fates, events, i);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (CaseOf(events[i]) == v1::Fact::kCorrected) Correct(fates, events, i);
  }
  return fates;
}

}  // namespace

std::vector<Standing> FactsThatStand(Events events, std::optional<Day> as_of) {
  const auto fates = Resolve(events);
  std::vector<Standing> standing;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (fates[i].annulled || IsAboutRecord(CaseOf(events[i]))) continue;
    const auto& event = events[i].event();
    Standing one{.version = i + 1,
                 .happened = fates[i].happened != nullptr ? fates[i].happened : &event.happened(),
                 .fact = fates[i].fact != nullptr ? fates[i].fact : &event.fact(),
                 .day = std::nullopt,
                 .counted = Day{}};
    if (one.happened->has_date()) one.day = ToDay(one.happened->date());
    one.counted = one.day ? *one.day : ToDay(events[i].recorded_date()).value_or(Day{});
    if (as_of && one.counted > *as_of) continue;
    standing.push_back(one);
  }
  return standing;
}

bool IsBefore(const v1::Happened& a, const v1::Happened& b) {
  if (a.has_instant() && b.has_instant()) {
    if (a.instant().seconds() != b.instant().seconds()) {
      return a.instant().seconds() < b.instant().seconds();
    }
    return a.instant().nanos() < b.instant().nanos();
  }
  const auto day = ToDay(a.date());
  const auto other = ToDay(b.date());
  return day && other && *day < *other;
}

}  // namespace redress::requests
