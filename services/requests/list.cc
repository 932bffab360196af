#include "services/requests/list.h"

#include "services/door/page.h"
#include "services/requests/view.h"

namespace redress::requests {
namespace {

using runtime::Failure;

constexpr std::size_t kSliceIds = 250;

}  // namespace

tl::expected<void, Failure> ListPage(const v1::ListServiceRequestsRequest& request,
                                     const ports::Store& store,
                                     v1::ListServiceRequestsResponse& response) {
  const std::string fingerprint = door::Fingerprint(request);
  const std::string& landlord = request.landlord_id();
  constexpr auto kKind = v1::STREAM_KIND_SERVICE_REQUEST;
  std::string after;
  if (!request.page_token().empty()) {
    const auto parts = door::ReadPageToken(request.page_token(), fingerprint, 1);
    if (!parts) return tl::unexpected(Failure{parts.error()});
    after = parts->front();
  }
  const auto page_size = static_cast<int>(door::PageSize(request.page_size()));
  for (std::size_t looked_at = 0; looked_at < kRequestsLookedAtMax;) {
    const auto ids = store.ListStreams(landlord, kKind, after, kSliceIds);
    if (!ids) return tl::unexpected(Failure{ids.error()});
    for (const std::string& id : *ids) {
      if (response.service_requests_size() == page_size) {  // There is at least one more.
        response.set_next_page_token(door::MakePageToken(fingerprint, {after}));
        return {};
      }
      const auto events = store.ReadStream({landlord, kKind, id}, Version{1}, kRequestEventsMax);
      if (!events) return tl::unexpected(Failure{events.error()});
      after = id;
      const State state = Fold(*events);
      if (request.open_only() && state.status != Status::kOpen) continue;
      *response.add_service_requests() = ToView(landlord, id, state);
    }
    if (ids->size() < kSliceIds) return {};
    looked_at += ids->size();
  }
  response.set_next_page_token(door::MakePageToken(fingerprint, {after}));
  return {};
}

}  // namespace redress::requests
