#include <gtest/gtest.h>

#include "engine/people/state.h"

namespace redress::people {
namespace {

v1::RecordedEvent EventOf(std::uint64_t version) {
  v1::RecordedEvent recorded;
  recorded.mutable_event()->set_version(version);
  return recorded;
}

TEST(PersonTest, KeepsKindsAndWhatIsAnnulled) {
  State state;
  auto registered = EventOf(1);
  registered.mutable_event()->mutable_fact()->mutable_person_registered();
  Evolve(state, registered);
  auto annulled = EventOf(2);
  auto& versions =
      *annulled.mutable_event()->mutable_fact()->mutable_annulled()->mutable_versions();
  for (const std::uint64_t version : {0, 1, 2, 9}) versions.Add(version);
  Evolve(state, annulled);
  EXPECT_EQ(state, (State{.version = 2,
                          .body_cases = {v1::Fact::kPersonRegistered, v1::Fact::kAnnulled},
                          .annulled = {1}}));
}

TEST(PersonTest, KeepsNothingOfANameOrAnAddress) {
  State named;
  State otherwise;
  auto event = EventOf(1);
  event.mutable_event()->mutable_fact()->mutable_person_named()->mutable_name()->set_clear("one");
  Evolve(named, event);
  event.mutable_event()->mutable_fact()->mutable_person_named()->mutable_name()->mutable_erased();
  Evolve(otherwise, event);
  EXPECT_EQ(named, otherwise);
}

}  // namespace
}  // namespace redress::people
