#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

namespace redress::storage {

// A disk that fails when told. It keeps count of what was synced: after `PowerOff` a file holds
// that, and of what was not, as much as chance leaves. Syncs do not reach the real disk, so tests
// are quick. Thread-safe.
class FaultDisk final : public rocksdb::FileSystemWrapper {
 public:
  FaultDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  [[nodiscard]] const char* Name() const override { return "redress.FaultDisk"; }

  // Every change but the next `changes` fails with `error`, for ever: a full disk, or no power.
  void FailAfter(std::uint64_t changes, rocksdb::IOStatus error);
  // Whether a change was made to fail.
  [[nodiscard]] bool HasFailed() const;
  // Changes so far: appends, syncs, files made, renamed and deleted.
  [[nodiscard]] std::uint64_t Changes() const;

  // Takes from the real files what a power cut would have taken. Nothing may be using the disk.
  void PowerOff(std::mt19937_64& random);

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& name, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* directory,
                                 rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteFile(const std::string& name, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LockFile(const std::string& name, const rocksdb::IOOptions& options,
                             rocksdb::FileLock** lock, rocksdb::IODebugContext* debug) override;

  // For the files it hands out.
  [[nodiscard]] rocksdb::IOStatus CountChange();
  void Appended(const std::string& name, std::uint64_t bytes);
  void Truncated(const std::string& name, std::uint64_t size);
  void Synced(const std::string& name);
  void FolderSynced();

 private:
  struct Sizes {
    std::uint64_t written = 0;
    std::uint64_t synced = 0;
  };

  mutable std::mutex mutex_;
  std::uint64_t changes_ = 0;
  std::uint64_t changes_max_ = ~std::uint64_t{0};
  rocksdb::IOStatus error_;
  std::map<std::string, Sizes> files_;
  std::set<std::string> unsynced_names_;  // Files whose folder was not synced since they were made.
};

// A disk and RocksDB's view of it.
struct FaultEnv {
  std::shared_ptr<FaultDisk> disk = std::make_shared<FaultDisk>();
  std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(disk);
};

}  // namespace redress::storage
