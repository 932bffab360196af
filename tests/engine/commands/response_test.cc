#include <gtest/gtest.h>

#include "tests/engine/commands/history.h"

namespace redress::commands {
namespace {

// A part of a response, as 6.9 and 6.19 letter them.
struct PartRow {
  char letter;
  const char* field;
};

const PartRow kParts[] = {{'a', "stage_stated"},    {'b', "definition_stated"},
                          {'c', "decision_stated"}, {'d', "reasons_stated"},
                          {'e', "remedy_stated"},   {'f', "actions_stated"},
                          {'g', "next_step_told"}};

class ResponsePartTest : public testing::TestWithParam<PartRow> {};

// Not recorded, and said to be left out: neither is a yes.
TEST_P(ResponsePartTest, MustBeSaidAtBothStages) {
  Office office;
  for (const auto& said : {kReceived, kAcknowledged}) office.Told(said);
  const std::string field = GetParam().field;
  const auto answer = [&](int stage, const char* value) {
    const auto weighed = office.Weigh(Office::Make(
        v1::INTENT_ASK, {{"c1", "2024-05-03", Response(stage, field + ": " + value)}}));
    return weighed ? "recorded" : weighed.error().field + " " + weighed.error().provision;
  };
  for (const char* value : {"YES_NO_UNSPECIFIED", "YES_NO_NO"}) {
    EXPECT_EQ(answer(1, value), "responded." + field + " 6.9" + GetParam().letter);
  }
  EXPECT_EQ(answer(1, "YES_NO_YES"), "recorded");
  for (const auto& said :
       {kResponded, kEscalated, Said{"c1", "2024-05-02", "acknowledged { stage: 2 }"}}) {
    office.Told(said);
  }
  for (const char* value : {"YES_NO_UNSPECIFIED", "YES_NO_NO"}) {
    EXPECT_EQ(answer(2, value), "responded." + field + " 6.19" + GetParam().letter);
  }
  EXPECT_EQ(answer(2, "YES_NO_YES"), "recorded");
}

INSTANTIATE_TEST_SUITE_P(Parts, ResponsePartTest, testing::ValuesIn(kParts),
                         [](const auto& row) { return std::string(row.param.field); });

// Which points a response has to decide: what is given, what it decides, and what is left.
struct PointsRow {
  const char* name;
  std::vector<Said> given;
  int stage;
  std::vector<const char*> decided;
  const char* undecided;  // "recorded", or what is said of the points.
};

constexpr const char* kDefinedAb =
    R"(defined { stage: 1 points { point_id: "a" } points { point_id: "b" } })";
const Said kAtStageTwo{"c1", "2024-05-02", "acknowledged { stage: 2 }"};

std::vector<Said> Then(std::vector<Said> given, const std::vector<Said>& more) {
  given.insert(given.end(), more.begin(), more.end());
  return given;
}

std::vector<PointsRow> PointsRows() {
  const std::vector<Said> first = {kReceived, kAcknowledged, {"c1", "2024-04-04", kDefinedAb}};
  const std::vector<Said> second = Then(first, {kResponded});
  const Said whole = kEscalated;
  const Said partial{"c1", "2024-05-01", R"(escalation_requested { to_stage: 2 point_ids: "b" })"};
  const auto raised = [](const char* place) {
    return Said{"c1", "2024-04-10",
                std::string("further_complaint_raised { stage: 1 points { point_id: \"n\" } place: "
                            "FURTHER_COMPLAINT_PLACE_") +
                    place + " }"};
  };
  return {
      {"All", first, 1, {"a", "b"}, "recorded"},
      {"OneLeft", first, 1, {"a"}, "but b has none"},
      {"TwoLeft", first, 1, {}, "but a has none, nor have 1 more"},
      {"NothingDefined", {kReceived, kAcknowledged}, 1, {}, "recorded"},
      {"JoinedCounts", Then(first, {raised("JOINED")}), 1, {"a", "b"}, "but n has none"},
      {"ApartDoesNot", Then(first, {raised("APART")}), 1, {"a", "b"}, "recorded"},
      {"OfStageOneAllGoFurther", Then(second, {whole, kAtStageTwo}), 2, {"b"}, "but a has none"},
      {"OnlyThoseTakenFurther", Then(second, {partial, kAtStageTwo}), 2, {"b"}, "recorded"},
      {"ThoseTakenFurther", Then(second, {partial, kAtStageTwo}), 2, {"a"}, "but b has none"},
      {"AllOnceARequestNamesNone",
       Then(second, {partial, whole, kAtStageTwo}),
       2,
       {"b"},
       "but a has none"},
      {"DefinedAtStageTwoCounts",
       Then(second, {partial,
                     kAtStageTwo,
                     {"c1", "2024-05-02", R"(defined { stage: 2 points { point_id: "z" } })"}}),
       2,
       {"b"},
       "but z has none"},
      {"AnnulledDoesNot",
       Then(first, {{"c1", "2024-04-10", "annulled { versions: 3 }"}}),
       1,
       {},
       "recorded"},
  };
}

class PointsTest : public testing::TestWithParam<PointsRow> {};

TEST_P(PointsTest, HaveToBeDecided) {
  Office office;
  for (const auto& said : GetParam().given) office.Told(said);
  std::string decisions;
  for (const std::string id : GetParam().decided) {
    decisions +=
        " decisions { point_id: \"" + id + "\" outcome: OUTCOME_UPHELD reasons { length: 3 } }";
  }
  const std::string answer =
      Answer(office, v1::INTENT_ASK, {"c1", "2024-05-03", Response(GetParam().stage, decisions)});
  EXPECT_NE(answer.find(GetParam().undecided), std::string::npos) << answer;
}

INSTANTIATE_TEST_SUITE_P(Rows, PointsTest, testing::ValuesIn(PointsRows()),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(DecisionOfAPointTest, NeedsItsOutcomeAndItsReasons) {
  Office office;
  for (const auto& said : {kReceived, kAcknowledged, kDefined}) office.Told(said);
  const auto answer = [&](const std::string& decision) {
    return Answer(
               office, v1::INTENT_ASK,
               {"c1", "2024-04-15", Response(1, "decisions { point_id: \"a\" " + decision + " }")})
        .substr(0, 15);
  };
  EXPECT_EQ(answer("outcome: OUTCOME_NOT_UPHELD reasons { length: 3 }"), "recorded");
  EXPECT_EQ(answer("reasons { length: 3 }"), "POINT_UNDECIDED");
  EXPECT_EQ(answer("outcome: OUTCOME_NOT_UPHELD"), "POINT_UNDECIDED");
  EXPECT_EQ(answer("outcome: OUTCOME_NOT_UPHELD reasons {}"), "POINT_UNDECIDED");
}

// The final response alone has to send the resident to the Ombudsman.
TEST(FinalResponseTest, NeedsTheOmbudsmansDetailsOnRecord) {
  Office office;
  for (const auto& said : {Said{"c1", "2023-11-01", "received {}"},
                           Said{"c1", "2023-11-02", "acknowledged { stage: 1 }"},
                           Said{"c1", "2023-11-20", "escalation_requested { to_stage: 2 }"},
                           Said{"c1", "2023-11-21", "acknowledged { stage: 2 }"}}) {
    office.Told(said);
  }
  const auto answer = [&](int stage) {
    return Answer(office, v1::INTENT_ASK, {"c1", "2023-12-01", Response(stage)}).substr(0, 25);
  };
  EXPECT_EQ(answer(1), "recorded");
  office.Adopt(v1::LAW_KIND_EDITION, TwoStages(2023));
  EXPECT_EQ(answer(1), "recorded");
  EXPECT_EQ(answer(2), "OMBUDSMAN_DETAILS_MISSING");
}

}  // namespace
}  // namespace redress::commands
