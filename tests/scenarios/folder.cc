#include "tests/scenarios/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace redress::scenarios {
namespace {

const std::filesystem::path& Folder() {
  static const auto* folder = new std::filesystem::path(REDRESS_SCENARIOS_FOLDER);
  return *folder;
}

}  // namespace

std::vector<std::string> ScenarioPaths() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Folder())) {
    if (entry.path().extension() != ".scenario") continue;
    found.push_back(std::filesystem::relative(entry.path(), Folder()).string());
  }
  std::ranges::sort(found);
  return found;
}

std::string ReadScenario(const std::string& path) {
  std::ifstream file(Folder() / path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace redress::scenarios
