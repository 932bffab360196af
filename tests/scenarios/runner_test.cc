#include <string>

#include <gtest/gtest.h>

#include "tests/scenarios/scenario.h"

// That a scenario which says something wrong, or something that is not understood, does fail.
namespace redress::scenarios {
namespace {

constexpr std::string_view kHeader = "# provision: 6.2\n# title: a test\n";
constexpr std::string_view kBegin =
    "landlord housing-ombudsman-2024\n"
    "given 2024-04-02 received\n";

std::string Whole(std::string_view lines) {
  return std::string(kHeader) + std::string(kBegin) + std::string(lines);
}

struct Wrong {
  std::string name;
  std::string lines;     // After the header and the beginning, from line 5 on.
  std::string expected;  // Part of the fault.
};

class RunnerTest : public testing::TestWithParam<Wrong> {};

TEST_P(RunnerTest, SaysWhereAndWhy) {
  const auto faults = RunScenario(Whole(GetParam().lines), "a.scenario");
  ASSERT_FALSE(faults.empty());
  EXPECT_NE(faults[0].find(GetParam().expected), std::string::npos) << faults[0];
}

const Wrong kWrong[] = {
    {"UnknownKeyword", "givn 2024-04-03 acknowledged stage=1\n",
     "a.scenario:5: expected a keyword, but found \"givn\""},
    {"UnknownFact", "given 2024-04-03 acknowleged stage=1\n",
     "a.scenario:5: expected the name of a fact"},
    {"UnknownField", "given 2024-04-03 acknowledged stge=1\n", "expected a field of Acknowledged"},
    {"BadNumber", "given 2024-04-03 acknowledged stage=one\n", "expected a value for"},
    {"BadEnum", "given 2024-04-03 received tenure=castle\n", "expected a value for"},
    {"BadDate", "given 2024-02-30 acknowledged stage=1\n", "expected a date or ?"},
    {"BadHour", "given 2024-04-03T25:00 acknowledged stage=1\n", "expected a date or ?"},
    {"NoStep", "given\n", "expected a date or ?"},
    {"KeyTwice", "given 2024-04-03 acknowledged stage=1 stage=2\n", "expected each key once"},
    {"BareAfterPair", "given 2024-04-03 acknowledged stage=1 late\n",
     "expected a date or ?, then a fact"},
    {"OpenQuote", "given 2024-04-03 noted text=\"a b\n", "expected a closing quote"},
    {"TimeBackwards", "today 2024-04-01\n", "time does not go back"},
    {"EmptyPolicy", "policy\n", "expected \"policy [day-one]"},
    {"UnknownPolicyWord", "policy strict\n", "expected \"policy [day-one]"},
    {"UnknownPolicyKey", "policy windows=3\n", "but found \"windows\""},
    {"UnknownChannel", "policy channels=pigeon\n", "expected it to be set up"},
    {"LeadIsNoNumber", "policy leads=soon\n", "expected it to be set up"},
    {"DecisionWithoutOutcome", "given 2024-04-03 responded stage=1 decisions=damp\n",
     "expected a value for"},
    {"ItemWithoutUnits",
     "given 2024-04-03 compensation_offered remedy=r1 stage=1 items=tariff:4000:missed\n",
     "expected a value for"},
    {"IssueOfNoKind", "given 2024-04-03 ombudsman_determined issues=damp:bad\n",
     "expected a value for"},
    {"WrongFinding", "finding 6.2 complied\n", "expected another finding on 6.2"},
    {"FindingOnNothing", "finding 9.9 complied\n", "expected a finding on 9.9"},
    {"UnknownVerdict", "finding 6.2 good\n", "expected a verdict"},
    {"UnknownFindingKey", "finding 6.2 not-applicable colour=red\n",
     "expected something known of a finding"},
    {"FindingOfAnotherStage", "finding 6.2 not-applicable stage=2\n",
     "expected another finding on 6.2"},
    {"FindingNotJudged", "finding 6.2 not-applicable judged\n", "expected another finding"},
    {"FindingNotAbsent", "finding 6.2 absent\n", "expected no such finding"},
    {"WrongLandlordFinding", "landlord-finding 4.1 complied\n", "expected another finding on 4.1"},
    {"UnknownEdition", "edition housing-ombudsman-1999\n", "expected ids of shipped editions"},
    {"WhenUnanswered", "when 2024-04-03 acknowledge stage=1\nstage 1\n",
     "a.scenario:6: expected \"then\" or \"refused\""},
    {"WhenAtTheEnd", "when 2024-04-03 acknowledge stage=1\n", "but it ends"},
    {"ThenWithoutWhen", "then acknowledged\n", "expected a \"when\" before"},
    {"OtherEvents", "when 2024-04-03 acknowledge stage=1\nthen responded\n",
     "expected other events"},
    {"NotRefused", "when 2024-04-03 acknowledge stage=1\nrefused STAGE_NOT_OPEN\n",
     "expected it to be refused, but it was recorded"},
    {"UnknownReason", "when 2024-04-03 acknowledge stage=1\nrefused BECAUSE\n",
     "as the contract names it"},
    {"NotWarned", "when 2024-04-03 acknowledge stage=1\nthen acknowledged\nwarned LATE\n",
     "expected such a warning, but there are; REFUSAL_REASON_ACKNOWLEDGEMENT_INCOMPLETE"},
    {"WarnedAllTheSame", "when 2024-04-03 acknowledge stage=1\nthen acknowledged\nwarned nothing\n",
     "expected no warning"},
    {"WarnedOfAnotherField",
     "when 2024-04-03 acknowledge stage=1\nthen acknowledged\n"
     "warned ACKNOWLEDGEMENT_INCOMPLETE field=stage\n",
     "expected such a warning"},
    {"WarnedByAnUnknownKey",
     "when 2024-04-03 acknowledge stage=1\nthen acknowledged\n"
     "warned ACKNOWLEDGEMENT_INCOMPLETE colour=red\n",
     "expected field= or provision="},
    {"OverrideWithoutReason", "when 2024-04-03 acknowledge stage=1\noverride LATE\n",
     "expected \"override <CHECK> reason=<text>\""},
    {"UnknownPolicy", "policy blocks\n", "expected \"policy [day-one]"},
    {"PolicyOfNoCheck", "policy blocks=STAGE_NOT_OPEN\n", "expected it to be set up"},
    {"OmbudsmanWithoutDate", "ombudsman soon\n", "expected \"ombudsman <date>\""},
    {"UnknownClock", "clock stage9.respond running\n", "expected a clock stage9.respond"},
    {"UnknownState", "clock stage1.acknowledge walking\n", "expected a clock's state"},
    {"UnknownClockKey", "clock stage1.acknowledge colour=red\n", "but found \"colour\""},
    {"NothingOfAClock", "clock stage1.acknowledge\n", "but found nothing"},
    {"WrongState", "clock stage1.acknowledge met\n", "expected stage1.acknowledge to be met"},
    {"WrongDate", "clock stage1.acknowledge due=2024-04-10\n",
     "expected stage1.acknowledge due=2024-04-10, but it is"},
    {"NotAbsent", "clock stage1.acknowledge absent\n", "expected no clock"},
    {"WrongStatus", "status closed\n", "expected another status"},
    {"WrongStage", "stage 2\n", "expected another stage"},
    {"FindingWithoutAVerdict", "finding 1.4\n", "expected \"finding <provision>"},
    {"UnknownVerdictOfARequest", "request r1\nfinding 1.4 fine\n", "expected a verdict"},
    {"FindingOfNothing", "request r1\nfinding 1.4 complied\n", "expected another finding on 1.4"},
    {"FindingOfAnotherProvision",
     "request r1\ngiven 2024-04-02 request-received\nfinding 1.3 complied\n",
     "expected a finding on 1.3"},
    {"WrongFindingOfARequest", "request r1\ngiven 2024-04-02 request-received\nfinding 1.4 complied\n",
     "expected another finding on 1.4"},
    {"WrongVersions",
     "request r1\ngiven 2024-04-02 request-received\ngiven 2024-04-03 request-completed\n"
     "finding 1.4 complied versions=1\n",
     "expected another finding on 1.4"},
    {"UnknownKeyOfAFinding",
     "request r1\ngiven 2024-04-02 request-received\nfinding 1.4 not-applicable colour=red\n",
     "but found \"colour\""},
    {"RequestWithoutName", "request\n", "expected \"request <id>\""},
    {"NothingChecked", "given 2024-04-03 acknowledged stage=1\n", "but nothing is"},
};

INSTANTIATE_TEST_SUITE_P(Lines, RunnerTest, testing::ValuesIn(kWrong),
                         [](const auto& parameter) { return parameter.param.name; });

TEST(RunnerTest, ARightScenarioPasses) {
  EXPECT_EQ(RunScenario(Whole("clock stage1.acknowledge running due=2024-04-09\n"), "a.scenario"),
            std::vector<std::string>());
}

TEST(RunnerTest, AHeaderIsNeeded) {
  const auto faults = RunScenario(std::string(kBegin) + "stage 1\n", "a.scenario");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("# provision:"), std::string::npos);
}

TEST(RunnerTest, AHeaderNamesOneOrSeveralProvisions) {
  const Header header =
      ReadHeader("# provision: 6.9a 6.9b\n# title: a letter\nstage 1\n# title: x\n");
  EXPECT_EQ(header.provisions, (std::vector<std::string>{"6.9a", "6.9b"}));
  EXPECT_EQ(header.title, "a letter");
}

TEST(RunnerTest, SizesAreBounded) {
  EXPECT_NE(RunScenario(std::string(kScenarioBytesMax + 1, '#'), "a.scenario"),
            std::vector<std::string>());
  EXPECT_NE(RunScenario(Whole(std::string(kScenarioLinesMax, '\n') + "stage 1\n"), "a.scenario"),
            std::vector<std::string>());
  EXPECT_NE(RunScenario(Whole("stage " + std::string(2'000, '1') + "\n"), "a.scenario"),
            std::vector<std::string>());
}

}  // namespace
}  // namespace redress::scenarios
