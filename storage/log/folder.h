#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/types/result.h"
#include "engine/types/stream_key.h"

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

// Makes the folder `path` with what lies above it. kUnavailable with the reason if it cannot.
[[nodiscard]] Result<void> MakeFolder(const std::string& path);

// The whole of a small file. Nothing if it does not exist.
[[nodiscard]] Result<std::optional<std::string>> ReadSmallFile(const std::string& file);

// Replaces `file` by `content`, whole or not at all, and syncs it and its folder.
[[nodiscard]] Result<void> ReplaceFile(const std::string& file, const std::string& content);

// The position that was acknowledged, kept outside the log: written after each sync without a sync
// of its own, so it is exact after the process was killed, and some seconds old after a power cut.
// A log that ends before it has lost something, which RocksDB cannot know. Not thread-safe.
class Reached {
 public:
  // The position kept in `path`. Nothing if there is no such file; 0 if neither slot is whole.
  [[nodiscard]] static Result<std::optional<Position>> Read(const std::string& path);
  // Makes the file afresh, synced, with the `position` the log was found to hold, and opens it.
  [[nodiscard]] static Result<Reached> Open(const std::string& path, Position position);

  Reached(Reached&& other) noexcept;
  Reached& operator=(Reached&&) = delete;
  ~Reached();

  [[nodiscard]] Result<void> Write(Position position);

 private:
  explicit Reached(int file) : file_(file) {}

  int file_;
  std::uint64_t writes_ = 0;
};

}  // namespace redress::storage
