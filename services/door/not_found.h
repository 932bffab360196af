#pragma once

#include <string>

#include "engine/types/result.h"

namespace redress::door {

// The refusals of a call that names what is not there. `field` is where the caller named it.
// Another landlord's complaint is answered like none at all: nobody learns that there is one.

[[nodiscard]] Refusal NoLandlord(std::string field = "landlord_id");
[[nodiscard]] Refusal NoComplaint(std::string field = "complaint_id");

}  // namespace redress::door
