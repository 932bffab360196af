#include <gtest/gtest.h>

#include "tests/engine/commands/history.h"

namespace redress::commands {
namespace {

const Said kDamp{"c1", "2024-04-02", R"(received { subject_category: "damp" })"};

std::string Answer(const Office& office, const Command& command) {
  const auto decided = office.Decide(command);
  return decided ? "recorded" : ToText(decided.error());
}

std::vector<std::uint64_t> Versions(const std::vector<v1::Event>& events) {
  std::vector<std::uint64_t> versions;
  for (const auto& event : events) versions.push_back(event.version());
  return versions;
}

TEST(DecideTest, MakesTheWholeEvent) {
  Office office;
  office.Told(kDamp);
  Command command = Office::Make(
      v1::INTENT_REPORT, {{"c1", "2024-04-04", R"(acknowledged { stage: 1 handler_id: "ann" })"}});
  command.correlation_id = "thread";
  command.causation_position = 9;
  command.steps[0].channel = v1::CHANNEL_EMAIL;
  command.steps[0].actor_id = "desk";
  v1::Event expected;
  expected.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
  expected.mutable_stream()->set_id("c1");
  expected.set_version(2);
  *expected.mutable_happened() = On("2024-04-04");
  expected.set_actor_id("desk");
  expected.set_channel(v1::CHANNEL_EMAIL);
  expected.set_stage(1);
  expected.set_category("damp");
  expected.set_correlation_id("thread");
  expected.set_causation_position(9);
  expected.set_intent(v1::INTENT_REPORT);
  *expected.mutable_fact() = command.steps[0].fact;
  const auto events = office.Decide(command);
  ASSERT_TRUE(events.has_value());
  ASSERT_EQ(events->size(), 1u);
  EXPECT_EQ(events->front().DebugString(), expected.DebugString());
}

TEST(DecideTest, TheFirstEventCarriesItsOwnCategoryAndStage) {
  const auto events = Office().Decide(Office::Make(v1::INTENT_ASK, {kDamp}));
  ASSERT_TRUE(events.has_value());
  EXPECT_EQ(events->front().category(), "damp");
  EXPECT_EQ(events->front().stage(), 1u);
  EXPECT_EQ(events->front().version(), 1u);
}

TEST(DecideTest, WhatIsAskedWithoutADayHappensToday) {
  const auto events = Office().Decide(Office::Make(v1::INTENT_ASK, {{"c1", "?", "received {}"}}));
  ASSERT_TRUE(events.has_value());
  EXPECT_EQ(events->front().happened().DebugString(), On("2024-06-03").DebugString());
}

TEST(DecideTest, WhatIsReportedNeedsADayOrThatItIsNotKnown) {
  Office office;
  EXPECT_EQ(
      Answer(office, Office::Make(v1::INTENT_REPORT, {{"c1", "?", "received {}"}})),
      "DATE_NEEDED happened: expected when it happened, or grade NOT_KNOWN, but found neither");
  EXPECT_EQ(Answer(office, Office::Make(v1::INTENT_REPORT, {{"c1", "", "received {}"}})),
            "recorded");
}

TEST(DecideTest, NothingGoesWithoutALandlord) {
  EXPECT_EQ(Answer(Office::Bare(),
                   Office::Make(v1::INTENT_REPORT, {{"c1", "2025-01-01", "received {}"}})),
            "LANDLORD_NOT_FOUND landlord_id: expected a landlord that was created, but there is "
            "none with that id");
}

TEST(DecideTest, ALandlordIsCreatedWithItsOfficersInOneCommand) {
  const auto events = Office::Bare().Decide(
      Office::Make(v1::INTENT_ASK, {{"town", "?", R"(landlord_created { display_name: "Town" })"},
                                    {"town", "?", R"(officer_registered { officer_id: "ann" })"},
                                    {"p1", "?", "person_registered {}"}}));
  ASSERT_TRUE(events.has_value());
  EXPECT_EQ(Versions(*events), (std::vector<std::uint64_t>{1, 2, 1}));
}

TEST(DecideTest, ExpectedVersionIsOfTheFirstStepsStream) {
  Office office;
  office.Told(kDamp);
  Command command =
      Office::Make(v1::INTENT_ASK, {{"c1", "?", "noted {}"}, {"c1", "?", "noted {}"}});
  for (const std::uint64_t version : {0, 2}) {
    command.expected_version = version;
    EXPECT_EQ(Answer(office, command),
              "VERSION_MISMATCH steps[0].expected_version: expected version " +
                  std::to_string(version) + ", but found 1");
  }
  command.expected_version = 1;
  EXPECT_EQ(Answer(office, command), "recorded");
}

TEST(DecideTest, ExpectedVersionZeroIsOfWhatDoesNotExistYet) {
  Command command = Office::Make(v1::INTENT_ASK, {kDamp});
  command.expected_version = 0;
  EXPECT_EQ(Answer(Office(), command), "recorded");
}

TEST(DecideTest, EachStepIsDecidedOnTopOfThoseBefore) {
  Office office;
  const std::vector<Said> life = {
      kDamp,
      {"town", "2024-04-03", R"(officer_registered { officer_id: "dee" })"},
      {"c1", "2024-04-04", R"(acknowledged { stage: 1 handler_id: "dee" })"},
      {"c1", "2024-04-05", R"(defined { stage: 1 points { point_id: "a" } })"},
      {"c1", "2024-04-15",
       Response(1, R"(decisions { point_id: "a" outcome: OUTCOME_UPHELD reasons { length: 3 } })")},
      {"c1", "2024-05-01", "escalation_requested { to_stage: 2 }"}};
  const auto events = office.Decide(Office::Make(v1::INTENT_ASK, life));
  ASSERT_TRUE(events.has_value()) << ToText(events.error());
  EXPECT_EQ(Versions(*events), (std::vector<std::uint64_t>{1, 10, 2, 3, 4, 5}));
  EXPECT_EQ(events->back().category(), "damp");
  EXPECT_EQ(events->back().fact().escalation_requested().to_stage(), 2u);
}

TEST(DecideTest, ARefusalNamesItsStep) {
  EXPECT_EQ(Answer(Office(),
                   Office::Make(v1::INTENT_ASK, {kDamp, {"c1", "?", "responded { stage: 1 }"}})),
            "NOT_ACKNOWLEDGED steps[1].responded.stage 6.2: expected an acknowledged stage, but "
            "stage 1 is not");
}

TEST(DecideTest, TheFormOfEveryStepComesFirst) {
  EXPECT_EQ(Answer(Office(), Office::Make(v1::INTENT_ASK,
                                          {{"c9", "?", "noted {}"}, {"c1", "?", "logged {}"}})),
            "MALFORMED steps[1].logged.stage: expected 1 to 3, but found 0");
}

TEST(DecideTest, OneReferenceGoesToOneComplaintOfACommand) {
  const char* received = R"(received { references { source: "crm" reference: "1" } })";
  EXPECT_EQ(Answer(Office(),
                   Office::Make(v1::INTENT_REPORT, {{"c1", "", received}, {"c2", "", received}})),
            "REFERENCE_TAKEN steps[1].received.references[0]: expected a reference no other "
            "complaint has, but one has it");
}

TEST(DecideTest, StreamsOfOneCommandMayNameEachOther) {
  EXPECT_EQ(Answer(Office(),
                   Office::Make(v1::INTENT_REPORT,
                                {{"k2", "", R"(contact_received { complaint_ids: "c1" })"},
                                 {"c1", "", R"(received { contact_id: "k2" resident_id: "p2" })"},
                                 {"p2", "", "person_registered {}"}})),
            "recorded");
}

TEST(DecideTest, SplitsAComplaintInOneCommand) {
  Office office;
  office.Told(kDamp);
  const auto events = office.Decide(Office::Make(
      v1::INTENT_ASK,
      {{"c1", "?",
        R"(further_complaint_raised { stage: 1 place: FURTHER_COMPLAINT_PLACE_APART new_complaint_id: "c2" })"},
       {"c2", "?", "received {}"}}));
  ASSERT_TRUE(events.has_value()) << ToText(events.error());
  EXPECT_EQ(Versions(*events), (std::vector<std::uint64_t>{2, 1}));
}

TEST(DecideTest, ARecordIsAnnulledAndReceivedAnewInOneCommand) {
  Office office;
  office.Told(kDamp);
  const auto events = office.Decide(
      Office::Make(v1::INTENT_REPORT, {{"c1", "", "annulled { versions: 1 }"}, kDamp}));
  ASSERT_TRUE(events.has_value()) << ToText(events.error());
  EXPECT_EQ(Versions(*events), (std::vector<std::uint64_t>{2, 3}));
}

TEST(DecideTest, ReassignsManyOrNone) {
  Office office;
  std::vector<Said> steps;
  for (int i = 0; i < 100; ++i) {
    const std::string id = "c" + std::to_string(i);
    office.Told({id, "2024-04-02", "received {}"});
    steps.push_back({id, "?", R"(handler_assigned { stage: 1 handler_id: "ann" })"});
  }
  const Command command = Office::Make(v1::INTENT_ASK, steps);
  EXPECT_EQ(Versions(office.Record(command)), std::vector<std::uint64_t>(100, 2));
  office.Told({"c7", "2024-04-02", R"(conflict_declared { stage: 1 officer_id: "ann" })"});
  EXPECT_EQ(Answer(office, command),
            "CONFLICT_OF_INTEREST steps[7].handler_assigned.handler_id 5.8c: expected somebody "
            "without a conflict of interest, but that officer declared one");
}

TEST(DecideTest, ChangesNoStateItWasGiven) {
  Office office;
  office.Told(kDamp);
  const StreamState before = office.StateOf(KeyOf("c1"));
  ASSERT_TRUE(office.Decide(
      Office::Make(v1::INTENT_ASK, {{"c1", "?", "noted {}"}, {"c1", "?", "noted {}"}})));
  const StreamState& after = office.StateOf(KeyOf("c1"));
  EXPECT_EQ(after.version, before.version);
  EXPECT_TRUE(std::get<complaint::State>(after.body) == std::get<complaint::State>(before.body));
}

}  // namespace
}  // namespace redress::commands
