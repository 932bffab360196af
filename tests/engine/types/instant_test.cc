#include "engine/types/instant.h"

#include <limits>

#include <gtest/gtest.h>

namespace redress {
namespace {

google::protobuf::Timestamp Time(std::int64_t seconds, std::int32_t nanos) {
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  time.set_nanos(nanos);
  return time;
}

TEST(InstantTest, SecondsAndNanosecondsAddUp) {
  EXPECT_EQ(ToNanos(Time(0, 0)), 0);
  EXPECT_EQ(ToNanos(Time(1'712'044'800, 5)), 1'712'044'800'000'000'005);
  EXPECT_EQ(ToNanos(Time(-1, 999'999'999)), -1);
}

TEST(InstantTest, WhatDoesNotFitIsHeldAtTheEnd) {
  using Limits = std::numeric_limits<std::int64_t>;
  EXPECT_EQ(ToNanos(Time(253'402'300'799, 999'999'999)), Limits::max());  // The year 9999.
  EXPECT_EQ(ToNanos(Time(9'300'000'000, 0)), Limits::max());  // Just past what 64 bits reach.
  EXPECT_EQ(ToNanos(Time(-9'300'000'000, 0)), Limits::min());
  EXPECT_EQ(ToNanos(Time(Limits::max(), 0)), Limits::max());
  EXPECT_EQ(ToNanos(Time(-62'135'596'800, 0)), Limits::min());  // The year 1.
  EXPECT_EQ(ToNanos(Time(Limits::min(), 0)), Limits::min());
}

TEST(InstantTest, NanosecondsOutOfRangeNeverOverflow) {
  constexpr std::int64_t kLastSecond = std::numeric_limits<std::int64_t>::max() / 1'000'000'000 - 3;
  for (const std::int32_t nanos :
       {std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min()}) {
    EXPECT_GT(ToNanos(Time(kLastSecond, nanos)), 0);
    EXPECT_LT(ToNanos(Time(-kLastSecond, nanos)), 0);
  }
}

}  // namespace
}  // namespace redress
