#include <gtest/gtest.h>

#include "engine/complaint/state.h"
#include "tests/engine/complaint/told.h"

namespace redress::complaint {
namespace {

const char* const kReceived =
    R"(received { subject_category: "damp" references { source: "crm" reference: "C-1" } })";

// Correcting happens by a message that cannot be written as one line of text: dates stand in it.
std::string Corrects(std::uint64_t version, const std::string& iso_date, const std::string& fact) {
  v1::Fact correction;
  auto& corrected = *correction.mutable_corrected();
  corrected.set_version(version);
  if (!iso_date.empty()) *corrected.mutable_happened() = On(iso_date);
  if (!fact.empty()) *corrected.mutable_fact() = FactOf(fact);
  return correction.ShortDebugString();
}

Told Answered() {
  Told told;
  told.Then("2024-04-02", kReceived)
      .Then("2024-04-04", R"(acknowledged { stage: 1 handler_id: "ann" })")
      .Then("2024-04-15", "responded { stage: 1 }");
  return told;
}

std::optional<Day> DayOfMark(const State& state, v1::ClockFact fact) {
  for (const auto& mark : state.clock_facts.marks) {
    if (mark.fact == fact) return mark.at.day;
  }
  return std::nullopt;
}

TEST(CorrectedTest, ReplacesTheDay) {
  const State state = Fold(Answered().Then("2024-05-01", Corrects(1, "2024-03-28", "")).events());
  EXPECT_EQ(state.received_day, DayOf("2024-03-28"));
  EXPECT_EQ(DayOfMark(state, v1::CLOCK_FACT_RECEIVED), DayOf("2024-03-28"));
  EXPECT_EQ(state.subject_category, "damp");
  EXPECT_EQ(state.version, 4u);
  EXPECT_EQ(state.last_position, 40u);
  EXPECT_EQ(state.corrected_by, (std::map<std::uint64_t, std::uint64_t>{{1, 4}}));
}

TEST(CorrectedTest, ReplacesTheFactAndItsStage) {
  const State state =
      Fold(Answered().Then("2024-05-01", Corrects(3, "", "responded { stage: 2 }")).events());
  EXPECT_EQ(state.stage, 2u);
  EXPECT_FALSE(state.stages[0].responded);
  EXPECT_TRUE(state.stages[1].responded);
}

TEST(CorrectedTest, TheLatestHoldsFieldByField) {
  const State state = Fold(
      Answered()
          .Then("2024-05-01", Corrects(2, "2024-04-08", ""))
          .Then("2024-05-02", Corrects(2, "", R"(acknowledged { stage: 1 handler_id: "bob" })"))
          .Then("2024-05-03", Corrects(2, "2024-04-09", ""))
          .events());
  EXPECT_EQ(DayOfMark(state, v1::CLOCK_FACT_ACKNOWLEDGED), DayOf("2024-04-09"));
  EXPECT_EQ(state.stages[0].considered_by, std::set<std::string>{"bob"});
  EXPECT_EQ(state.corrected_by, (std::map<std::uint64_t, std::uint64_t>{{2, 6}}));
}

TEST(CorrectedTest, AnnullingItUndoesIt) {
  const State state = Fold(Answered()
                               .Then("2024-05-01", Corrects(2, "2024-04-08", ""))
                               .Then("2024-05-02", "annulled { versions: 4 }")
                               .events());
  EXPECT_EQ(DayOfMark(state, v1::CLOCK_FACT_ACKNOWLEDGED), DayOf("2024-04-04"));
  EXPECT_TRUE(state.corrected_by.empty());
  EXPECT_EQ(state.annulled_by, (std::map<std::uint64_t, std::uint64_t>{{4, 5}}));
}

class NotApplicableTest : public testing::TestWithParam<std::string> {};

TEST_P(NotApplicableTest, ChangesNothingButHowFarTheStreamIs) {
  auto told = Answered();
  told.Then("2024-05-01", Corrects(1, "2024-04-01", ""))
      .Then("2024-05-02", "annulled { versions: 3 }");
  State expected = Fold(told.events());
  told.Then("2024-05-03", GetParam());
  expected.version = 6;
  expected.last_position = 60;
  expected.body_cases.push_back(told.events().back().event().fact().body_case());
  EXPECT_EQ(Fold(told.events()), expected);
}

INSTANTIATE_TEST_SUITE_P(Complaint, NotApplicableTest,
                         testing::Values(Corrects(0, "2024-01-01", ""),
                                         Corrects(7, "2024-01-01", ""),
                                         Corrects(6, "2024-01-01", ""),          // Itself.
                                         Corrects(4, "2024-01-01", ""),          // A correction.
                                         Corrects(5, "2024-01-01", ""),          // An annulment.
                                         Corrects(2, "2024-01-01", "noted {}"),  // Another kind.
                                         Corrects(2, "", ""),
                                         "annulled { versions: 0 versions: 6 versions: 99 }",
                                         "annulled { versions: 5 }",    // An annulment.
                                         "annulled { versions: 3 }"));  // What is annulled.

TEST(AnnulledTest, LeavesTheRestAsIfItHadNeverBeen) {
  const State state = Fold(Answered().Then("2024-05-01", "annulled { versions: 3 }").events());
  EXPECT_EQ(state.status, v1::COMPLAINT_STATUS_OPEN);
  EXPECT_FALSE(state.stages[0].responded);
  EXPECT_EQ(state.clock_facts.marks.size(), 2u);
}

TEST(AnnulledTest, OfEverythingLeavesARecordInError) {
  const State state = Fold(
      Answered().Then("2024-05-01", "annulled { versions: 1 versions: 2 versions: 3 }").events());
  EXPECT_EQ(state.status, v1::COMPLAINT_STATUS_RECORDED_IN_ERROR);
  EXPECT_TRUE(state.references.empty());
  EXPECT_EQ(state.stage, 0u);
  EXPECT_EQ(state.clock_facts, clocks::Facts{});
  EXPECT_EQ(state.version, 4u);
}

TEST(AnnulledTest, ARecordAnnulledWholeBeginsAnewHotAndFolded) {
  auto told = Answered();
  told.Then("2024-05-01", "annulled { versions: 1 versions: 2 versions: 3 }");
  State hot = Fold(told.events());
  told.Then("2024-04-03", kReceived);
  Evolve(hot, told.events().back());
  EXPECT_EQ(hot.status, v1::COMPLAINT_STATUS_OPEN);
  EXPECT_EQ(hot, Fold(told.events()));
}

TEST(AnnulledTest, ARecordThatSaysItIsAnErrorStaysOne) {
  auto told = Answered();
  told.Then("2024-05-01", "recorded_in_error {}").Then("2024-05-02", "noted {}");
  EXPECT_EQ(Fold(told.events()).status, v1::COMPLAINT_STATUS_RECORDED_IN_ERROR);
}

TEST(FoldAsOfTest, LeavesOutWhatHappenedLaterButSeesItsVersion) {
  const State state = FoldAsOf(Answered().events(), DayOf("2024-04-14"));
  EXPECT_EQ(state.status, v1::COMPLAINT_STATUS_OPEN);
  EXPECT_EQ(state.version, 3u);
  EXPECT_EQ(state.clock_facts.marks.size(), 2u);
  EXPECT_EQ(FoldAsOf(Answered().events(), DayOf("2024-04-15")), Fold(Answered().events()));
}

TEST(FoldAsOfTest, GoesByTheCorrectedDay) {
  const auto told = Answered().Then("2024-05-01", Corrects(3, "2024-04-10", ""));
  EXPECT_EQ(FoldAsOf(told.events(), DayOf("2024-04-10")).status, v1::COMPLAINT_STATUS_RESPONDED);
  EXPECT_EQ(FoldAsOf(told.events(), DayOf("2024-04-09")).status, v1::COMPLAINT_STATUS_OPEN);
}

TEST(FoldAsOfTest, AnnulsWhateverTheDayOfTheAnnulment) {
  const auto told = Answered().Then("2024-05-01", "annulled { versions: 2 }");
  EXPECT_FALSE(FoldAsOf(told.events(), DayOf("2024-04-05")).stages[0].acknowledged);
}

TEST(FoldAsOfTest, CountsADayNotKnownFromItsRecording) {
  Told told;
  told.Then("2024-04-02", kReceived).ThenRecorded("", "2024-04-20", "responded { stage: 1 }");
  EXPECT_EQ(FoldAsOf(told.events(), DayOf("2024-04-19")).status, v1::COMPLAINT_STATUS_OPEN);
  EXPECT_EQ(FoldAsOf(told.events(), DayOf("2024-04-20")).status, v1::COMPLAINT_STATUS_RESPONDED);
}

TEST(FoldAsOfTest, BeforeEverythingThereIsOnlyAVersion) {
  const State state = FoldAsOf(Answered().events(), DayOf("2024-01-01"));
  EXPECT_EQ(state.status, v1::COMPLAINT_STATUS_UNSPECIFIED);
  EXPECT_EQ(state.version, 3u);
}

TEST(FoldTest, OfNothingIsNothing) { EXPECT_EQ(Fold({}), State{}); }

// Law 7: no text about a person may make a difference.
TEST(FoldTest, IsBlindToPersonalText) {
  Told told;
  told.Then("2024-04-02", R"(received { words { sealed { key_id: 1 ciphertext: "one" } } })")
      .Then("2024-04-03",
            R"(defined { stage: 1 points { point_id: "a" text { sealed { key_id: 1 } } } })")
      .Then("2024-04-04",
            R"(responded { stage: 1 letter { sealed { key_id: 1 ciphertext: "x" } } })");
  Told erased;
  erased.Then("2024-04-02", R"(received { words { erased { commitment: "zzz" } } })")
      .Then("2024-04-03", R"(defined { stage: 1 points { point_id: "a" text { erased {} } } })")
      .Then("2024-04-04",
            R"(responded { stage: 1 letter { sealed { key_id: 9 ciphertext: "y" } } })");
  EXPECT_EQ(Fold(told.events()), Fold(erased.events()));
}

}  // namespace
}  // namespace redress::complaint
