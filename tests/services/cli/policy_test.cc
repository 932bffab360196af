#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/cli/fake_server.h"

namespace redress::cli {
namespace {

using testing::HasSubstr;

TEST(PolicyLintTest, SaysWhereWhatAndWhatInsteadWithoutAServer) {
  const std::string path = testing::TempDir() + "/policy.md";
  std::ofstream(path) << "# Complaints\n\nOur procedure has three stages.\n";
  const Ran ran = RunCommand({"policy", "lint", path});
  EXPECT_EQ(ran.exit_code, 4) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr(path + ":3:19  5.2  three-stages\n    \"three stages\"\n"));
  EXPECT_THAT(ran.out, HasSubstr("    Instead: There are exactly two stages."));
  EXPECT_THAT(ran.out, HasSubstr("1 wording found, in 1 file."));
}

TEST(PolicyLintTest, NothingFoundIsExitCodeZero) {
  const Ran ran = RunCommand({"policy", "lint", "-"}, "We have two stages.");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Nothing found."));
}

TEST(PolicyLintTest, JsonIsALineEach) {
  const Ran ran = RunCommand({"--json", "policy", "lint", "-"}, "Stage 3 and\nPO Box 152 \"x\"");
  EXPECT_EQ(ran.exit_code, 4);
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
  EXPECT_THAT(ran.out, HasSubstr("\"pattern\":\"three-stages\""));
  EXPECT_THAT(ran.out, HasSubstr("\"line\":2"));
}

TEST(PolicyLintTest, WhatCannotBeReadIsSaid) {
  EXPECT_EQ(RunCommand({"policy", "lint", testing::TempDir() + "/none"}).exit_code, 1);
  EXPECT_EQ(RunCommand({"policy", "lint", "-"}, std::string((1 << 20) + 1, 'a')).exit_code, 1);
  EXPECT_THAT(RunCommand({"policy", "lint", "-"}, "\xff").err, HasSubstr("expected UTF-8"));
  EXPECT_EQ(RunCommand({"policy"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"policy", "lint"}).exit_code, 2);
}

TEST(PolicyLintTest, WhatATextHoldsCannotSpeakToTheTerminal) {
  EXPECT_EQ(RunCommand({"policy", "lint", "-"}, "three \x1b[2J stages").out.find('\x1b'),
            std::string::npos);
}

}  // namespace
}  // namespace redress::cli
