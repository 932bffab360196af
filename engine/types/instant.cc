#include "engine/types/instant.h"

#include <chrono>
#include <limits>

namespace redress {

std::int64_t ToNanos(const google::protobuf::Timestamp& time) {
  using Limits = std::numeric_limits<std::int64_t>;
  constexpr std::int64_t kPerSecond = 1'000'000'000;
  // Three seconds are kept back at each end: that is as much as any int32 of nanoseconds can add.
  constexpr std::int64_t kSecondsMax = Limits::max() / kPerSecond - 3;
  if (time.seconds() > kSecondsMax) return Limits::max();
  if (time.seconds() < -kSecondsMax) return Limits::min();
  return time.seconds() * kPerSecond + time.nanos();
}

google::protobuf::Timestamp ToTimestamp(std::int64_t nanos) {
  const std::chrono::nanoseconds since{nanos};
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
  google::protobuf::Timestamp time;
  time.set_seconds(seconds.count());
  time.set_nanos(static_cast<std::int32_t>((since - seconds).count()));
  return time;
}

}  // namespace redress
