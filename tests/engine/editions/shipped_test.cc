#include "engine/editions/shipped.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/editions/law.h"

namespace redress::editions {
namespace {

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

TEST(ShippedTest, CalendarsComeFirstThenEditionsByTheDayTheyCameIntoForce) {
  std::vector<std::string_view> names;
  for (const ShippedFile& file : Shipped()) names.push_back(file.name);
  EXPECT_EQ(names,
            (std::vector<std::string_view>{"england.textproto", "housing_ombudsman_2022.textproto",
                                           "housing_ombudsman_2024.textproto"}));
  EXPECT_EQ(Shipped()[0].kind, v1::LAW_KIND_CALENDAR);
  EXPECT_EQ(Shipped()[1].kind, v1::LAW_KIND_EDITION);
  EXPECT_EQ(Shipped()[2].kind, v1::LAW_KIND_EDITION);
}

TEST(ShippedTest, EachIsByteForByteTheFileInTheTree) {
  const std::string folder = REDRESS_ENGINE_FOLDER;
  for (const ShippedFile& file : Shipped()) {
    const bool is_calendar = file.kind == v1::LAW_KIND_CALENDAR;
    EXPECT_EQ(file.content,
              Read(folder + (is_calendar ? "/calendar/" : "/editions/") + std::string(file.name)));
    EXPECT_LE(file.content.size(), kFileBytesMax);
  }
}

TEST(ShippedTest, EachIsSoundAndHasItsId) {
  const auto england = ParseCalendar(Shipped()[0].content, Shipped()[0].name);
  ASSERT_TRUE(england.has_value()) << england.error().message;
  EXPECT_EQ(england->id(), "england");
  EXPECT_EQ(england->first_year(), 2019);
  EXPECT_EQ(england->last_year(), 2028);
  const auto older = ParseEdition(Shipped()[1].content, Shipped()[1].name);
  ASSERT_TRUE(older.has_value()) << older.error().message;
  EXPECT_EQ(older->id(), "housing-ombudsman-2022");
  EXPECT_EQ(older->stages(), 3U);
  const auto newer = ParseEdition(Shipped()[2].content, Shipped()[2].name);
  ASSERT_TRUE(newer.has_value()) << newer.error().message;
  EXPECT_EQ(newer->id(), "housing-ombudsman-2024");
  EXPECT_EQ(newer->stages(), 2U);
}

}  // namespace
}  // namespace redress::editions
