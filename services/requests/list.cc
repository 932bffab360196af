#include "services/requests/list.h"

#include "services/requests/view.h"

namespace redress::requests {
namespace {

using Events = std::span<const v1::RecordedEvent>;
using runtime::Failure;

template <typename Response>
tl::expected<void, Failure> Fill(const PageAsked& asked, const ports::Store& store,
                                 const Take& take, Response& response) {
  auto next = ReadPage(asked, store, take);
  if (!next) return tl::unexpected(next.error());
  response.set_next_page_token(*next);
  return {};
}

}  // namespace

tl::expected<void, Failure> ListPage(const v1::ListServiceRequestsRequest& request,
                                     const ports::Store& store,
                                     v1::ListServiceRequestsResponse& response) {
  const auto take = [&](const std::string& id, Events events) {
    const State state = Fold(events);
    if (request.open_only() && state.status != Status::kOpen) return false;
    *response.add_service_requests() = ToView(request.landlord_id(), id, state);
    return true;
  };
  return Fill(AskedBy(request, v1::STREAM_KIND_SERVICE_REQUEST), store, take, response);
}

tl::expected<void, Failure> ListPage(const v1::ListContactsRequest& request,
                                     const ports::Store& store,
                                     v1::ListContactsResponse& response) {
  const auto take = [&](const std::string& id, Events events) {
    const Contact contact = FoldContact(events);
    if (request.unsorted_only() && !contact.AwaitsSorting()) return false;
    *response.add_contacts() = ToView(request.landlord_id(), id, contact);
    return true;
  };
  return Fill(AskedBy(request, v1::STREAM_KIND_CONTACT), store, take, response);
}

}  // namespace redress::requests
