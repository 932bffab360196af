#pragma once

#include "redress/v1/admin_service.pb.h"

#include "engine/landlord/state.h"
#include "engine/ports/log.h"

namespace redress::admin {

// Fills in what the state holds.
void FillLandlord(const landlord::State& state, v1::GetLandlordResponse& response);

// Adds the officers, names still sealed, as their newest registration in the stream has them.
[[nodiscard]] Result<void> AddOfficers(const StreamKey& stream, const landlord::State& state,
                                       const ports::Log& log, v1::GetLandlordResponse& response);

}  // namespace redress::admin
