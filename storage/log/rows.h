#pragma once

#include <string>
#include <string_view>

#include "engine/ports/log.h"
#include "engine/ports/views.h"
#include "engine/types/result.h"
#include "storage/log/record.h"

// What is inside the records of each table but the log's, whose payload is a v1.Commit.
//
//   streams     commit's first position(u64) index in the commit(u64)
//   requests    payload MAC(32 bytes) commit's first position(u64)
//   complaints  ( varint size, v1.ComplaintSummary ) then ( varint size, v1.ClockRow )*
//   due         v1.ClockRow
//   references  complaint id
//   landlords   nothing
//   default     last position before the batch(u64) last position(u64)
//
// Never renumber or reorder: see keys.h.
namespace redress::storage {

// Where an event stands: its commit, and which of its events it is.
struct EventPlace {
  Position first_position{0};
  std::uint64_t index = 0;
};

[[nodiscard]] std::string EncodeEventPlace(const EventPlace& place);
[[nodiscard]] Result<EventPlace> DecodeEventPlace(const RecordPlace& place,
                                                  std::string_view payload);

[[nodiscard]] std::string EncodeRequest(const ports::RequestRecord& request);
[[nodiscard]] Result<ports::RequestRecord> DecodeRequest(const RecordPlace& place,
                                                         std::string_view payload);

[[nodiscard]] std::string EncodeComplaint(const ports::ComplaintRow& row);
[[nodiscard]] Result<ports::ComplaintRow> DecodeComplaint(const RecordPlace& place,
                                                          std::string_view payload);

[[nodiscard]] Result<v1::ClockRow> DecodeClock(const RecordPlace& place, std::string_view payload);

// Parses the log's payload into `commit`, and checks that it is the one its key names.
[[nodiscard]] Result<void> DecodeCommit(const RecordPlace& place, std::string_view payload,
                                        v1::Commit& commit);

// What each batch says of the whole log: recovery finds by it whether a batch is missing.
struct LogEnds {
  Position before{0};  // The last position before the batch.
  Position last{0};    // The last position with it.
};

[[nodiscard]] std::string EncodeEnds(const LogEnds& ends);
[[nodiscard]] Result<LogEnds> DecodeEnds(const RecordPlace& place, std::string_view payload);

}  // namespace redress::storage
