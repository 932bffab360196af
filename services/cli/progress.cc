#include "services/cli/progress.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

namespace redress::cli {
namespace {

constexpr std::size_t kBarColumns = 30;

std::string Bar(std::uint64_t done, std::uint64_t total) {
  const auto filled = std::min<std::uint64_t>(done, total) * kBarColumns / total;
  return "[" + std::string(filled, '#') + std::string(kBarColumns - filled, '.') + "]";
}

}  // namespace

Progress::Progress(World& world, std::string label, std::uint64_t total)
    : world_(world), label_(std::move(label)), total_(total), next_(world.now()) {
  if (!world_.err_is_terminal) next_ += kLineEvery;  // Short work leaves no lines in a log.
}

Progress::~Progress() {
  if (drawn_) world_.err << "\r\x1b[K" << std::flush;
}

std::string Progress::Text(std::uint64_t done) const {
  if (total_ == 0) return fmt::format("{} {}", label_, done);
  const auto percent = std::min<std::uint64_t>(done, total_) * 100 / total_;
  return fmt::format("{} {} of {} ({}%)", label_, done, total_, percent);
}

void Progress::Show(std::uint64_t done) {
  const auto now = world_.now();
  if (now < next_) return;
  if (world_.err_is_terminal) {
    world_.err << "\r\x1b[K" << (total_ == 0 ? "" : Bar(done, total_) + " ") << Text(done)
               << std::flush;
    drawn_ = true;
    next_ = now + kTerminalEvery;
    return;
  }
  world_.err << Text(done) << std::endl;
  next_ = now + kLineEvery;
}

}  // namespace redress::cli
