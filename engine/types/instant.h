#pragma once

#include <cstdint>

#include "google/protobuf/timestamp.pb.h"

namespace redress {

// `time` in nanoseconds since 1970-01-01T00:00:00Z. Held at the ends of what 64 bits reach (the
// years 1677 and 2262), so that it is defined for every timestamp, sound or not.
[[nodiscard]] std::int64_t ToNanos(const google::protobuf::Timestamp& time);

// The other way round.
[[nodiscard]] google::protobuf::Timestamp ToTimestamp(std::int64_t nanos);

}  // namespace redress
