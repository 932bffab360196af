#pragma once

#include "redress/v1/contact_service.pb.h"
#include "redress/v1/request_service.pb.h"

#include "services/door/call.h"
#include "services/door/house.h"
#include "services/requests/page.h"

namespace redress::requests {

// Fills a page: the service requests after the token's that pass the request's filter. ReadPage
// says how it may be short.
[[nodiscard]] tl::expected<void, runtime::Failure> ListPage(
    const v1::ListServiceRequestsRequest& request, const ports::Store& store,
    v1::ListServiceRequestsResponse& response);

// Likewise of contacts.
[[nodiscard]] tl::expected<void, runtime::Failure> ListPage(const v1::ListContactsRequest& request,
                                                            const ports::Store& store,
                                                            v1::ListContactsResponse& response);

// Answers a call for a page of either.
template <typename Request, typename Response>
void AnswerList(door::Call& call, const door::House& house, const Request& request,
                Response& response) {
  const auto law = house.laws.Of(request.landlord_id());  // Says whether there is a landlord.
  if (!law) return call.Fail(law.error());
  response.set_position(Count(house.store.LastPosition()));
  const auto listed = ListPage(request, house.store, response);
  if (!listed) return call.Fail(listed.error());
  call.Answer();
}

}  // namespace redress::requests
