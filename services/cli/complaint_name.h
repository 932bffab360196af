#pragma once

#include <string>

#include "redress/v1/complaint_facts.pb.h"
#include "redress/v1/types.pb.h"

#include "services/cli/failure.h"
#include "services/cli/session.h"

namespace redress::cli {

// A complaint is named by its id or as SOURCE/REFERENCE: no id has a slash, so the two are told
// apart.
[[nodiscard]] bool IsReference(const std::string& name);

// Reads SOURCE/REFERENCE. The reference itself may hold slashes.
[[nodiscard]] Answer<v1::ExternalReference> ReadReference(const std::string& name);

// The id of the complaint that `name` names. Asks the server only for a reference.
[[nodiscard]] Answer<std::string> ComplaintId(Session& session, const std::string& landlord_id,
                                              const std::string& name);

}  // namespace redress::cli
