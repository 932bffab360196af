#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "redress/v1/types.pb.h"

#include "engine/ports/clock.h"

namespace redress::door {

// What is wrong with a moment, and in which of its fields. `field` may be empty: the whole.
struct MomentFault {
  std::string field;
  std::string message;
};

// Nanoseconds since 1970, or nothing if it is no instant of the years 1900 to 2199.
[[nodiscard]] std::optional<std::int64_t> ToNanos(const google::protobuf::Timestamp& instant);
[[nodiscard]] google::protobuf::Timestamp ToTimestamp(std::int64_t unix_nanos);

// Checks that date, instant and grade say the same thing, as types.proto has it.
[[nodiscard]] std::optional<MomentFault> FaultOf(const v1::Happened& happened,
                                                 const ports::Clock& clock);

// Fills in what follows from the rest: the day in London of an instant, and the grade.
// `happened` has no fault.
void Complete(v1::Happened& happened, const ports::Clock& clock);

// The moment it is.
[[nodiscard]] v1::Happened HappenedNow(const ports::Clock& clock);

}  // namespace redress::door
