#pragma once

#include <array>
#include <cstdint>
#include <ostream>
#include <string_view>
#include <utility>

#include "services/intake/rows/rejects.h"

// What the writers of made-up logs share.
namespace redress::intake {

template <std::size_t N>
using Choices = std::array<std::string_view, N>;

// SplitMix64: the same numbers everywhere, which the standard library's distributions do not
// promise.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  // From `low` to `high`, both included.
  int Between(int low, int high) {
    return low + static_cast<int>(Next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool Chance(int per_mille) { return Between(1, 1'000) <= per_mille; }
  template <std::size_t N>
  std::string_view Pick(const Choices<N>& choices) {
    return choices[Next() % N];
  }

 private:
  std::uint64_t state_;
};

// One line of CSV, as spreadsheets end it.
template <typename Cells>
void WriteLine(std::ostream& out, const Cells& cells) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!std::exchange(first, false)) out << ',';
    out << CsvCell(cell, ',');
  }
  out << "\r\n";
}

}  // namespace redress::intake
