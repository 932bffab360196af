#pragma once

#include "redress/v1/contact_service.pb.h"
#include "redress/v1/request_service.pb.h"

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

}  // namespace redress::requests
