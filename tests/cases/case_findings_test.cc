#include <algorithm>
#include <fstream>
#include <sstream>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "tests/cases/case_findings.pb.h"
#include "tests/cases/report.h"

// That the engine says of real chronologies, provision by provision, what was written down by hand
// before it ran.
namespace redress::cases {
namespace {

// A case or a line that is dropped must be seen.
constexpr int kCases = 8;
constexpr int kLines = 308;

const v1::CaseExpectations& Expected() {
  static const auto* all = [] {
    std::ifstream file(REDRESS_CASE_FINDINGS);
    std::ostringstream text;
    text << file.rdbuf();
    auto* read = new v1::CaseExpectations;
    if (!google::protobuf::TextFormat::ParseFromString(text.str(), read)) read->Clear();
    return read;
  }();
  return *all;
}

// The gravest that is said of a provision, at its stage where it is said by stage.
const findings::Finding* Gravest(const std::vector<findings::Finding>& findings,
                                 const v1::ExpectedVerdict& line) {
  const findings::Finding* gravest = nullptr;
  for (const auto& finding : findings) {
    const std::string& number = finding.provision->number();
    const bool is_part = number.size() == line.provision().size() + 1 &&
                         number.starts_with(line.provision()) && number.back() >= 'a';
    if (finding.edition->id() != line.edition_id()) continue;
    if (number != line.provision() && !is_part) continue;
    const std::uint32_t stage = finding.said.stage;
    if (line.stage() != 0 && stage != 0 && stage != line.stage()) continue;
    if (gravest == nullptr || IsGraver(finding.said.verdict, gravest->said.verdict)) {
      gravest = &finding;
    }
  }
  return gravest;
}

class CaseFindingsTest : public testing::TestWithParam<int> {};

TEST_P(CaseFindingsTest, AreThoseWrittenByHand) {
  ASSERT_LT(GetParam(), Expected().cases_size());
  const auto& expected = Expected().cases(GetParam());
  const auto& chronologies = All().chronologies();
  const auto chronology =
      std::ranges::find(chronologies, expected.case_number(), &v1::Chronology::case_number);
  ASSERT_NE(chronology, chronologies.end());
  const auto record = Report(*chronology);
  ASSERT_EQ(ToIsoDate(record.today()), Expected().as_of_date());
  const auto findings = record.Findings(expected.case_number());
  for (const auto& line : expected.expected()) {
    const auto* finding = Gravest(findings, line);
    const auto verdict =
        finding == nullptr ? redress::v1::VERDICT_NOT_APPLICABLE : finding->said.verdict;
    EXPECT_EQ(verdict, line.verdict())
        << line.edition_id() << " " << line.provision() << " at stage " << line.stage()
        << ": expected " << redress::v1::Verdict_Name(line.verdict()) << " (" << line.reason()
        << "), but it is " << redress::v1::Verdict_Name(verdict) << ": "
        << (finding == nullptr ? "nothing is said"
                               : finding->said.reason + " [" + finding->check + "]");
  }
}

INSTANTIATE_TEST_SUITE_P(Determinations, CaseFindingsTest, testing::Range(0, kCases),
                         [](const testing::TestParamInfo<int>& parameter) {
                           return "Case" + (parameter.param < Expected().cases_size()
                                                ? Expected().cases(parameter.param).case_number()
                                                : std::to_string(parameter.param));
                         });

TEST(CaseFindingsTest, NoLineIsDropped) {
  int lines = 0;
  for (const auto& expected : Expected().cases()) {
    lines += expected.expected_size();
    for (const auto& line : expected.expected()) {
      EXPECT_FALSE(line.reason().empty()) << expected.case_number() << " " << line.provision();
    }
  }
  EXPECT_EQ(Expected().cases_size(), kCases);
  EXPECT_EQ(lines, kLines);
}

}  // namespace
}  // namespace redress::cases
