#include "services/redressd/folder_clock.h"

#include <charconv>
#include <optional>

#include "storage/files/small_file.h"
#include "storage/log/mark.h"

namespace redress::redressd {
namespace {

constexpr std::size_t kTimeBytesMax = 32;

Result<std::int64_t> ReadTime(const std::string& file, std::int64_t start) {
  const auto content = storage::files::Read(file, kTimeBytesMax);
  if (!content) return tl::unexpected(content.error());
  if (!*content) return start;  // Never moved.
  const std::string& text = **content;
  std::int64_t nanos = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), nanos);
  if (fault == std::errc{} && end + 1 == text.data() + text.size() && *end == '\n') return nanos;
  return tl::unexpected(Error{ErrorCode::kDataLoss, "expected nanoseconds since 1970 in " + file +
                                                        ", but found something else"});
}

Result<FolderClock> OpenVirtual(const std::string& folder, std::int64_t start) {
  const std::string file = folder + "/virtual_time";
  const auto time = ReadTime(file, start);
  if (!time) return tl::unexpected(time.error());
  auto clock = std::make_unique<door::VirtualClock>(*time, [file](std::int64_t unix_nanos) {
    return storage::files::Replace(file, std::to_string(unix_nanos) + '\n');
  });
  door::VirtualClock* const virtual_clock = clock.get();
  return FolderClock{std::move(clock), virtual_clock};
}

}  // namespace

Result<FolderClock> OpenFolderClock(const Options& options) {
  const auto mark = storage::ReadFolderMark(options.data);
  if (!mark) return tl::unexpected(mark.error());
  if (*mark && (*mark)->virtual_start_unix_nanos) {
    return OpenVirtual(options.data, *(*mark)->virtual_start_unix_nanos);
  }
  if (!options.virtual_time_unix_nanos) return FolderClock{std::make_unique<door::SystemClock>()};
  if (*mark) {
    return tl::unexpected(Error{
        ErrorCode::kFailedPrecondition,
        "expected a new folder for --virtual-time, but " + options.data + " runs on real time"});
  }
  storage::FolderMark made;
  made.virtual_start_unix_nanos = options.virtual_time_unix_nanos;
  if (auto written = storage::WriteFolderMark(options.data, made); !written) {
    return tl::unexpected(written.error());
  }
  return OpenVirtual(options.data, *options.virtual_time_unix_nanos);
}

}  // namespace redress::redressd
