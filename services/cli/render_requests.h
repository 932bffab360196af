#pragma once

#include <string>
#include <vector>

#include "redress/v1/request_service.pb.h"

#include "services/cli/names.h"
#include "services/cli/style.h"

namespace redress::cli {

// Service requests, a line each.
[[nodiscard]] std::string RenderRequests(const std::vector<v1::ServiceRequestView>& requests,
                                         bool more, const Style& style);

// One service request: where it stands, what the Code says of it, and its record.
[[nodiscard]] std::string RenderRequest(const v1::GetServiceRequestResponse& request,
                                        const Names& names, const Style& style);

}  // namespace redress::cli
