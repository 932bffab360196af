#include "services/requests/record.h"

#include <utility>

#include "services/door/submission.h"
#include "services/requests/page.h"

namespace redress::requests {

tl::expected<std::vector<v1::RecordedEvent>, runtime::Failure> ReadRecord(const door::House& house,
                                                                          const StreamKey& stream,
                                                                          const RecordName& name) {
  auto events = house.store.ReadStream(stream, Version{1}, kStreamEventsMax);
  if (!events) return tl::unexpected(runtime::Failure{events.error()});
  if (!events->empty()) return std::move(*events);
  return tl::unexpected(runtime::Failure{
      Refusal{v1::REFUSAL_REASON_STREAM_NOT_FOUND,
              "expected a " + name.what + " of that landlord, but there is none", name.field, ""}});
}

Result<void> MoveOpened(const door::House& house, const StreamKey& stream,
                        std::vector<v1::RecordedEvent> events,
                        google::protobuf::RepeatedPtrField<v1::RecordedEvent>& into) {
  for (auto& event : events) {
    if (auto opened = door::OpenAll(stream, house.vault, event); !opened) return opened;
    into.Add()->Swap(&event);
  }
  return {};
}

void AddFindings(const std::vector<findings::Finding>& findings,
                 google::protobuf::RepeatedPtrField<v1::Finding>& into) {
  for (const auto& finding : findings) *into.Add() = findings::ToView(finding);
}

}  // namespace redress::requests
