#include "services/cli/suggestion.h"

#include <gtest/gtest.h>

namespace redress::cli {
namespace {

const std::vector<std::string> kCommands = {"setup", "status", "import", "show", "timeline", "due"};

TEST(NearestTest, FindsWhatWasMeant) {
  EXPECT_EQ(Nearest("shwo", kCommands), "show");
  EXPECT_EQ(Nearest("improt", kCommands), "import");
  EXPECT_EQ(Nearest("time", kCommands), "timeline");
  EXPECT_EQ(Nearest("stats", kCommands), "status");
}

TEST(NearestTest, SaysNothingWhereNothingIsNear) {
  EXPECT_EQ(Nearest("frobnicate", kCommands), "");
  EXPECT_EQ(Nearest("", kCommands), "");
  EXPECT_EQ(Nearest(std::string(100'000, 's'), kCommands), "");
}

}  // namespace
}  // namespace redress::cli
