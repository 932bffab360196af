#pragma once

#include <string>

#include "redress/v1/admin_service.pb.h"

#include "services/cli/style.h"

namespace redress::cli {

[[nodiscard]] std::string RenderStatus(const v1::GetStatusResponse& status,
                                       const std::string& server, const Style& style);

// A landlord, the law in force there, and how many officers are known.
[[nodiscard]] std::string RenderLandlord(const v1::GetLandlordResponse& landlord,
                                         const Style& style);

}  // namespace redress::cli
