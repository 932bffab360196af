#include "storage/log/rows.h"

#include <algorithm>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/delimited_message_util.h>

#include "engine/types/assert.h"
#include "storage/log/keys.h"

namespace redress::storage {
namespace {

constexpr std::size_t kU64 = sizeof(std::uint64_t);

tl::unexpected<Error> Unreadable(const RecordPlace& place) {
  return tl::unexpected(DataLossAt(place, "a record of this table", "it cannot be parsed"));
}

bool Parse(std::string_view bytes, google::protobuf::MessageLite& message) {
  return message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

std::string EncodeEventPlace(const EventPlace& place) {
  std::string payload;
  keys::AppendU64(payload, Count(place.first_position));
  keys::AppendU64(payload, place.index);
  return payload;
}

Result<EventPlace> DecodeEventPlace(const RecordPlace& place, std::string_view payload) {
  if (payload.size() != 2 * kU64) return Unreadable(place);
  return EventPlace{Position{keys::ReadU64(payload)}, keys::ReadU64(payload.substr(kU64))};
}

std::string EncodeRequest(const ports::RequestRecord& request) {
  std::string payload(request.payload_mac.begin(), request.payload_mac.end());
  keys::AppendU64(payload, Count(request.first_position));
  return payload;
}

Result<ports::RequestRecord> DecodeRequest(const RecordPlace& place, std::string_view payload) {
  ports::RequestRecord request;
  if (payload.size() != request.payload_mac.size() + kU64) return Unreadable(place);
  std::copy_n(payload.begin(), request.payload_mac.size(), request.payload_mac.begin());
  request.first_position = Position{keys::ReadU64(payload.substr(request.payload_mac.size()))};
  return request;
}

std::string EncodeComplaint(const ports::ComplaintRow& row) {
  std::string payload;
  google::protobuf::io::StringOutputStream out(&payload);
  google::protobuf::io::CodedOutputStream coded(&out);
  using google::protobuf::util::SerializeDelimitedToCodedStream;
  REDRESS_ASSERT(SerializeDelimitedToCodedStream(row.summary, &coded));
  for (const v1::ClockRow& clock : row.clocks) {
    REDRESS_ASSERT(SerializeDelimitedToCodedStream(clock, &coded));
  }
  coded.Trim();
  return payload;
}

Result<ports::ComplaintRow> DecodeComplaint(const RecordPlace& place, std::string_view payload) {
  google::protobuf::io::CodedInputStream in(reinterpret_cast<const std::uint8_t*>(payload.data()),
                                            static_cast<int>(payload.size()));
  using google::protobuf::util::ParseDelimitedFromCodedStream;
  ports::ComplaintRow row;
  if (!ParseDelimitedFromCodedStream(&row.summary, &in, nullptr)) return Unreadable(place);
  while (static_cast<std::size_t>(in.CurrentPosition()) < payload.size()) {
    if (!ParseDelimitedFromCodedStream(&row.clocks.emplace_back(), &in, nullptr)) {
      return Unreadable(place);
    }
  }
  return row;
}

Result<v1::ClockRow> DecodeClock(const RecordPlace& place, std::string_view payload) {
  v1::ClockRow row;
  if (!Parse(payload, row)) return Unreadable(place);
  return row;
}

Result<void> DecodeCommit(const RecordPlace& place, std::string_view payload, v1::Commit& commit) {
  if (!Parse(payload, commit) || commit.events().empty()) return Unreadable(place);
  if (keys::LogKey(Position{commit.first_position()}) != place.key) {
    return tl::unexpected(DataLossAt(place, "the commit of that position", "it is another's"));
  }
  return {};
}

std::string EncodeEnds(const LogEnds& ends) {
  std::string payload;
  keys::AppendU64(payload, Count(ends.before));
  keys::AppendU64(payload, Count(ends.last));
  return payload;
}

Result<LogEnds> DecodeEnds(const RecordPlace& place, std::string_view payload) {
  if (payload.size() != 2 * kU64) return Unreadable(place);
  return LogEnds{Position{keys::ReadU64(payload)}, Position{keys::ReadU64(payload.substr(kU64))}};
}

}  // namespace redress::storage
