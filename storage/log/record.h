#pragma once

#include <string>
#include <string_view>

#include <google/protobuf/message_lite.h>

#include "engine/types/result.h"

// How every value on disk is framed.
//
//   record   := format(u8 = 1) checksum(u64, big-endian) payload
//   checksum := XXH3-64 of payload, seeded with XXH3-64 of format, seeded with XXH3-64 of
//               (table name 0x00 key)
//
// The seed ties the bytes to their place: a record found under another key does not match. RocksDB
// has checksums of its own for blocks; these hold from before it takes the bytes to after it gives
// them back, and are checked before anything is parsed.
//
// Never renumber: a new layout of the payload is a new format number, and the old ones stay
// readable.
namespace redress::storage {

inline constexpr unsigned char kRecordFormat = 1;
inline constexpr std::size_t kRecordHeaderBytes = 9;

// Where a record stands. What it is called in errors: nothing in a key is personal, but ids stay
// out.
struct RecordPlace {
  std::string_view table;
  std::string_view key;
};

// Frames `payload`.
[[nodiscard]] std::string EncodeRecord(const RecordPlace& place, std::string_view payload);

// Frames `message`, without a copy of its bytes in between.
[[nodiscard]] std::string EncodeRecord(const RecordPlace& place,
                                       const google::protobuf::MessageLite& message);

// The payload inside `record`, pointing into it. kDataLoss naming the place if the bytes do not
// match their checksum; kUnimplemented if a newer release wrote them.
[[nodiscard]] Result<std::string_view> DecodeRecord(const RecordPlace& place,
                                                    std::string_view record);

// kDataLoss naming the place: what was expected there, and what was found.
[[nodiscard]] Error DataLossAt(const RecordPlace& place, std::string_view expected,
                               std::string_view found);

}  // namespace redress::storage
