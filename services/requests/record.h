#pragma once

#include <string>
#include <vector>

#include <google/protobuf/repeated_ptr_field.h>

#include "redress/v1/event.pb.h"
#include "redress/v1/views.pb.h"

#include "engine/findings/findings.h"
#include "engine/runtime/writer.h"
#include "services/door/house.h"

namespace redress::requests {

// What a record is called where it is not there, e.g. {"service request", "service_request_id"}.
struct RecordName {
  std::string what;
  std::string field;
};

// Reads one stream whole; STREAM_NOT_FOUND if there is none.
[[nodiscard]] tl::expected<std::vector<v1::RecordedEvent>, runtime::Failure> ReadRecord(
    const door::House& house, const StreamKey& stream, const RecordName& name);

// Moves the events of `stream` into an answer, with their texts opened.
[[nodiscard]] Result<void> MoveOpened(const door::House& house, const StreamKey& stream,
                                      std::vector<v1::RecordedEvent> events,
                                      google::protobuf::RepeatedPtrField<v1::RecordedEvent>& into);

void AddFindings(const std::vector<findings::Finding>& findings,
                 google::protobuf::RepeatedPtrField<v1::Finding>& into);

}  // namespace redress::requests
