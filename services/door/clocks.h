#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

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
// forward. Kept in a file `virtual_time` of that folder, whose being there is what marks the folder.
// Its content is nanoseconds since 1970, in decimal, and a line's end. Never change that: folders last.
class VirtualClock final : public ports::Clock {
 public:
  // The clock that a folder is marked with; nothing if it is not. kDataLoss if the mark cannot be read.
  [[nodiscard]] static Result<std::unique_ptr<VirtualClock>> Open(
      const std::filesystem::path& folder);
  // Marks a folder that has nothing in it yet, or is not there; kFailedPrecondition otherwise.
  [[nodiscard]] static Result<std::unique_ptr<VirtualClock>> Make(
      const std::filesystem::path& folder, std::int64_t unix_nanos);

  [[nodiscard]] ports::Now Read() const override;
  [[nodiscard]] Day DayOf(std::int64_t unix_nanos) const override;

  // Moves it, on disk first. kFailedPrecondition if that is back in time.
  [[nodiscard]] Result<void> MoveTo(std::int64_t unix_nanos);

 private:
  VirtualClock(std::filesystem::path file, std::int64_t unix_nanos);

  const std::filesystem::path file_;
  mutable std::mutex mutex_;
  std::int64_t unix_nanos_;
};

}  // namespace redress::door
