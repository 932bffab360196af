#include "services/door/clocks.h"

#include <chrono>
#include <utility>

#include "services/door/london.h"

namespace redress::door {
namespace {

ports::Now NowAt(std::int64_t unix_nanos) { return {unix_nanos, London::Get().DayOf(unix_nanos)}; }

}  // namespace

ports::Now SystemClock::Read() const {
  using namespace std::chrono;
  return NowAt(duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count());
}

Day SystemClock::DayOf(std::int64_t unix_nanos) const { return London::Get().DayOf(unix_nanos); }

VirtualClock::VirtualClock(std::int64_t unix_nanos, Keep keep)
    : keep_(std::move(keep)), unix_nanos_(unix_nanos) {}

ports::Now VirtualClock::Read() const {
  const std::lock_guard lock(mutex_);
  return NowAt(unix_nanos_);
}

Day VirtualClock::DayOf(std::int64_t unix_nanos) const { return London::Get().DayOf(unix_nanos); }

Result<void> VirtualClock::MoveTo(std::int64_t unix_nanos) {
  const std::lock_guard lock(mutex_);
  if (unix_nanos < unix_nanos_) {
    return tl::unexpected(
        Error{ErrorCode::kFailedPrecondition,
              "expected a time not before the clock's, but found an earlier one"});
  }
  if (unix_nanos == unix_nanos_) return {};
  if (auto kept = keep_(unix_nanos); !kept) return kept;
  unix_nanos_ = unix_nanos;
  return {};
}

}  // namespace redress::door
