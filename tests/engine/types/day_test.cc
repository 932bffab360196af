#include "engine/types/day.h"

#include <gtest/gtest.h>

namespace redress {
namespace {

using std::chrono::days;

v1::CivilDate Date(int year, unsigned month, unsigned day) {
  v1::CivilDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(DayTest, DaysOfTheCalendarAreRead) {
  EXPECT_EQ(ToDay(Date(1970, 1, 2)), Day{days{1}});
  EXPECT_TRUE(ToDay(Date(2024, 2, 29)).has_value());
  EXPECT_TRUE(ToDay(Date(1900, 1, 1)).has_value());
  EXPECT_TRUE(ToDay(Date(2199, 12, 31)).has_value());
}

TEST(DayTest, DaysThatThereAreNotAreRefused) {
  for (const auto& date :
       {Date(2023, 2, 29), Date(2024, 0, 1), Date(2024, 13, 1), Date(2024, 4, 31), Date(2024, 4, 0),
        Date(1899, 12, 31), Date(2200, 1, 1), Date(0, 0, 0), Date(-2024, 4, 1)}) {
    EXPECT_EQ(ToDay(date), std::nullopt) << date.ShortDebugString();
  }
}

TEST(DayTest, NumbersThatWrapAtAByteAreRefused) {
  EXPECT_EQ(ToDay(Date(2024, 256 + 4, 1)), std::nullopt);
  EXPECT_EQ(ToDay(Date(2024, 4, 256 + 1)), std::nullopt);
}

TEST(DayTest, EveryDayComesBackFromItsDateAndItsText) {
  for (Day day = *FromIsoDate("2019-01-01"); day <= *FromIsoDate("2028-12-31"); day += days{1}) {
    ASSERT_EQ(ToDay(ToCivilDate(day)), day);
    ASSERT_EQ(FromIsoDate(ToIsoDate(day)), day);
  }
}

TEST(DayTest, OnlyIsoDatesAreRead) {
  EXPECT_EQ(ToIsoDate(*FromIsoDate("2024-04-02")), "2024-04-02");
  for (const auto* text : {"", "2024-4-2", "2024-04-2 ", " 2024-04-02", "2024-04-02 ", "2024/04/02",
                           "02-04-2024", "2024-04-0x", "+024-04-02", "2024--4-02", "2024-02-30",
                           "1899-01-01", "20240402", "2024-04-02T00:00"}) {
    EXPECT_EQ(FromIsoDate(text), std::nullopt) << text;
  }
}

TEST(DayTest, MonthsOnOrBackLandOnTheSameDayOrTheLastThatThereIs) {
  const auto moved = [](const char* day, int months) {
    return ToIsoDate(AddMonths(*FromIsoDate(day), months));
  };
  EXPECT_EQ(moved("2024-01-15", 1), "2024-02-15");
  EXPECT_EQ(moved("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(moved("2023-01-31", 1), "2023-02-28");
  EXPECT_EQ(moved("2024-12-31", 1), "2025-01-31");
  EXPECT_EQ(moved("2024-02-29", -12), "2023-02-28");
  EXPECT_EQ(moved("2024-03-31", -1), "2024-02-29");
  EXPECT_EQ(moved("2024-03-31", 0), "2024-03-31");
}

}  // namespace
}  // namespace redress
