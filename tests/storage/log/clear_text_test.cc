#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "storage/log/database.h"
#include "storage/vault/vault.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

using namespace samples;
namespace fs = std::filesystem;

constexpr int kTexts = 50;

std::string Marked(int i) { return "marked-personal-text-" + std::to_string(i) + "-end"; }

// Every file below `path`, by name.
std::map<std::string, std::string> FilesOf(const std::string& path) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return files;
}

ports::Batch MakeNote(std::uint64_t position, const v1::Personal& text) {
  ports::Batch batch = MakeSimpleBatch(position);
  v1::Event& event = *batch.commits[0].commit.mutable_events(0);
  *event.mutable_fact()->mutable_noted()->mutable_text() = text;
  return batch;
}

TEST(ClearTextTest, NoFileHoldsAPersonalTextInTheClear) {
  Folder folder;
  {
    const auto database = OpenDatabase({.path = folder.Path("data")});
    const auto vault = OpenVault({.path = folder.Path("keys"), .master_key_file = {}});
    ASSERT_TRUE(database && vault);
    for (int i = 0; i < kTexts; ++i) {
      v1::Personal personal;
      personal.set_clear(Marked(i));
      ASSERT_TRUE((*vault)->Seal(Complaint("c"), personal));
      ASSERT_TRUE((*database)->Write(MakeNote(static_cast<std::uint64_t>(i) + 1, personal)));
    }
  }
  // In the write-ahead log, and once more in tables.
  for (int start = 0; start < 2; ++start) {
    for (const std::string part : {"data", "keys"}) {
      const auto files = FilesOf(folder.Path(part));
      EXPECT_GT(files.size(), 2u);
      for (const auto& [name, content] : files) {
        EXPECT_EQ(content.find("marked-personal"), std::string::npos) << name;
      }
    }
    const auto database = OpenDatabase({.path = folder.Path("data")});
    const auto vault = OpenVault({.path = folder.Path("keys"), .master_key_file = {}});
    ASSERT_TRUE(database && vault);
    const auto events = (*database)->ReadStream(Complaint("c"), Version{1}, 1000).value();
    ASSERT_EQ(events.size(), static_cast<std::size_t>(kTexts));
    for (int i = 0; i < kTexts; ++i) {
      v1::Personal text = events[static_cast<std::size_t>(i)].event().fact().noted().text();
      ASSERT_TRUE((*vault)->Open(Complaint("c"), text));
      EXPECT_EQ(text.clear(), Marked(i));
    }
  }
}

TEST(ClearTextTest, TheSearchWouldFindOne) {
  Folder folder;
  {
    const auto database = OpenDatabase({.path = folder.Path("data")});
    ASSERT_TRUE(database);
    ASSERT_TRUE((*database)->Write(MakeSimpleBatch(1, Marked(1))));
  }
  bool found = false;
  for (const auto& [name, content] : FilesOf(folder.Path("data"))) {
    found = found || content.find("marked-personal") != std::string::npos;
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace redress::storage
