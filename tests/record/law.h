#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/commands/command.h"

namespace redress::record {

// Begins the record of a landlord on `day`.
[[nodiscard]] commands::Command CreateLandlord(const std::string& landlord_id, Day day);

// Adopts a file of law, its digest worked out here, as the door does.
[[nodiscard]] commands::Command AdoptLaw(const std::string& landlord_id, v1::LawKind kind,
                                         const std::string& id, std::uint32_t version,
                                         std::string_view content, Day day);

// Adopts what comes with the program: the editions with these ids (if none is named, what a
// landlord adopts unless it says otherwise), and before them what they count by. An id that no
// shipped edition has gives nothing, so the caller sees fewer commands than ids.
[[nodiscard]] std::vector<commands::Command> AdoptShipped(
    const std::string& landlord_id, const std::vector<std::string>& edition_ids, Day day);

// Registers an officer.
[[nodiscard]] commands::Command RegisterOfficer(const std::string& landlord_id,
                                                const std::string& officer_id, Day day);

}  // namespace redress::record
