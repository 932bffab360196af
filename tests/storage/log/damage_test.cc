#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "storage/log/database.h"
#include "storage/log/mark.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

using namespace samples;
namespace fs = std::filesystem;

constexpr std::uint64_t kCommits = 8;

std::string ReadFile(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void WriteFile(const fs::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

// A folder of kCommits commits that a killed server left, and what is done to it.
class DamageTest : public ::testing::Test {
 protected:
  enum class Where { kWriteAheadLog, kTables };

  Result<std::unique_ptr<Database>> Open() { return OpenDatabase({.path = path_}); }

  void Fill(Where where, std::size_t text_bytes = 20) {
    {
      const auto database = Open();
      ASSERT_TRUE(database) << database.error().message;
      for (std::uint64_t n = 1; n <= kCommits; ++n) {
        const std::string text(text_bytes, static_cast<char>('a' + n));
        ASSERT_TRUE((*database)->Write(MakeSimpleBatch(n, text)));
      }
    }
    if (where == Where::kWriteAheadLog) return;
    ASSERT_TRUE(Open());  // Recovery moves all to tables.
  }

  // The newest file in RocksDB's folder with this ending that holds something.
  fs::path Newest(const std::string& ending) {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator(log_)) {
      const fs::path& file = entry.path();
      if (file.extension() != ending || entry.file_size() == 0) continue;
      if (newest.empty() || file.filename() > newest.filename()) newest = file;
    }
    EXPECT_FALSE(newest.empty()) << ending;
    return newest;
  }

  void ExpectDataLoss(const std::string& message_part = "") {
    const auto database = Open();
    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().code, ErrorCode::kDataLoss) << database.error().message;
    EXPECT_NE(database.error().message.find(message_part), std::string::npos)
        << database.error().message;
    EXPECT_NE(database.error().message.find("backup"), std::string::npos)
        << database.error().message;
  }

  void ExpectWhole(std::size_t commits = kCommits) {
    const auto database = Open();
    ASSERT_TRUE(database) << database.error().message;
    EXPECT_EQ(ReadAll(**database).value().size(), commits);
  }

  void CopyAside() { fs::copy(path_, aside_, fs::copy_options::recursive); }
  void PutBack() {
    fs::remove_all(path_);
    fs::copy(aside_, path_, fs::copy_options::recursive);
  }

  Folder folder_;
  std::string path_ = folder_.Path();
  fs::path log_ = fs::path(path_) / "log";
  std::string aside_ = folder_.Path("aside");
};

TEST_F(DamageTest, AKilledServersFolderOpens) {
  Fill(Where::kWriteAheadLog);
  ExpectWhole();
  ExpectWhole();
}

TEST_F(DamageTest, AMissingCurrentIsDataLoss) {
  for (const Where where : {Where::kWriteAheadLog, Where::kTables}) {
    path_ = folder_.Path(where == Where::kTables ? "tables" : "wal");
    log_ = fs::path(path_) / "log";
    Fill(where);
    const std::string current = ReadFile(log_ / "CURRENT");
    fs::remove(log_ / "CURRENT");
    ExpectDataLoss("CURRENT");
    fs::remove(fs::path(path_) / "REACHED");  // Not even then is it taken for a new folder.
    ExpectDataLoss("CURRENT");
    WriteFile(log_ / "CURRENT", current);
    ExpectWhole();
  }
}

TEST_F(DamageTest, AMissingManifestIsDataLoss) {
  Fill(Where::kTables);
  for (const auto& entry : fs::directory_iterator(log_)) {
    if (entry.path().filename().string().starts_with("MANIFEST")) {
      fs::rename(entry.path(), folder_.Path("manifest"));
    }
  }
  const auto database = Open();
  ASSERT_FALSE(database);
  EXPECT_NE(database.error().message.find("MANIFEST"), std::string::npos)
      << database.error().message;
}

TEST_F(DamageTest, ACutTableIsDataLoss) {
  Fill(Where::kTables);
  const fs::path table = Newest(".sst");
  const std::string content = ReadFile(table);
  for (const std::size_t size : {std::size_t{0}, content.size() / 2, content.size() - 1}) {
    WriteFile(table, content.substr(0, size));
    ExpectDataLoss();
  }
  WriteFile(table, content);
  ExpectWhole();
}

TEST_F(DamageTest, AMissingTableIsDataLoss) {
  Fill(Where::kTables);
  const fs::path table = Newest(".sst");
  fs::rename(table, folder_.Path("table"));
  ExpectDataLoss();
  fs::rename(folder_.Path("table"), table);
  ExpectWhole();
}

TEST_F(DamageTest, AWriteAheadLogCutAnywhereIsDataLoss) {
  Fill(Where::kWriteAheadLog);
  CopyAside();
  const std::size_t size = fs::file_size(Newest(".log"));
  const std::string name = Newest(".log").filename();
  // Between records and inside them; only the whole holds all that was acknowledged.
  for (std::size_t cut = 0; cut < size; cut += std::max<std::size_t>(1, size / 25)) {
    PutBack();
    fs::resize_file(log_ / name, cut);
    const auto database = Open();
    ASSERT_FALSE(database) << cut << " of " << size;
    EXPECT_EQ(database.error().code, ErrorCode::kDataLoss) << database.error().message;
  }
  PutBack();
  ExpectWhole();
}

TEST_F(DamageTest, AnAlteredByteOfTheWriteAheadLogIsDataLoss) {
  Fill(Where::kWriteAheadLog);
  CopyAside();
  const std::string name = Newest(".log").filename();
  const std::string content = ReadFile(log_ / name);
  for (std::size_t at = 0; at < content.size();
       at += std::max<std::size_t>(1, content.size() / 20)) {
    PutBack();
    std::string altered = content;
    altered[at] = static_cast<char>(altered[at] ^ 0x04);
    WriteFile(log_ / name, altered);
    const auto database = Open();
    ASSERT_FALSE(database) << at << " of " << content.size();
    EXPECT_EQ(database.error().code, ErrorCode::kDataLoss) << database.error().message;
    // The folder was left as it was found: mended, it opens.
    WriteFile(log_ / name, content);
    ExpectWhole();
  }
}

TEST_F(DamageTest, DamageInTheMiddleIsFoundWithoutReached) {
  // After a power cut REACHED may be old. What stands whole behind the damage tells. Commits of
  // less than one of RocksDB's blocks of 32 KiB, and of more.
  for (const std::size_t text_bytes : {20'000u, 50'000u}) {
    path_ = folder_.Path(std::to_string(text_bytes));
    log_ = fs::path(path_) / "log";
    Fill(Where::kWriteAheadLog, text_bytes);
    const fs::path log = Newest(".log");
    std::string content = ReadFile(log);
    content[content.size() / 3] = static_cast<char>(content[content.size() / 3] ^ 0x04);
    WriteFile(log, content);
    WriteFile(fs::path(path_) / "REACHED", std::string(1024, '\0'));
    ExpectDataLoss();
  }
}

TEST_F(DamageTest, AMissingWriteAheadLogIsDataLoss) {
  Fill(Where::kWriteAheadLog);
  fs::rename(Newest(".log"), folder_.Path("log.aside"));
  ExpectDataLoss("position 8");
}

TEST_F(DamageTest, ATornEndThatWasNeverAcknowledgedIsLeftOut) {
  Fill(Where::kWriteAheadLog);
  CopyAside();
  const std::string name = Newest(".log").filename();
  const std::string reached = ReadFile(fs::path(path_) / "REACHED");
  const std::string before = ReadFile(log_ / name);
  for (const std::size_t bytes : {1u, 6u, 7u, 8u, 100u, 511u}) {
    PutBack();
    WriteFile(log_ / name, before + std::string(bytes, '\x5a'));
    ExpectWhole();
  }
  for (const std::size_t bytes : {1u, 100u, 4096u}) {  // Space given to the file but never written.
    PutBack();
    WriteFile(log_ / name, before + std::string(bytes, '\0'));
    ExpectWhole();
  }
}

TEST_F(DamageTest, AMissingVersionFileIsDataLoss) {
  Fill(Where::kTables);
  fs::remove(fs::path(path_) / "VERSION");
  ExpectDataLoss("VERSION");
}

TEST_F(DamageTest, ANewerFolderIsRefused) {
  Fill(Where::kTables);
  WriteFile(fs::path(path_) / "VERSION", "redress data folder\nformat 2\n");
  const auto database = Open();
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_NE(database.error().message.find("format 2"), std::string::npos);
}

TEST_F(DamageTest, ASecondServerIsRefused) {
  const auto first = Open();
  ASSERT_TRUE(first);
  ASSERT_TRUE((*first)->Write(MakeSimpleBatch(1)));
  const auto second = Open();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_NE(second.error().message.find("stop that one"), std::string::npos)
      << second.error().message;
  EXPECT_TRUE((*first)->Write(MakeSimpleBatch(2)));  // The first is not disturbed.
}

TEST_F(DamageTest, APathThatIsNoFolderIsRefused) {
  WriteFile(path_, "a file");
  const auto database = Open();
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(ReadFile(path_), "a file");
}

TEST_F(DamageTest, AlteredTablesNeverGiveOtherAnswers) {
  Fill(Where::kTables);
  CopyAside();
  std::vector<std::string> whole;
  {
    const auto database = Open();
    ASSERT_TRUE(database);
    whole = Bytes(ReadAll(**database).value());
  }
  int found = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(aside_) / "log")) {
    if (entry.path().extension() != ".sst") continue;
    const std::string content = ReadFile(entry.path());
    for (std::size_t at = 0; at < content.size(); at += content.size() / 4) {
      PutBack();
      std::string altered = content;
      altered[at] = static_cast<char>(altered[at] ^ 0x20);
      WriteFile(log_ / entry.path().filename(), altered);
      const auto database = Open();
      const auto read = database
                            ? ReadAll(**database)
                            : Result<std::vector<v1::Commit>>(tl::unexpected(database.error()));
      if (read) {
        EXPECT_EQ(Bytes(*read), whole);
        continue;
      }
      EXPECT_EQ(read.error().code, ErrorCode::kDataLoss) << read.error().message;
      ++found;
    }
  }
  EXPECT_GT(found, 0);
}

}  // namespace
}  // namespace redress::storage
