#include <algorithm>

#include <gtest/gtest.h>

#include "tests/cases/report.h"

// That the engine says of real chronologies what the Ombudsman said of them.
namespace redress::cases {
namespace {

// What the determinations hold: a case or a finding that is dropped must be seen.
constexpr int kChronologies = 8;
constexpr int kFindings = 13;
constexpr int kFindingsLate = 9;
constexpr int kCountsStated = 6;
constexpr int kNotComparable = 2;

const clocks::Clock* Find(const std::vector<clocks::Clock>& clocks, const std::string& id) {
  const auto found =
      std::ranges::find_if(clocks, [&](const auto& clock) { return clock.rule->id() == id; });
  return found == clocks.end() ? nullptr : &*found;
}

void ExpectCount(std::int32_t stated, const std::optional<std::int32_t>& counted,
                 const char* what) {
  if (stated == 0) return;
  EXPECT_EQ(counted, std::optional(stated)) << what;
}

void ExpectFinding(const v1::CaseFinding& finding, const clocks::Clock& clock) {
  SCOPED_TRACE(finding.clock_id());
  ASSERT_TRUE(finding.verdict() == v1::VERDICT_LATE || finding.verdict() == v1::VERDICT_IN_TIME);
  ASSERT_NE(finding.basis(), v1::BASIS_UNSPECIFIED);
  const bool late = finding.verdict() == v1::VERDICT_LATE;
  EXPECT_EQ(clock.state, late ? redress::v1::CLOCK_STATE_MISSED : redress::v1::CLOCK_STATE_MET)
      << "it is " << redress::v1::ClockState_Name(clock.state);
  ExpectCount(finding.working_days_taken(), clock.working_days_taken, "working days taken");
  ExpectCount(finding.working_days_from_opening(), clock.working_days_from_opening,
              "working days from opening");
  ExpectCount(finding.working_days_late(), clock.working_days_late, "working days late");
}

class CaseTest : public testing::TestWithParam<int> {};

TEST_P(CaseTest, TheVerdictIsTheOmbudsmans) {
  ASSERT_LT(GetParam(), All().chronologies_size());
  const auto& chronology = All().chronologies(GetParam());
  const auto record = Report(chronology);
  const auto clocks = record.Clocks(chronology.case_number());
  EXPECT_GT(chronology.findings_size(), 0);
  for (const auto& finding : chronology.findings()) {
    const auto* clock = Find(clocks, finding.clock_id());
    ASSERT_NE(clock, nullptr) << "expected a clock " << finding.clock_id();
    ExpectFinding(finding, *clock);
  }
}

INSTANTIATE_TEST_SUITE_P(Determinations, CaseTest, testing::Range(0, kChronologies),
                         [](const testing::TestParamInfo<int>& parameter) {
                           return "Case" + (parameter.param < All().chronologies_size()
                                                ? All().chronologies(parameter.param).case_number()
                                                : std::to_string(parameter.param));
                         });

int Stated(const v1::CaseFinding& finding) {
  return (finding.working_days_taken() != 0 ? 1 : 0) +
         (finding.working_days_from_opening() != 0 ? 1 : 0) +
         (finding.working_days_late() != 0 ? 1 : 0);
}

TEST(CasesTest, NoneIsDropped) {
  int findings = 0;
  int late = 0;
  int counts = 0;
  int apart = 0;
  for (const auto& chronology : All().chronologies()) {
    apart += chronology.not_comparable_size();
    findings += chronology.findings_size();
    for (const auto& finding : chronology.findings()) {
      late += finding.verdict() == v1::VERDICT_LATE ? 1 : 0;
      counts += Stated(finding);
    }
  }
  EXPECT_EQ(All().chronologies_size(), kChronologies);
  EXPECT_EQ(findings, kFindings);
  EXPECT_EQ(late, kFindingsLate);
  EXPECT_EQ(counts, kCountsStated);
  EXPECT_EQ(apart, kNotComparable);
}

// Only these two may be listed apart, and each says why.
TEST(CasesTest, OnlyTwoDatesAreNotComparable) {
  std::vector<std::string> apart;
  for (const auto& chronology : All().chronologies()) {
    for (const auto& listed : chronology.not_comparable()) {
      EXPECT_FALSE(listed.reason().empty()) << chronology.case_number();
      apart.push_back(chronology.case_number() + " " + listed.clock_id() + " " +
                      listed.stated_date());
    }
  }
  EXPECT_EQ(apart, (std::vector<std::string>{"202400224 stage2.respond 2024-04-03",
                                             "202421521 stage1.respond 2024-03-18"}));
}

// A day that is not published is not known, and is never guessed.
TEST(CasesTest, AReceiptWithoutADayIsNoGuess) {
  const auto& chronologies = All().chronologies();
  const auto orbit = std::ranges::find(chronologies, "202408056", &v1::Chronology::case_number);
  ASSERT_NE(orbit, chronologies.end());
  const auto record = Report(*orbit);
  EXPECT_EQ(record.Complaint(orbit->case_number()).received_day, std::nullopt);
}

}  // namespace
}  // namespace redress::cases
