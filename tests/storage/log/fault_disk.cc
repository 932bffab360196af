#include "tests/storage/log/fault_disk.h"

#include <filesystem>
#include <fstream>

namespace redress::storage {
namespace {

namespace fs = std::filesystem;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

constexpr std::uint64_t kSectorBytes = 512;

class FaultFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultFile(std::unique_ptr<rocksdb::FSWritableFile> file, std::string name, FaultDisk& disk)
      : FSWritableFileOwnerWrapper(std::move(file)), name_(std::move(name)), disk_(disk) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
    if (IOStatus status = disk_.CountChange(); !status.ok()) return status;
    IOStatus status = FSWritableFileOwnerWrapper::Append(data, options, debug);
    if (status.ok()) disk_.Appended(name_, data.size());
    return status;
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions& options, IODebugContext* debug) override {
    if (IOStatus status = disk_.CountChange(); !status.ok()) return status;
    IOStatus status = FSWritableFileOwnerWrapper::Truncate(size, options, debug);
    if (status.ok()) disk_.Truncated(name_, size);
    return status;
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    if (IOStatus status = disk_.CountChange(); !status.ok()) return status;
    IOStatus status = FSWritableFileOwnerWrapper::Flush(options, debug);
    if (status.ok()) disk_.Synced(name_);
    return status;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Sync(options, debug);
  }
  IOStatus RangeSync(std::uint64_t, std::uint64_t, const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();  // Promises nothing.
  }

 private:
  std::string name_;
  FaultDisk& disk_;
};

class FaultDirectory final : public rocksdb::FSDirectoryWrapper {
 public:
  FaultDirectory(std::unique_ptr<rocksdb::FSDirectory> directory, FaultDisk& disk)
      : FSDirectoryWrapper(std::move(directory)), disk_(disk) {}

  IOStatus Fsync(const IOOptions&, IODebugContext*) override {
    if (IOStatus status = disk_.CountChange(); !status.ok()) return status;
    disk_.FolderSynced();
    return IOStatus::OK();
  }
  IOStatus FsyncWithDirOptions(const IOOptions& options, IODebugContext* debug,
                               const rocksdb::DirFsyncOptions&) override {
    return Fsync(options, debug);
  }

 private:
  FaultDisk& disk_;
};

// RocksDB's own diary: nothing rests on it, and it would blur the count.
bool IsDiary(const std::string& name) {
  return fs::path(name).filename().string().starts_with("LOG");
}

}  // namespace

void FaultDisk::FailAfter(std::uint64_t changes, IOStatus error) {
  const std::lock_guard lock(mutex_);
  changes_max_ = changes_ + changes;
  error_ = std::move(error);
}

bool FaultDisk::HasFailed() const {
  const std::lock_guard lock(mutex_);
  return changes_ > changes_max_;
}

std::uint64_t FaultDisk::Changes() const {
  const std::lock_guard lock(mutex_);
  return changes_;
}

IOStatus FaultDisk::CountChange() {
  const std::lock_guard lock(mutex_);
  return ++changes_ > changes_max_ ? error_ : IOStatus::OK();
}

void FaultDisk::Appended(const std::string& name, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  files_[name].written += bytes;
}

void FaultDisk::Truncated(const std::string& name, std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  Sizes& sizes = files_[name];
  sizes.written = size;
  sizes.synced = std::min(sizes.synced, size);
}

void FaultDisk::Synced(const std::string& name) {
  const std::lock_guard lock(mutex_);
  files_[name].synced = files_[name].written;
}

void FaultDisk::FolderSynced() {
  const std::lock_guard lock(mutex_);
  unsynced_names_.clear();
}

void FaultDisk::PowerOff(std::mt19937_64& random) {
  const std::lock_guard lock(mutex_);
  for (const auto& [name, sizes] : files_) {
    if (!fs::exists(name)) continue;
    if (unsynced_names_.contains(name) && random() % 2 == 0) {
      fs::remove(name);
      continue;
    }
    const std::uint64_t unsynced = sizes.written - sizes.synced;
    const std::uint64_t kept =
        sizes.synced + (random() % 4 == 0 ? unsynced : random() % (unsynced + 1));
    fs::resize_file(name, kept);
    // The last sector written may hold anything, but not where it was synced before.
    if (kept == sizes.synced || random() % 2 == 0) continue;
    const std::uint64_t torn = std::max(sizes.synced, (kept - 1) / kSectorBytes * kSectorBytes);
    std::fstream file(name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(torn));
    for (std::uint64_t i = torn; i < kept; ++i) file.put(static_cast<char>(random()));
  }
}

IOStatus FaultDisk::NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    IODebugContext* debug) {
  if (IsDiary(name)) return FileSystemWrapper::NewWritableFile(name, options, file, debug);
  if (IOStatus status = CountChange(); !status.ok()) return status;
  IOStatus status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
  if (!status.ok()) return status;
  *file = std::make_unique<FaultFile>(std::move(*file), name, *this);
  const std::lock_guard lock(mutex_);
  files_[name] = Sizes{};
  unsynced_names_.insert(name);
  return status;
}

IOStatus FaultDisk::NewDirectory(const std::string& name, const IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* directory,
                                 IODebugContext* debug) {
  IOStatus status = FileSystemWrapper::NewDirectory(name, options, directory, debug);
  if (status.ok()) *directory = std::make_unique<FaultDirectory>(std::move(*directory), *this);
  return status;
}

IOStatus FaultDisk::RenameFile(const std::string& from, const std::string& to,
                               const IOOptions& options, IODebugContext* debug) {
  if (IsDiary(from)) return FileSystemWrapper::RenameFile(from, to, options, debug);
  if (IOStatus status = CountChange(); !status.ok()) return status;
  IOStatus status = FileSystemWrapper::RenameFile(from, to, options, debug);
  if (!status.ok()) return status;
  const std::lock_guard lock(mutex_);
  if (auto moved = files_.extract(from)) {
    files_.erase(to);
    moved.key() = to;
    files_.insert(std::move(moved));
  }
  unsynced_names_.erase(from);  // That the rename itself could be undone is not modelled.
  return status;
}

IOStatus FaultDisk::DeleteFile(const std::string& name, const IOOptions& options,
                               IODebugContext* debug) {
  if (IOStatus status = CountChange(); !status.ok()) return status;
  IOStatus status = FileSystemWrapper::DeleteFile(name, options, debug);
  const std::lock_guard lock(mutex_);
  if (status.ok()) files_.erase(name);
  return status;
}

IOStatus FaultDisk::LockFile(const std::string& name, const IOOptions& options,
                             rocksdb::FileLock** lock, IODebugContext* debug) {
  if (IOStatus status = CountChange(); !status.ok()) return status;
  return FileSystemWrapper::LockFile(name, options, lock, debug);
}

}  // namespace redress::storage
