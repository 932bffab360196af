#include <gtest/gtest.h>

#include "engine/imports/state.h"

namespace redress::imports {
namespace {

v1::RecordedEvent EventOf(std::uint64_t version) {
  v1::RecordedEvent recorded;
  recorded.mutable_event()->set_version(version);
  return recorded;
}

State Started() {
  auto event = EventOf(1);
  event.mutable_event()->mutable_fact()->mutable_import_started()->set_source("crm");
  State state;
  Evolve(state, event);
  return state;
}

TEST(ImportTest, StartsCompletesAndIsAnnulled) {
  State state = Started();
  EXPECT_EQ(state, (State{.version = 1, .source = "crm"}));
  auto event = EventOf(2);
  event.mutable_event()->mutable_fact()->mutable_import_completed()->set_rows_taken(3);
  Evolve(state, event);
  EXPECT_EQ(state, (State{.version = 2, .source = "crm", .completed = true}));
  event = EventOf(3);
  event.mutable_event()->mutable_fact()->mutable_import_annulled();
  Evolve(state, event);
  EXPECT_EQ(state, (State{.version = 3, .source = "crm", .completed = true, .annulled = true}));
}

TEST(ImportTest, BeginsAnewAfterItWasAnnulled) {
  State state = Started();
  state.completed = state.annulled = true;
  auto event = EventOf(4);
  event.mutable_event()->mutable_fact()->mutable_import_started()->set_source("crm");
  Evolve(state, event);
  EXPECT_EQ(state, (State{.version = 4, .source = "crm"}));
}

}  // namespace
}  // namespace redress::imports
