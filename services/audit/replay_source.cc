#include "services/audit/replay_source.h"

#include <utility>

#include "engine/types/standing.h"
#include "services/door/happened.h"
#include "services/door/not_found.h"
#include "services/door/submission.h"

namespace redress::audit {
namespace {

using door::Pulled;
using runtime::Failure;

}  // namespace

ReplaySource::ReplaySource(const v1::ReplayRequest& request, door::House& house)
    : request_(request), house_(house) {}

tl::expected<Pulled, Failure> ReplaySource::Pull(google::protobuf::Message& message) {
  if (!is_read_) {
    if (auto read = Read(); !read) return tl::unexpected(read.error());
    is_read_ = true;
  }
  if (next_ == entries_.size()) return Pulled::kEnd;
  auto& entry = *static_cast<v1::ReplayResponse&>(message).mutable_entry();
  entry = std::move(entries_[next_++]);
  const auto opened =
      door::OpenAll({request_.landlord_id(), v1::STREAM_KIND_COMPLAINT, request_.complaint_id()},
                    house_.vault, entry);
  if (!opened) return tl::unexpected(Failure{opened.error()});
  return Pulled::kMessage;
}

tl::expected<void, Failure> ReplaySource::Read() {
  runtime::AsOf as_of;
  if (request_.has_as_of_date()) as_of.happened_by = ToDay(request_.as_of_date());
  if (request_.has_known_at_time()) {
    as_of.known_at_unix_nanos = door::ToNanos(request_.known_at_time());
  }
  const auto read =
      house_.reader.ReadComplaint(request_.landlord_id(), request_.complaint_id(), as_of);
  if (!read && read.error().code == ErrorCode::kNotFound) {
    return tl::unexpected(Failure{door::NoComplaint()});
  }
  if (!read) return tl::unexpected(Failure{read.error()});
  entries_ = house_.reader.Timeline(request_.landlord_id(), request_.complaint_id(), *read);
  if (as_of.happened_by) {
    std::erase_if(entries_, [&](const auto& entry) {
      return CountedDay(entry.event()) > *as_of.happened_by;
    });
  }
  return {};
}

}  // namespace redress::audit
