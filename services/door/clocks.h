#pragma once

#include <cstdint>
#include <functional>
#include <mutex>

#include "engine/ports/clock.h"
#include "engine/types/result.h"

namespace redress::door {

// The machine's clock.
class SystemClock final : public ports::Clock {
 public:
  [[nodiscard]] ports::Now Read() const override;
  [[nodiscard]] Day DayOf(std::int64_t unix_nanos) const override;
};

// The clock of a folder made for virtual time: it stands still until it is moved, and moves only
// forward. Thread-safe.
class VirtualClock final : public ports::Clock {
 public:
  // Puts a time on disk, so that it is the clock's after a restart.
  using Keep = std::function<Result<void>(std::int64_t unix_nanos)>;

  VirtualClock(std::int64_t unix_nanos, Keep keep);

  [[nodiscard]] ports::Now Read() const override;
  [[nodiscard]] Day DayOf(std::int64_t unix_nanos) const override;

  // Moves it, once the new time is kept. kFailedPrecondition if that is back in time.
  [[nodiscard]] Result<void> MoveTo(std::int64_t unix_nanos);

 private:
  const Keep keep_;
  mutable std::mutex mutex_;
  std::int64_t unix_nanos_;
};

}  // namespace redress::door
