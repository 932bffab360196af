#include "services/cli/table.h"

#include <gtest/gtest.h>

#include "services/cli/text.h"

namespace redress::cli {
namespace {

const std::vector<Column> kColumns = {{"WHO"}, {"WHAT", true}, {"WHEN"}};

TEST(TableTest, LinesUpItsColumnsWithoutTrailingSpaces) {
  EXPECT_EQ(
      RenderTable(kColumns, {{{"Ann"}, {"wrote"}, {"today"}}, {{"Bartholomew"}, {""}, {""}}}, {}),
      R"(WHO          WHAT   WHEN
Ann          wrote  today
Bartholomew
)");
}

TEST(TableTest, CutsOnlyWhatMayShrinkToTheScreensWidth) {
  const std::string text(60, 'x');
  EXPECT_EQ(RenderTable(kColumns, {{{"Bartholomew"}, {text}, {"Thu 18 Apr 2024"}}}, {.width = 50}),
            R"(WHO          WHAT                  WHEN
Bartholomew  xxxxxxxxxxxxxxxxxxx…  Thu 18 Apr 2024
)");
}

TEST(TableTest, VeryLongCellsAreCutWithoutAScreenToo) {
  const std::string table = RenderTable({{"A"}}, {{{std::string(100'000, 'x')}}}, {});
  EXPECT_EQ(table, "A\n" + std::string(kCellColumnsMax - 1, 'x') + "…\n");
}

TEST(TableTest, CellsCannotSpeakToTheTerminal) {
  EXPECT_EQ(RenderTable({{"A"}}, {{{"x\x1b[31m\ny"}}}, {}), "A\nx\\u{1b}[31m\\ny\n");
}

TEST(TableTest, ColoursStandOutsideOfTheWidth) {
  EXPECT_EQ(
      RenderTable({{"A"}, {"B"}}, {{{"late", Tone::kBad}, {"x"}}}, {.width = 80, .colour = true}),
      "\x1b[2mA\x1b[0m     \x1b[2mB\x1b[0m\n"
      "\x1b[31mlate\x1b[0m  x\n");
}

TEST(TableTest, WithoutColourThereIsNone) {
  EXPECT_EQ(RenderTable({{"A"}}, {{{"late", Tone::kBad}}}, {.width = 80}).find('\x1b'),
            std::string::npos);
}

}  // namespace
}  // namespace redress::cli
