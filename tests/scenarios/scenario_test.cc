#include "tests/scenarios/scenario.h"

#include <algorithm>
#include <cctype>

#include <gtest/gtest.h>

#include "tests/scenarios/folder.h"

namespace redress::scenarios {
namespace {

class ScenarioTest : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioTest, Holds) {
  const auto faults = RunScenario(ReadScenario(GetParam()), "tests/scenarios/" + GetParam());
  for (const auto& fault : faults) ADD_FAILURE() << fault;
}

// "2024_6_3_late_by_one_day" of "2024/6.3_late_by_one_day.scenario".
std::string TestName(const testing::TestParamInfo<std::string>& parameter) {
  std::string name = parameter.param.substr(0, parameter.param.rfind('.'));
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ScenarioTest, testing::ValuesIn(ScenarioPaths()), TestName);

// A folder that was emptied, or not found, must not pass.
TEST(ScenarioFolderTest, HoldsThemAll) {
  EXPECT_EQ(ScenarioPaths().size(), std::size_t{REDRESS_SCENARIOS_COUNT});
}

}  // namespace
}  // namespace redress::scenarios
