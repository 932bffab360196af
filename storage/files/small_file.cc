#include "storage/files/small_file.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

#include <sys/stat.h>

namespace redress::storage::files {
namespace {

ErrorCode CodeOf(int reason) {
  switch (reason) {
    case ENOSPC:
    case EDQUOT:
      return ErrorCode::kResourceExhausted;
    case EACCES:
    case EPERM:
    case EROFS:
      return ErrorCode::kPermissionDenied;
    default:
      return ErrorCode::kUnavailable;
  }
}

bool WriteAll(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<void> SyncFolderOf(const std::string& file) {
  std::string folder = std::filesystem::path(file).parent_path();
  if (folder.empty()) folder = ".";
  const OpenFile handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle.IsOpen() || ::fsync(handle.number()) != 0) {
    return tl::unexpected(FileError(folder, "sync"));
  }
  return {};
}

}  // namespace

Error FileError(const std::string& file, std::string_view doing) {
  const int reason = errno;
  return Error{CodeOf(reason), "expected to " + std::string(doing) + " " + file + ", but " +
                                   std::generic_category().message(reason)};
}

OpenFile::~OpenFile() {
  if (number_ >= 0) ::close(number_);
}

Result<void> MakeFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error && std::filesystem::is_directory(path, error)) return {};
  errno = error ? error.value() : ENOTDIR;
  return tl::unexpected(FileError("the folder " + path, "make"));
}

Result<std::optional<std::string>> Read(const std::string& file, std::size_t bytes_max) {
  const OpenFile handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!handle.IsOpen() && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (!handle.IsOpen()) return tl::unexpected(FileError(file, "open"));
  std::string content(bytes_max + 1, '\0');
  std::size_t size = 0;
  while (size < content.size()) {
    const ssize_t got = ::read(handle.number(), content.data() + size, content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(FileError(file, "read"));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > bytes_max) {
    return tl::unexpected(Error{ErrorCode::kDataLoss, "expected at most " +
                                                          std::to_string(bytes_max) + " bytes in " +
                                                          file + ", but it is longer"});
  }
  content.resize(size);
  return content;
}

Result<void> Replace(const std::string& file, std::string_view content) {
  const std::string draft = file + ".new";
  {
    const OpenFile handle(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!handle.IsOpen()) return tl::unexpected(FileError(draft, "make"));
    if (!WriteAll(handle.number(), content)) return tl::unexpected(FileError(draft, "write"));
    if (::fsync(handle.number()) != 0) return tl::unexpected(FileError(draft, "sync"));
  }
  if (::rename(draft.c_str(), file.c_str()) != 0) return tl::unexpected(FileError(file, "replace"));
  return SyncFolderOf(file);
}

}  // namespace redress::storage::files
