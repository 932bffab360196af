#pragma once

#include "redress/v1/request_service.pb.h"

#include "engine/ports/store.h"
#include "engine/runtime/writer.h"

namespace redress::requests {

inline constexpr std::size_t kRequestsLookedAtMax = 1'000;  // In one call, however few of them fit.
inline constexpr std::size_t kRequestEventsMax = 10'000;    // Of one of them.

// Fills a page: the service requests after the token's that pass the request's filter. A page may
// be short, even empty, and still have a token: a call looks at no more than kRequestsLookedAtMax.
[[nodiscard]] tl::expected<void, runtime::Failure> ListPage(
    const v1::ListServiceRequestsRequest& request, const ports::Store& store,
    v1::ListServiceRequestsResponse& response);

}  // namespace redress::requests
