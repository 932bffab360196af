#include "storage/log/folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <xxhash.h>

#include <sys/stat.h>

#include "storage/log/keys.h"

namespace redress::storage {
namespace {

constexpr std::size_t kSectorBytes = 512;
constexpr std::size_t kSlots = 2;
constexpr std::size_t kSlotBytes = 2 * sizeof(std::uint64_t);
constexpr std::size_t kSmallFileBytesMax = 4096;

std::string ReachedFile(const std::string& path) { return path + "/REACHED"; }

tl::unexpected<Error> FileError(const std::string& file, std::string_view doing) {
  const int reason = errno;
  const auto code = reason == ENOSPC || reason == EDQUOT ? ErrorCode::kResourceExhausted
                    : reason == EACCES || reason == EROFS || reason == EPERM
                        ? ErrorCode::kPermissionDenied
                        : ErrorCode::kUnavailable;
  return tl::unexpected(Error{code, "expected to " + std::string(doing) + " " + file + ", but " +
                                        std::generic_category().message(reason)});
}

// Closes at the end of a scope.
struct File {
  int number;
  ~File() {
    if (number >= 0) ::close(number);
  }
};

bool WriteAll(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string Slot(Position position) {
  std::string slot;
  keys::AppendU64(slot, Count(position));
  keys::AppendU64(slot, XXH3_64bits(slot.data(), slot.size()));
  return slot;
}

Position ParseSlot(std::string_view bytes) {
  if (bytes.size() < kSlotBytes) return Position{0};
  const Position position{keys::ReadU64(bytes)};
  return Slot(position) == bytes.substr(0, kSlotBytes) ? position : Position{0};
}

Result<void> SyncFolderOf(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path();
  const File handle{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (handle.number < 0 || ::fsync(handle.number) != 0) return FileError(folder, "sync");
  return {};
}

}  // namespace

Result<void> MakeFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error && std::filesystem::is_directory(path, error)) return {};
  if (!error) error = std::make_error_code(std::errc::not_a_directory);
  return tl::unexpected(Error{ErrorCode::kUnavailable,
                              "expected to make the folder " + path + ", but " + error.message()});
}

Result<std::optional<std::string>> ReadSmallFile(const std::string& file) {
  const File handle{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  if (handle.number < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (handle.number < 0) return FileError(file, "open");
  std::string content(kSmallFileBytesMax, '\0');
  const ssize_t size = ::pread(handle.number, content.data(), content.size(), 0);
  if (size < 0) return FileError(file, "read");
  content.resize(static_cast<std::size_t>(size));
  return content;
}

Result<void> ReplaceFile(const std::string& file, const std::string& content) {
  const std::string draft = file + ".new";
  {
    const File handle{::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (handle.number < 0) return FileError(draft, "make");
    if (!WriteAll(handle.number, content)) return FileError(draft, "write");
    if (::fsync(handle.number) != 0) return FileError(draft, "sync");
  }
  if (::rename(draft.c_str(), file.c_str()) != 0) return FileError(file, "replace");
  return SyncFolderOf(file);
}

Result<std::optional<Position>> Reached::Read(const std::string& path) {
  const auto content = ReadSmallFile(ReachedFile(path));
  if (!content) return tl::unexpected(content.error());
  if (!*content) return std::nullopt;
  const std::string_view bytes = **content;
  const Position first = ParseSlot(bytes);
  const Position second =
      bytes.size() < kSectorBytes ? Position{0} : ParseSlot(bytes.substr(kSectorBytes));
  return std::max(first, second);
}

Result<Reached> Reached::Open(const std::string& path, Position position) {
  const std::string name = ReachedFile(path);
  std::string content(kSlots * kSectorBytes, '\0');
  content.replace(0, kSlotBytes, Slot(position));
  // Made afresh at each start: it holds what the log was found to hold.
  if (auto replaced = ReplaceFile(name, content); !replaced) {
    return tl::unexpected(replaced.error());
  }
  const int file = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return FileError(name, "open");
  Reached reached(file);
  reached.writes_ = 1;  // The first slot holds the newest.
  return reached;
}

Reached::Reached(Reached&& other) noexcept : file_(other.file_), writes_(other.writes_) {
  other.file_ = -1;
}

Reached::~Reached() {
  if (file_ >= 0) ::close(file_);
}

Result<void> Reached::Write(Position position) {
  const std::string slot = Slot(position);
  const auto offset = static_cast<off_t>(writes_ % kSlots * kSectorBytes);
  if (::pwrite(file_, slot.data(), slot.size(), offset) != static_cast<ssize_t>(slot.size())) {
    return FileError("REACHED", "write");
  }
  ++writes_;
  return {};
}

}  // namespace redress::storage
