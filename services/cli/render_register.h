#pragma once

#include <string>

#include "redress/v1/landlord_service.pb.h"

#include "services/cli/names.h"
#include "services/cli/style.h"

namespace redress::cli {

// What a landlord holds about itself, a table for each kind of thing that there is any of.
[[nodiscard]] std::string RenderRegister(const v1::GetRegisterResponse& held, const Names& names,
                                         const Style& style);

}  // namespace redress::cli
