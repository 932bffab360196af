#include <set>

#include <gtest/gtest.h>

#include "services/door/clocks.h"
#include "services/door/happened.h"
#include "services/door/ids.h"
#include "services/door/london.h"
#include "tests/services/door/set_clock.h"

namespace redress::door {
namespace {

std::int64_t Nanos(const char* iso_date, int seconds_of_day) {
  const auto day = FromIsoDate(iso_date).value().time_since_epoch();
  return (std::chrono::seconds(day).count() + seconds_of_day) * 1'000'000'000;
}

std::string DayAt(const char* iso_date, int seconds_of_day) {
  return ToIsoDate(London::Get().DayOf(Nanos(iso_date, seconds_of_day)));
}

TEST(LondonTest, WinterDaysAreThoseOfUtc) {
  EXPECT_EQ(DayAt("2024-01-10", 23 * 3600 + 3599), "2024-01-10");
  EXPECT_EQ(DayAt("2024-01-11", 0), "2024-01-11");
}

TEST(LondonTest, SummerDaysBeginAnHourEarlier) {
  EXPECT_EQ(DayAt("2024-07-10", 22 * 3600 + 3599), "2024-07-10");
  EXPECT_EQ(DayAt("2024-07-10", 23 * 3600), "2024-07-11");
}

TEST(LondonTest, ChangesOnTheDaysOfTheLaw) {
  EXPECT_EQ(DayAt("2024-03-30", 23 * 3600), "2024-03-30");  // The day before summer time.
  EXPECT_EQ(DayAt("2024-03-31", 23 * 3600), "2024-04-01");
  EXPECT_EQ(DayAt("2024-10-26", 23 * 3600), "2024-10-27");
  EXPECT_EQ(DayAt("2024-10-27", 23 * 3600), "2024-10-27");
}

TEST(LondonTest, SummerTimeGoesOnWhereTheTablesEnd) {
  for (const char* summer : {"2036-07-01", "2037-07-01", "2038-07-01", "2150-07-01"}) {
    EXPECT_NE(DayAt(summer, 23 * 3600), summer);
    EXPECT_EQ(DayAt(summer, 22 * 3600), summer);
  }
  for (const char* winter :
       {"2036-12-01", "2037-01-01", "2037-12-01", "2038-01-01", "2150-12-01"}) {
    EXPECT_EQ(DayAt(winter, 23 * 3600), winter);
  }
}

TEST(LondonTest, DaysBefore1970AreCountedDown) {
  EXPECT_EQ(DayAt("1969-12-31", 22 * 3600), "1969-12-31");  // London kept summer time that winter.
  EXPECT_EQ(DayAt("1969-12-31", 23 * 3600), "1970-01-01");
  EXPECT_EQ(ToIsoDate(London::Get().DayOf(-1)), "1970-01-01");
  EXPECT_EQ(DayAt("1900-01-01", 0), "1900-01-01");
}

TEST(HappenedTest, InstantGivesTheDayInLondonAndGradeExact) {
  const SetClock clock("2024-08-01");
  v1::Happened happened;
  *happened.mutable_instant() = ToTimestamp(Nanos("2024-07-10", 23 * 3600));
  ASSERT_FALSE(FaultOf(happened, clock));
  Complete(happened, clock);
  EXPECT_EQ(ToDay(happened.date()), FromIsoDate("2024-07-11"));
  EXPECT_EQ(happened.grade(), v1::DATE_GRADE_EXACT);
}

TEST(HappenedTest, DateAloneIsOfGradeDay) {
  const SetClock clock("2024-08-01");
  v1::Happened happened;
  *happened.mutable_date() = ToCivilDate(*FromIsoDate("2024-07-10"));
  Complete(happened, clock);
  EXPECT_EQ(happened.grade(), v1::DATE_GRADE_DAY);
}

TEST(HappenedTest, GradesThatAreSaidStay) {
  const SetClock clock("2024-08-01");
  v1::Happened happened;
  *happened.mutable_date() = ToCivilDate(*FromIsoDate("2024-07-10"));
  happened.set_grade(v1::DATE_GRADE_ESTIMATED);
  ASSERT_FALSE(FaultOf(happened, clock));
  Complete(happened, clock);
  EXPECT_EQ(happened.grade(), v1::DATE_GRADE_ESTIMATED);
}

TEST(HappenedTest, TimestampsBefore1970GoBothWays) {
  for (const std::int64_t nanos : {std::int64_t{-1}, std::int64_t{0}, Nanos("1900-01-01", 0)}) {
    EXPECT_EQ(ToNanos(ToTimestamp(nanos)), nanos);
  }
  google::protobuf::Timestamp bad;
  bad.set_nanos(-1);
  EXPECT_FALSE(ToNanos(bad));
  bad.set_nanos(1'000'000'000);
  EXPECT_FALSE(ToNanos(bad));
}

TEST(VirtualClockTest, MovesForwardOnlyAndOnlyOnceKept) {
  std::vector<std::int64_t> kept;
  bool fails = false;
  VirtualClock clock(100, [&](std::int64_t nanos) -> Result<void> {
    if (fails) return tl::unexpected(Error{ErrorCode::kUnavailable, "expected a disk, but no"});
    kept.push_back(nanos);
    return {};
  });
  EXPECT_TRUE(clock.MoveTo(200));
  EXPECT_TRUE(clock.MoveTo(200));
  EXPECT_EQ(clock.MoveTo(199).error().code, ErrorCode::kFailedPrecondition);
  fails = true;
  EXPECT_FALSE(clock.MoveTo(300));
  EXPECT_EQ(clock.Read().unix_nanos, 200);
  EXPECT_EQ(kept, std::vector<std::int64_t>{200});
}

TEST(IdsTest, AreDistinctAndInOrderWithinAMillisecondAndAcross) {
  SetClock clock("2024-04-02");
  RandomIds ids(clock);
  std::string last = ids.Make();
  EXPECT_EQ(last.size(), 26u);
  EXPECT_EQ(last.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz"), std::string::npos);
  for (int i = 0; i < 1'000; ++i) {
    if (i % 100 == 0) clock.Advance(1);
    const std::string next = ids.Make();
    EXPECT_GT(next, last);
    last = next;
  }
}

TEST(IdsTest, StayDistinctWhenTheClockGoesBack) {
  SetClock clock("2024-04-02");
  RandomIds ids(clock);
  const std::string first = ids.Make();
  clock.Set("2024-04-01");
  EXPECT_GT(ids.Make(), first);
}

}  // namespace
}  // namespace redress::door
