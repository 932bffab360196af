#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/types/result.h"
#include "storage/vault/secret.h"

// A file of 1,024 keys, each wrapped under the master key. Written whole; rewritten whole, with one
// slot zeroed, when a key is destroyed.
//
//   segment := "redress.keys.1\n\0" first key id(u64, big-endian) slot*1024
//   slot    := nonce(12) wrapped key(32) tag(16), bound to "redress.key.1" and the key id;
//              or 60 zeros: destroyed
//
// Key n stands in segment (n - 1) / 1024, in slot (n - 1) % 1024. Never renumber.
namespace redress::storage {

inline constexpr std::uint64_t kSegmentKeys = 1'024;

// Where one key stands.
struct KeyPlace {
  std::string file;          // The segment's.
  std::uint64_t key_id = 0;  // From 1.
};

[[nodiscard]] std::string SegmentFileName(std::uint64_t segment);
// The number in such a name. Nothing if it is another file's.
[[nodiscard]] std::optional<std::uint64_t> ParseSegmentFileName(const std::string& name);

[[nodiscard]] constexpr std::uint64_t SegmentOf(std::uint64_t key_id) {
  return (key_id - 1) / kSegmentKeys;
}

// Makes all keys of a segment and syncs them.
[[nodiscard]] Result<void> MakeSegment(const Secret& master, const std::string& file,
                                       std::uint64_t segment);

// Whether `file` is that segment, whole. kDataLoss if not.
[[nodiscard]] Result<void> CheckSegment(const std::string& file, std::uint64_t segment);

// The key. Nothing if it is destroyed; kDataLoss if its bytes were altered.
[[nodiscard]] Result<std::optional<Secret>> ReadKey(const Secret& master, const KeyPlace& place);

// Zeroes its slot and syncs that. Destroying a destroyed key changes nothing.
[[nodiscard]] Result<void> DestroyKey(const KeyPlace& place);

}  // namespace redress::storage
