#include "services/people/person.h"

#include <map>
#include <set>

namespace redress::people {
namespace {

void Evolve(v1::GetPersonResponse& person, const v1::Fact& fact) {
  if (fact.has_person_named() && fact.person_named().has_name()) {
    *person.mutable_name() = fact.person_named().name();
  }
  if (!fact.has_person_contact_changed()) return;
  const v1::PersonContactChanged& changed = fact.person_contact_changed();
  if (changed.has_address()) *person.mutable_address() = changed.address();
  if (changed.has_email()) *person.mutable_email() = changed.email();
  if (changed.has_phone()) *person.mutable_phone() = changed.phone();
  if (changed.preferred_channel() != v1::CHANNEL_UNSPECIFIED) {
    person.set_preferred_channel(changed.preferred_channel());
  }
}

}  // namespace

void FoldPerson(std::span<const v1::RecordedEvent> events, v1::GetPersonResponse& person) {
  std::map<std::uint64_t, const v1::Fact*> instead;  // By version, of its latest correction.
  std::set<std::uint64_t> annulled;
  for (const v1::RecordedEvent& recorded : events) {
    const v1::Fact& fact = recorded.event().fact();
    if (fact.has_corrected() && fact.corrected().has_fact()) {
      instead[fact.corrected().version()] = &fact.corrected().fact();
    }
    for (const std::uint64_t version : fact.annulled().versions()) annulled.insert(version);
  }
  for (const v1::RecordedEvent& recorded : events) {
    const std::uint64_t version = recorded.event().version();
    person.set_version(version);
    if (annulled.contains(version)) continue;
    const auto found = instead.find(version);
    Evolve(person, found == instead.end() ? recorded.event().fact() : *found->second);
  }
}

}  // namespace redress::people
