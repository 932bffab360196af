#pragma once

#include <optional>

#include "redress/v1/admin_service.pb.h"

#include "services/door/house.h"

namespace redress::admin {

// Reads and checks the file, and makes the fact that it is adopted, with its own id and version and
// its SHA-256. LAW_INVALID, with file, line and reason, if it is not sound.
[[nodiscard]] tl::expected<v1::LawAdopted, runtime::Failure> ReadAdoption(
    const v1::AdoptLawRequest& request);

// What to answer if this very file is in force already: when it was adopted, and nothing new.
// Nothing if it is not, or if this request id was used before: then the record answers.
[[nodiscard]] tl::expected<std::optional<v1::CommandResult>, runtime::Failure> FindInForce(
    const v1::CommandHeader& header, const v1::LawAdopted& adoption, const door::House& house);

}  // namespace redress::admin
