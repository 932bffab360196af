#include <algorithm>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/engine/findings/fixture.h"

// What is promised by a date, as remedies (7.3), actions (6.6) and orders (9.7c) are.
namespace redress::findings {
namespace {

constexpr std::string_view kNever = "never";
constexpr std::string_view kDue = "due_date { year: 2024 month: 5 day: 10 }";

struct Row {
  std::string name;
  std::string_view due;    // The date stated, or nothing.
  std::string_view done;   // A day, kNotKnown or kNever.
  std::string_view proof;  // Of its being done.
  std::string_view today;
  std::string expected;  // With a lead of three working days.
};

class PromiseTest : public testing::TestWithParam<Row> {};
class DatedPromiseTest : public testing::TestWithParam<Row> {};

const Row kRows[] = {
    {"DoneEarly", kDue, "2024-05-02", "proof {}", "2024-06-28", "COMPLIED"},
    {"DoneOnTheDay", kDue, "2024-05-10", "proof {}", "2024-06-28", "COMPLIED"},
    {"DoneLate", kDue, "2024-05-13", "proof {}", "2024-06-28", "BREACHED"},
    {"DoneLateWithoutProof", kDue, "2024-05-13", "", "2024-06-28", "BREACHED"},
    {"DoneOnNoKnownDay", kDue, kNotKnown, "proof {}", "2024-07-31", "NO_EVIDENCE"},
    {"DoneWithoutProof", kDue, "2024-05-02", "", "2024-06-28", "NO_EVIDENCE"},
    {"DoneWithoutADate", "", "2024-05-02", "proof {}", "2024-06-28", "NO_EVIDENCE"},
    {"Open", kDue, kNever, "", "2024-05-03", "NOT_APPLICABLE"},
    {"Near", kDue, kNever, "", "2024-05-07", "AT_RISK"},  // 8, 9, 10 May.
    {"OnTheDay", kDue, kNever, "", "2024-05-10", "AT_RISK"},
    {"Past", kDue, kNever, "", "2024-05-11", "NO_EVIDENCE"},
    {"OpenWithoutADate", "", kNever, "", "2024-05-03", "NO_EVIDENCE"},
};

// The Ombudsman need not state a date.
std::vector<Row> DatedRows() {
  std::vector<Row> rows;
  std::copy_if(std::begin(kRows), std::end(kRows), std::back_inserter(rows),
               [](const Row& row) { return !row.due.empty(); });
  return rows;
}

const editions::Law& LawWithLead() {
  static const auto* law =
      new editions::Law(LawWith("warning_leads { working_days: 3 }"));  // Never freed.
  return *law;
}

Story Begun() {
  Story story;
  story.Given("2024-04-02", "received {}");
  return story;
}

std::string Fact(const std::string& begin, std::string_view rest) {
  return begin + " " + std::string(rest) + " }";
}

TEST_P(PromiseTest, OfARemedy) {
  const Row& row = GetParam();
  auto story = Begun();
  story.Given("2024-04-16", Fact("remedy_agreed { remedy_id: \"x\" stage: 1 what {}", row.due));
  if (row.done != kNever) {
    story.Given(row.done, Fact("remedy_done { remedy_id: \"x\"", row.proof));
  }
  EXPECT_EQ(story.Line("7.3", row.today, LawWithLead()), row.expected);
}

TEST_P(PromiseTest, OfAnAction) {
  const Row& row = GetParam();
  auto story = Begun();
  story.Given("2024-04-16",
              Fact("action_agreed { action_id: \"x\" stage: 1 owner_id: \"ann\"", row.due));
  if (row.done != kNever) {
    story.Given(row.done, Fact("action_done { action_id: \"x\"", row.proof));
  }
  EXPECT_EQ(story.Line("6.6", row.today, LawWithLead()), row.expected + " stage=1");
}

TEST_P(DatedPromiseTest, OfAnOrder) {
  const Row& row = GetParam();
  auto story = Begun();
  story.Given("2024-04-16", Fact("order_made { order_id: \"x\"", row.due));
  if (row.done != kNever) {
    story.Given(row.done, Fact("order_complied { order_id: \"x\"", row.proof));
  }
  EXPECT_EQ(story.Line("9.7c", row.today, LawWithLead()), row.expected);
}

INSTANTIATE_TEST_SUITE_P(Rows, PromiseTest, testing::ValuesIn(kRows),
                         [](const auto& parameter) { return parameter.param.name; });

INSTANTIATE_TEST_SUITE_P(Rows, DatedPromiseTest, testing::ValuesIn(DatedRows()),
                         [](const auto& parameter) { return parameter.param.name; });

TEST(PromiseOfARemedyTest, DoneOnTheDayItWasAgreedNeedsNoDate) {
  auto story = Begun();
  story.Given("2024-04-16", "remedy_agreed { remedy_id: \"x\" stage: 1 what {} }")
      .Given("2024-04-16", "remedy_done { remedy_id: \"x\" proof {} }");
  EXPECT_EQ(story.Line("7.3", "2024-06-28"), "COMPLIED");
}

TEST(PromiseOfARemedyTest, TheGravestOfSeveralHolds) {
  auto story = Begun();
  story.Given("2024-04-16", Fact("remedy_agreed { remedy_id: \"x\" stage: 1 what {}", kDue))
      .Given("2024-04-16", Fact("remedy_agreed { remedy_id: \"y\" stage: 1 what {}", kDue))
      .Given("2024-05-13", "remedy_done { remedy_id: \"x\" proof {} }")
      .Given("2024-05-03", "remedy_done { remedy_id: \"y\" proof {} }");
  EXPECT_EQ(story.Line("7.3", "2024-06-28"), "BREACHED");
}

TEST(PromiseOfAnActionTest, OneWithoutAnOwnerIsNoEvidence) {
  auto story = Begun();
  story.Given("2024-04-16", Fact("action_agreed { action_id: \"x\" stage: 1", kDue));
  EXPECT_EQ(story.Line("6.6", "2024-05-03"), "NO_EVIDENCE stage=1");
}

TEST(PromiseOfAnOrderTest, ARecommendationIsNone) {
  auto story = Begun();
  story.Given("2024-04-16",
              Fact("order_made { order_id: \"x\" is_recommendation: YES_NO_YES", kDue));
  EXPECT_EQ(story.Line("9.7c", "2024-06-28"), "NOT_APPLICABLE");
}

TEST(PromiseOfAnOrderTest, AFailureOrderIsOne) {
  auto story = Begun();
  story.Given("2024-04-16", Fact("failure_order_issued { order_id: \"x\"", kDue))
      .Given("2024-05-13", "failure_order_complied { order_id: \"x\" proof {} }");
  EXPECT_EQ(story.Line("9.7c", "2024-06-28"), "BREACHED");
}

}  // namespace
}  // namespace redress::findings
