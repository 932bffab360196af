#include "storage/log/mark.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "storage/log/database.h"
#include "storage/log/reached.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

using samples::Folder;

void WriteMark(const Folder& folder, const std::string& content) {
  std::filesystem::create_directories(folder.Path());
  std::ofstream(folder.Path() + "/VERSION", std::ios::binary | std::ios::trunc) << content;
}

TEST(FolderMarkTest, IsReadBack) {
  Folder folder;
  for (const FolderMark& mark :
       {FolderMark{},
        FolderMark{.format = 1, .virtual_start_unix_nanos = 1'712'016'000'000'000'000},
        FolderMark{.format = 1, .virtual_start_unix_nanos = -1}}) {
    std::filesystem::remove_all(folder.Path());
    EXPECT_EQ(ReadFolderMark(folder.Path()).value(), std::nullopt);
    ASSERT_TRUE(WriteFolderMark(folder.Path(), mark));
    EXPECT_EQ(ReadFolderMark(folder.Path()).value(), mark);
    EXPECT_TRUE(WriteFolderMark(folder.Path(), mark));  // The same again changes nothing.
  }
}

TEST(FolderMarkTest, WhatAFolderIsNeverChanges) {
  Folder folder;
  ASSERT_TRUE(WriteFolderMark(folder.Path(), FolderMark{}));
  const auto other = WriteFolderMark(folder.Path(), {.format = 1, .virtual_start_unix_nanos = 0});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kAlreadyExists);
  EXPECT_EQ(ReadFolderMark(folder.Path()).value(), FolderMark{});
}

TEST(FolderMarkTest, ADatabaseKeepsTheMarkItFinds) {
  Folder folder;
  const FolderMark mark{.format = 1, .virtual_start_unix_nanos = 5};
  ASSERT_TRUE(WriteFolderMark(folder.Path(), mark));
  ASSERT_TRUE(OpenDatabase({.path = folder.Path()}));
  EXPECT_EQ(ReadFolderMark(folder.Path()).value(), mark);
}

TEST(FolderMarkTest, ANewDatabaseMarksItsFolder) {
  Folder folder;
  ASSERT_TRUE(OpenDatabase({.path = folder.Path()}));
  EXPECT_EQ(ReadFolderMark(folder.Path()).value(), FolderMark{});
}

TEST(FolderMarkTest, TheTextOnDiskStaysAsItIs) {
  Folder folder;
  WriteMark(folder, "redress data folder\nformat 1\nvirtual 1712016000000000000\n");
  EXPECT_EQ(ReadFolderMark(folder.Path()).value(),
            (FolderMark{.format = 1, .virtual_start_unix_nanos = 1'712'016'000'000'000'000}));
}

TEST(FolderMarkTest, ANewerFormatIsRefused) {
  Folder folder;
  WriteMark(folder, "redress data folder\nformat 2\nsomething else\n");
  const auto mark = ReadFolderMark(folder.Path());
  ASSERT_FALSE(mark);
  EXPECT_EQ(mark.error().code, ErrorCode::kFailedPrecondition);
}

TEST(FolderMarkTest, WhatIsNoMarkIsDataLoss) {
  Folder folder;
  const std::string whole = "redress data folder\nformat 1\nvirtual 5\n";
  std::vector<std::string> bad{"",
                               "other\n",
                               "redress data folder\nformat 0\n",
                               "redress data folder\nformat x\n",
                               whole + "more\n",
                               std::string(5000, 'x')};
  // Cut anywhere but after the second line, which is a mark of its own.
  for (std::size_t size = 0; size < whole.size(); ++size) {
    if (size != whole.find("virtual")) bad.push_back(whole.substr(0, size));
  }
  for (const std::string& content : bad) {
    WriteMark(folder, content);
    const auto mark = ReadFolderMark(folder.Path());
    ASSERT_FALSE(mark) << content;
    EXPECT_EQ(mark.error().code, ErrorCode::kDataLoss) << content;
  }
}

TEST(ReachedTest, HoldsTheHighestWholeSlot) {
  Folder folder;
  std::filesystem::create_directories(folder.Path());
  EXPECT_EQ(Reached::Read(folder.Path()).value(), std::nullopt);
  auto reached = Reached::Open(folder.Path(), Position{5});
  ASSERT_TRUE(reached);
  EXPECT_EQ(Reached::Read(folder.Path()).value(), Position{5});
  for (std::uint64_t position = 6; position < 12; ++position) {
    ASSERT_TRUE(reached->Write(Position{position}));
    EXPECT_EQ(Reached::Read(folder.Path()).value(), Position{position});
    // The slot just written is torn: the one before it still stands.
    std::fstream file(folder.Path() + "/REACHED", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>((position % 2 == 0 ? 512 : 0) + 8));
    file.put('\x5a');
    file.close();
    EXPECT_EQ(Reached::Read(folder.Path()).value(), Position{position - 1});
    ASSERT_TRUE(reached->Write(Position{position}));  // Into the other slot: both stand again.
    ASSERT_TRUE(reached->Write(Position{position}));
  }
}

}  // namespace
}  // namespace redress::storage
