#pragma once

#include <atomic>

#include "engine/ports/clock.h"
#include "services/door/london.h"

namespace redress::door {

// A clock that stands where it is put, in London.
class SetClock final : public ports::Clock {
 public:
  explicit SetClock(const char* iso_date) { Set(iso_date); }

  void Set(const char* iso_date, int seconds_of_day = 12 * 3600) {
    const auto day = FromIsoDate(iso_date).value().time_since_epoch();
    nanos_ = (std::chrono::seconds(day).count() + seconds_of_day) * 1'000'000'000;
  }
  void Advance(std::int64_t seconds) { nanos_ += seconds * 1'000'000'000; }

  [[nodiscard]] ports::Now Read() const override { return {nanos_, DayOf(nanos_)}; }
  [[nodiscard]] Day DayOf(std::int64_t unix_nanos) const override {
    return London::Get().DayOf(unix_nanos);
  }

 private:
  std::atomic<std::int64_t> nanos_{0};
};

}  // namespace redress::door
