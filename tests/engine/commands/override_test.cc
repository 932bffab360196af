#include <gtest/gtest.h>

#include "tests/engine/commands/history.h"

namespace redress::commands {
namespace {

void Lift(Command& command, const std::vector<std::string>& checks) {
  for (const auto& check : checks) {
    v1::Personal reason;
    reason.set_length(3);
    command.overrides.push_back({check, reason});
  }
}

Command Asked(const std::vector<Said>& said, const std::vector<std::string>& checks) {
  Command command = Office::Make(v1::INTENT_ASK, said);
  Lift(command, checks);
  return command;
}

// A response with everything wrong that can be.
const Said kBare{"c1", "2024-05-10", R"(responded { stage: 2 responder_id: "ann" })"};

Office OfficeAtStageTwo() {
  Office office;
  for (const auto& said :
       {kReceived, kAcknowledged, kDefined, kResponded, kEscalated,
        Said{"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })"}}) {
    office.Told(said);
  }
  return office;
}

TEST(OverrideTest, EachBlockHasToBeLiftedInTheOrderOfTheReasons) {
  const Office office = OfficeAtStageTwo();
  std::vector<std::string> lifted;
  for (const std::string reason :
       {"SAME_PERSON_AT_BOTH_STAGES", "RESPONSE_INCOMPLETE", "POINT_UNDECIDED"}) {
    const std::string answer = Weighed(office, Asked({kBare}, lifted));
    EXPECT_EQ(answer.substr(0, answer.find(' ')), reason);
    lifted.push_back(reason);
  }
  const auto decided = office.Weigh(Asked({kBare}, lifted));
  ASSERT_TRUE(decided.has_value()) << ToText(decided.error());
  ASSERT_EQ(decided->events.size(), 4u);
  for (std::size_t i = 0; i < lifted.size(); ++i) {
    EXPECT_EQ(decided->events[i].fact().block_overridden().check(), lifted[i]);
    EXPECT_EQ(decided->events[i].version(), 7 + i);
  }
  EXPECT_EQ(decided->events[1].fact().block_overridden().provision(), "6.19a");
  EXPECT_TRUE(decided->events[3].fact().has_responded());
  EXPECT_EQ(decided->warnings.size(), 9u);  // One person, seven parts, one point.
}

TEST(OverrideTest, OneThatIsNotNeededMakesNothing) {
  Office office;
  office.Told(kReceived);
  const auto decided =
      office.Weigh(Asked({{"c1", "2024-04-04", "noted {}"}}, {"RESPONSE_INCOMPLETE", "LATE"}));
  ASSERT_TRUE(decided.has_value());
  EXPECT_EQ(decided->events.size(), 1u);
}

TEST(OverrideTest, LiftsNothingButItsOwnCheck) {
  EXPECT_EQ(Weighed(OfficeAtStageTwo(), Asked({kBare}, {"RESPONSE_INCOMPLETE"})).substr(0, 27),
            "SAME_PERSON_AT_BOTH_STAGES ");
}

TEST(OverrideTest, NeverLiftsWhatMakesNoSense) {
  Office office;
  office.Told(kReceived);
  EXPECT_EQ(Weighed(office, Asked({{"c1", "2024-04-15", "responded { stage: 1 }"}},
                                  {"RESPONSE_INCOMPLETE", "POINT_UNDECIDED"}))
                .substr(0, 16),
            "NOT_ACKNOWLEDGED");
}

// Its reason is sealed in one stream, and is never copied to another.
TEST(OverrideTest, HoldsInTheFirstStepsStreamOnly) {
  Office office;
  for (const auto& said : {kReceived, Said{"c2", "2024-04-02", "received {}"}}) office.Told(said);
  const Said first{"c1", "2024-04-05", "complaint_refused {}"};
  const Said second{"c2", "2024-04-05", "complaint_refused {}"};
  EXPECT_EQ(Weighed(office, Asked({first, second}, {"REFUSAL_INCOMPLETE"})).substr(0, 27),
            "REFUSAL_INCOMPLETE steps[1]");
}

TEST(OverrideTest, LaterStepsStandOnTopOfIt) {
  Office office;
  office.Told(kReceived);
  const auto decided = office.Weigh(
      Asked({{"c1", "2024-04-05", "complaint_refused {}"}, {"c1", "2024-04-05", "noted {}"}},
            {"REFUSAL_INCOMPLETE"}));
  ASSERT_TRUE(decided.has_value()) << ToText(decided.error());
  ASSERT_EQ(decided->events.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(decided->events[i].version(), 2 + i);
}

struct BadOverride {
  const char* name;
  v1::Intent intent;
  std::vector<std::string> checks;
  std::uint32_t length;
  const char* answer;
};

class BadOverrideTest : public testing::TestWithParam<BadOverride> {};

TEST_P(BadOverrideTest, IsMalformed) {
  Office office;
  office.Told(kReceived);
  Command command =
      Office::Make(GetParam().intent, {{"c1", "2024-04-04", R"(noted { text { length: 3 } })"}});
  Lift(command, GetParam().checks);
  for (auto& override : command.overrides) override.reason.set_length(GetParam().length);
  EXPECT_EQ(Weighed(office, command), GetParam().answer);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadOverrideTest,
    testing::Values(
        BadOverride{"Reported",
                    v1::INTENT_REPORT,
                    {"LATE"},
                    3,
                    "MALFORMED header.overrides: expected overrides of what is asked, but this is "
                    "reported"},
        BadOverride{"OfNoCheck",
                    v1::INTENT_ASK,
                    {"LATE", "LATENESS"},
                    3,
                    "MALFORMED header.overrides[1].check: expected a check that may be lifted, but "
                    "found another"},
        BadOverride{"OfWhatHoldsAlways",
                    v1::INTENT_ASK,
                    {"STAGE_NOT_OPEN"},
                    3,
                    "MALFORMED header.overrides[0].check: expected a check that may be lifted, but "
                    "found another"},
        BadOverride{"WithItsPrefix",
                    v1::INTENT_ASK,
                    {"REFUSAL_REASON_LATE"},
                    3,
                    "MALFORMED header.overrides[0].check: expected a check that may be lifted, but "
                    "found another"},
        BadOverride{"Twice",
                    v1::INTENT_ASK,
                    {"LATE", "LATE"},
                    3,
                    "MALFORMED header.overrides[1].check: expected each check once, but found one "
                    "again"},
        BadOverride{"WithoutAReason",
                    v1::INTENT_ASK,
                    {"LATE"},
                    0,
                    "MALFORMED header.overrides[0].reason: expected why, but there is nothing"},
        BadOverride{"TooMany", v1::INTENT_ASK, std::vector<std::string>(kOverridesMax + 1, "LATE"),
                    3, "MALFORMED header.overrides: expected at most 20 entries, but found 21"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(BoundsTest, OneCommandLiftsAndWarnsOfNoMoreThanSoMuch) {
  Office office;
  for (const auto& said : {kReceived, kResponded, kEscalated}) office.Told(said);
  const auto reassigned = [](std::size_t count) {
    return std::vector<Said>(
        count, {"c1", "2024-05-02", R"(handler_assigned { stage: 2 handler_id: "ann" })"});
  };
  office.Told({"c1", "2024-04-02", R"(handler_assigned { stage: 1 handler_id: "ann" })"});
  const std::vector<std::string> lifted = {"SAME_PERSON_AT_BOTH_STAGES"};
  EXPECT_EQ(office.Weigh(Asked(reassigned(kLiftedMax), lifted))->events.size(), 2 * kLiftedMax);
  EXPECT_EQ(Weighed(office, Asked(reassigned(kLiftedMax + 1), lifted)),
            "MALFORMED header.overrides: expected overrides to lift at most 50 blocks of a "
            "command, but they lift more");
  office.Adopt(v1::LAW_KIND_POLICY,
               "id: \"landlord\" version: 1 asked_rules { check: \"SAME_PERSON_AT_BOTH_STAGES\" "
               "action: ASKED_ACTION_WARN }");
  EXPECT_EQ(office.Weigh(Asked(reassigned(kWarningsMax + 1), {}))->warnings.size(), kWarningsMax);
}

// A policy settles what is its to settle, and says it once.
TEST(AskedRulesTest, ThatCannotStandAreRefusedWithTheirLine) {
  const auto answer = [](const std::string& rules) {
    Command command = Office::Make(v1::INTENT_ASK, {{"town", "2024-05-01", "law_adopted {}"}});
    auto& adopted = *command.steps[0].fact.mutable_law_adopted();
    adopted.set_kind(v1::LAW_KIND_POLICY);
    adopted.set_id("landlord");
    adopted.set_version(1);
    adopted.set_content("id: \"landlord\"\nversion: 1\n" + rules);
    adopted.set_digest(std::string(32, 'd'));
    return Weighed(Office(), command);
  };
  const std::string late = "asked_rules { check: \"LATE\" action: ASKED_ACTION_BLOCK }\n";
  EXPECT_EQ(answer(late), "recorded");
  EXPECT_EQ(answer(late + "asked_rules { check: \"MALFORMED\" action: ASKED_ACTION_WARN }\n"),
            "LAW_INVALID law_adopted.content: landlord.textproto:4: expected a check that a policy "
            "may settle, but found another");
  EXPECT_EQ(answer("asked_rules { check: \"LATE\" }\n"),
            "LAW_INVALID law_adopted.content: landlord.textproto:3: expected ASKED_ACTION_BLOCK or "
            "ASKED_ACTION_WARN, but the action is another or is not said");
  EXPECT_EQ(answer(late + late),
            "LAW_INVALID law_adopted.content: landlord.textproto:4: expected one rule for \"LATE\", "
            "but there are more");
}

}  // namespace
}  // namespace redress::commands
