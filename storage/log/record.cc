#include "storage/log/record.h"

#include <cstdint>
#include <limits>
#include <xxhash.h>

#include "engine/types/assert.h"
#include "storage/log/keys.h"

namespace redress::storage {
namespace {

std::uint64_t Seed(const RecordPlace& place) {
  std::string name;
  name.reserve(place.table.size() + 1 + place.key.size());
  name.append(place.table).push_back('\0');
  name.append(place.key);
  return XXH3_64bits(name.data(), name.size());
}

// Over the payload, the format mixed into the seed: no copy, no streaming state.
std::uint64_t Checksum(const RecordPlace& place, unsigned char format, std::string_view payload) {
  const std::uint64_t seed = XXH3_64bits_withSeed(&format, sizeof format, Seed(place));
  return XXH3_64bits_withSeed(payload.data(), payload.size(), seed);
}

void WriteHeader(const RecordPlace& place, std::string& record) {
  const std::string_view payload = std::string_view(record).substr(kRecordHeaderBytes);
  std::string header(1, static_cast<char>(kRecordFormat));
  keys::AppendU64(header, Checksum(place, kRecordFormat, payload));
  record.replace(0, kRecordHeaderBytes, header);
}

}  // namespace

std::string EncodeRecord(const RecordPlace& place, std::string_view payload) {
  std::string record(kRecordHeaderBytes, '\0');
  record.append(payload);
  WriteHeader(place, record);
  return record;
}

std::string EncodeRecord(const RecordPlace& place, const google::protobuf::MessageLite& message) {
  const std::size_t size = message.ByteSizeLong();
  REDRESS_ASSERT(size <= std::numeric_limits<int>::max());
  std::string record(kRecordHeaderBytes + size, '\0');
  REDRESS_ASSERT(
      message.SerializeToArray(record.data() + kRecordHeaderBytes, static_cast<int>(size)));
  WriteHeader(place, record);
  return record;
}

Result<std::string_view> DecodeRecord(const RecordPlace& place, std::string_view record) {
  if (record.size() < kRecordHeaderBytes) {
    return tl::unexpected(DataLossAt(place, "a whole record", "it is cut short"));
  }
  const auto format = static_cast<unsigned char>(record[0]);
  const std::string_view payload = record.substr(kRecordHeaderBytes);
  if (Checksum(place, format, payload) != keys::ReadU64(record.substr(1))) {
    return tl::unexpected(
        DataLossAt(place, "bytes that match their checksum", "they were altered"));
  }
  if (format != kRecordFormat) {
    return tl::unexpected(Error{ErrorCode::kUnimplemented,
                                "expected records of format " + std::to_string(kRecordFormat) +
                                    ", but one of " + std::string(place.table) + " has format " +
                                    std::to_string(format) +
                                    ": a newer release wrote it, use that one"});
  }
  return payload;
}

Error DataLossAt(const RecordPlace& place, std::string_view expected, std::string_view found) {
  std::string where = "in table " + std::string(place.table);
  if (const auto position = keys::ParseLogKey(place.key); place.table == "log" && position) {
    where = "at position " + std::to_string(Count(*position)) + " of the log";
  }
  return Error{ErrorCode::kDataLoss, "expected " + std::string(expected) + " " + where + ", but " +
                                         std::string(found) + ": restore the folder from a backup"};
}

}  // namespace redress::storage
