#include "engine/types/instant.h"

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

}  // namespace redress
