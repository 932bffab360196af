#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>

#include "engine/types/assert.h"

namespace redress::properties {

// Chance that is the same on every machine for a seed: the standard's generator, without its
// distributions, which differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : generator_(seed) {}

  // 0 to `limit` - 1, nearly evenly. `limit` is above 0.
  [[nodiscard]] std::uint64_t Below(std::uint64_t limit) {
    REDRESS_ASSERT(limit > 0);
    return generator_() % limit;
  }

  // `least` to `most`, both included.
  [[nodiscard]] std::int64_t Between(std::int64_t least, std::int64_t most) {
    REDRESS_ASSERT(least <= most);
    return least + static_cast<std::int64_t>(Below(static_cast<std::uint64_t>(most - least) + 1));
  }

  // True in `percent` of 100 throws.
  [[nodiscard]] bool Chance(std::uint64_t percent) { return Below(100) < percent; }

  // "<stem>1" to "<stem><count>".
  [[nodiscard]] std::string Name(const std::string& stem, std::uint64_t count) {
    return stem + std::to_string(1 + Below(count));
  }

  template <typename T>
  [[nodiscard]] const T& Pick(std::span<const T> items) {
    return items[Below(items.size())];
  }

 private:
  std::mt19937_64 generator_;
};

}  // namespace redress::properties
