#pragma once

#include "engine/complaint/state.h"
#include "engine/editions/law.h"
#include "engine/ports/views.h"

namespace redress::complaint {

// What is kept of a complaint beside its events: its summary, and a row for each duty not done yet.
// Independent of the day it is made on. Empty `complaint_id` is a bug of ours.
[[nodiscard]] ports::ComplaintRow MakeRow(const std::string& landlord_id,
                                          const std::string& complaint_id, const State& state,
                                          const editions::Law& law);

}  // namespace redress::complaint
