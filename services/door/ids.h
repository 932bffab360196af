#pragma once

#include <array>
#include <cstdint>
#include <mutex>

#include "engine/ports/clock.h"
#include "engine/ports/ids.h"

namespace redress::door {

// Makes ids of 26 characters of Crockford's alphabet in lower case: 48 bits of milliseconds, then
// 80 random bits. Two of one millisecond are told apart, and ordered, by counting the random bits
// on.
class RandomIds final : public ports::Ids {
 public:
  // `clock` must outlive this.
  explicit RandomIds(const ports::Clock& clock) : clock_(clock) {}

  [[nodiscard]] std::string Make() override;

 private:
  const ports::Clock& clock_;
  std::mutex mutex_;
  std::uint64_t last_millis_ = 0;
  std::array<std::uint8_t, 10> last_random_{};
};

}  // namespace redress::door
