#include "services/cli/read_file.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace redress::cli {
namespace {

class ReadFileTest : public testing::Test {
 protected:
  const std::string path_ = testing::TempDir() + "/redress_read_file";
};

TEST_F(ReadFileTest, GivesTheWholeOfAFileUpToTheMostBytes) {
  ASSERT_TRUE(WriteFile(path_, [](std::ostream& out) { out << std::string("a\0b\n", 4); }));
  EXPECT_EQ(ReadFile(path_, 4).value(), std::string("a\0b\n", 4));
  EXPECT_EQ(ReadFile(path_, 3).error(),
            "expected " + path_ + " to have at most 3 bytes, but it has more");
}

TEST_F(ReadFileTest, WhatCannotBeReadIsNotTakenForEmpty) {
  EXPECT_EQ(ReadFile(path_ + "/none", 4).error(),
            "expected a file at " + path_ + "/none, but it cannot be read");
  EXPECT_EQ(ReadFile(testing::TempDir(), 4).error(),
            "expected to read " + testing::TempDir() + ", but reading failed");
}

TEST_F(ReadFileTest, WhatIsPipedInIsHeldToTheSame) {
  std::istringstream in("abcd");
  EXPECT_EQ(ReadAll(in, "it", 4).value(), "abcd");
  std::istringstream longer("abcde");
  EXPECT_EQ(ReadAll(longer, "it", 4).error(),
            "expected it to have at most 4 bytes, but it has more");
}

TEST_F(ReadFileTest, AFileThatIsNotWrittenWholeIsAFault) {
  EXPECT_EQ(WriteFile(testing::TempDir() + "/none/file", [](std::ostream&) {}).error(),
            "expected to write " + testing::TempDir() + "/none/file, but it cannot be opened");
  EXPECT_EQ(WriteFile("/dev/full", [](std::ostream& out) { out << "x"; }).error(),
            "expected to write all of /dev/full, but writing failed");
}

}  // namespace
}  // namespace redress::cli
