#pragma once

#include "redress/v1/landlord_service.pb.h"

#include "engine/landlord/register.h"
#include "engine/types/result.h"

namespace redress::landlord {

inline constexpr std::size_t kImprovementsMax = 500;
inline constexpr std::size_t kRegisterBytesMax = 3u << 20u;  // Clients take no more than 4 MiB.

// `held` as readers get it. kFailedPrecondition if it does not fit in one answer.
[[nodiscard]] Result<void> FillRegister(Register held, v1::GetRegisterResponse& response);

}  // namespace redress::landlord
