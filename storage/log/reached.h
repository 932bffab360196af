#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "engine/types/result.h"
#include "engine/types/stream_key.h"
#include "storage/files/small_file.h"

// Files of a data folder beside RocksDB's:
//
//   VERSION   what the folder is: mark.h
//   REACHED   the highest position acknowledged, as far as the disk has it
//   log/      RocksDB's files
//
//   REACHED := slot slot            each in a sector of 512 bytes of its own
//   slot    := position(u64, big-endian) XXH3-64 of those 8 bytes (u64, big-endian)
//
// Never renumber.
namespace redress::storage {

// The position that was acknowledged, kept outside the log: written after each sync without a sync
// of its own, so it is exact after the process was killed, and some seconds old after a power cut.
// A log that ends before it has lost something, which RocksDB cannot know. Not thread-safe.
class Reached {
 public:
  // The position kept in `path`. Nothing if there is no such file; 0 if neither slot is whole.
  [[nodiscard]] static Result<std::optional<Position>> Read(const std::string& path);
  // Makes the file afresh, synced, with the `position` the log was found to hold, and opens it.
  [[nodiscard]] static Result<Reached> Open(const std::string& path, Position position);

  [[nodiscard]] Result<void> Write(Position position);

 private:
  explicit Reached(files::OpenFile file) : file_(std::move(file)) {}

  files::OpenFile file_;
  std::uint64_t writes_ = 0;
};

}  // namespace redress::storage
