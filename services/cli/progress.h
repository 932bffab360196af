#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "services/cli/world.h"

namespace redress::cli {

// Says on stderr how far long work is: a bar that is drawn anew on a terminal, a line every few
// seconds elsewhere. Silent until there is something worth saying.
class Progress {
 public:
  // `total` 0: not known.
  Progress(World& world, std::string label, std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Show(std::uint64_t done);
  void SetTotal(std::uint64_t total) { total_ = total; }

  static constexpr std::chrono::milliseconds kTerminalEvery{100};
  static constexpr std::chrono::milliseconds kLineEvery{3000};

 private:
  [[nodiscard]] std::string Text(std::uint64_t done) const;

  World& world_;
  std::string label_;
  std::uint64_t total_;
  std::chrono::steady_clock::time_point next_;
  bool drawn_ = false;
};

}  // namespace redress::cli
