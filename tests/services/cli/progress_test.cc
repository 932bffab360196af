#include "services/cli/progress.h"

#include <sstream>

#include <gtest/gtest.h>

namespace redress::cli {
namespace {

class ProgressTest : public testing::Test {
 protected:
  World MakeWorld(bool terminal) {
    return World{out_, err_, in_, {}, terminal, {}, {}, {}, [this] { return now_; }, {}};
  }

  std::ostringstream out_;
  std::ostringstream err_;
  std::istringstream in_;
  std::chrono::steady_clock::time_point now_;
};

TEST_F(ProgressTest, DrawsABarAndWipesItOnATerminal) {
  World world = MakeWorld(true);
  {
    Progress progress(world, "imported rows", 4);
    progress.Show(1);
    progress.Show(2);  // Too soon.
    now_ += Progress::kTerminalEvery;
    progress.Show(4);
  }
  EXPECT_EQ(err_.str(),
            "\r\x1b[K[#######.......................] imported rows 1 of 4 (25%)"
            "\r\x1b[K[##############################] imported rows 4 of 4 (100%)"
            "\r\x1b[K");
}

TEST_F(ProgressTest, WritesALineEveryFewSecondsElsewhere) {
  World world = MakeWorld(false);
  {
    Progress progress(world, "imported rows", 0);
    progress.Show(1);
    now_ += Progress::kLineEvery;
    progress.Show(7);
    progress.Show(8);
  }
  EXPECT_EQ(err_.str(), "imported rows 7\n");
}

TEST_F(ProgressTest, MoreThanExpectedIsNotMoreThanAll) {
  World world = MakeWorld(true);
  Progress progress(world, "rows", 2);
  progress.Show(10);
  EXPECT_NE(err_.str().find("rows 10 of 2 (100%)"), std::string::npos) << err_.str();
}

}  // namespace
}  // namespace redress::cli
