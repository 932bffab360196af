#include "tests/scenarios/scenario.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace redress::scenarios {
namespace {

const std::filesystem::path& Folder() {
  static const auto* folder = new std::filesystem::path(REDRESS_SCENARIOS_FOLDER);
  return *folder;
}

// All scenarios of the folder and its subfolders, by their paths in it.
std::vector<std::string> Scenarios() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Folder())) {
    if (entry.path().extension() != ".scenario") continue;
    found.push_back(std::filesystem::relative(entry.path(), Folder()).string());
  }
  std::ranges::sort(found);
  return found;
}

std::string Read(const std::string& path) {
  std::ifstream file(Folder() / path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class ScenarioTest : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioTest, Holds) {
  const auto faults = RunScenario(Read(GetParam()), "tests/scenarios/" + GetParam());
  for (const auto& fault : faults) ADD_FAILURE() << fault;
}

// "2024_6_3_late_by_one_day" of "2024/6.3_late_by_one_day.scenario".
std::string TestName(const testing::TestParamInfo<std::string>& parameter) {
  std::string name = parameter.param.substr(0, parameter.param.rfind('.'));
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ScenarioTest, testing::ValuesIn(Scenarios()), TestName);

// A folder that was emptied, or not found, must not pass.
TEST(ScenarioFolderTest, HoldsThemAll) {
  EXPECT_EQ(Scenarios().size(), std::size_t{REDRESS_SCENARIOS_COUNT});
}

}  // namespace
}  // namespace redress::scenarios
