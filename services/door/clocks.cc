#include "services/door/clocks.h"

#include <charconv>
#include <chrono>
#include <fstream>
#include <iterator>

#include "services/door/atomic_file.h"
#include "services/door/london.h"

namespace redress::door {
namespace {

constexpr const char* kMark = "virtual_time";

ports::Now NowAt(std::int64_t unix_nanos) { return {unix_nanos, London::Get().DayOf(unix_nanos)}; }

std::optional<std::int64_t> ReadMark(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(32, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.empty() || text.back() != '\n') return std::nullopt;
  text.pop_back();
  std::int64_t nanos = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), nanos);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return nanos;
}

}  // namespace

ports::Now SystemClock::Read() const {
  using namespace std::chrono;
  return NowAt(duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count());
}

Day SystemClock::DayOf(std::int64_t unix_nanos) const { return London::Get().DayOf(unix_nanos); }

VirtualClock::VirtualClock(std::filesystem::path file, std::int64_t unix_nanos)
    : file_(std::move(file)), unix_nanos_(unix_nanos) {}

Result<std::unique_ptr<VirtualClock>> VirtualClock::Open(const std::filesystem::path& folder) {
  std::error_code ignored;
  const std::filesystem::path file = folder / kMark;
  if (!std::filesystem::exists(file, ignored)) return nullptr;
  const auto nanos = ReadMark(file);
  if (!nanos) {
    return tl::unexpected(Error{ErrorCode::kDataLoss,
                                "expected nanoseconds since 1970 in " + file.string() +
                                    ", but found something else"});
  }
  return std::unique_ptr<VirtualClock>(new VirtualClock(file, *nanos));
}

Result<std::unique_ptr<VirtualClock>> VirtualClock::Make(const std::filesystem::path& folder,
                                                         std::int64_t unix_nanos) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault || !std::filesystem::is_empty(folder, fault) || fault) {
    return tl::unexpected(Error{ErrorCode::kFailedPrecondition,
                                "expected a new folder for virtual time, but found one in use: " +
                                    folder.string()});
  }
  std::unique_ptr<VirtualClock> clock(new VirtualClock(folder / kMark, unix_nanos));
  if (auto written = WriteAtomically(clock->file_, std::to_string(unix_nanos) + '\n'); !written) {
    return tl::unexpected(written.error());
  }
  return clock;
}

ports::Now VirtualClock::Read() const {
  const std::lock_guard lock(mutex_);
  return NowAt(unix_nanos_);
}

Day VirtualClock::DayOf(std::int64_t unix_nanos) const { return London::Get().DayOf(unix_nanos); }

Result<void> VirtualClock::MoveTo(std::int64_t unix_nanos) {
  const std::lock_guard lock(mutex_);
  if (unix_nanos < unix_nanos_) {
    return tl::unexpected(Error{ErrorCode::kFailedPrecondition,
                                "expected a time not before the clock's, but found an earlier one"});
  }
  if (unix_nanos == unix_nanos_) return {};
  if (auto written = WriteAtomically(file_, std::to_string(unix_nanos) + '\n'); !written) {
    return written;
  }
  unix_nanos_ = unix_nanos;
  return {};
}

}  // namespace redress::door
