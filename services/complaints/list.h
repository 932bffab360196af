#pragma once

#include "redress/v1/complaint_service.pb.h"

#include "engine/ports/views.h"
#include "engine/runtime/writer.h"

namespace redress::complaints {

inline constexpr std::size_t kRowsLookedAtMax = 5'000;  // In one call, however few of them fit.

// Fills a page: the complaints after the token's that pass the request's filters. A page may be
// short, even empty, and still have a token: a call looks at no more than kRowsLookedAtMax rows.
[[nodiscard]] tl::expected<void, runtime::Failure> ListPage(const v1::ListRequest& request,
                                                            const ports::Views& views, Day today,
                                                            v1::ListResponse& response);

}  // namespace redress::complaints
