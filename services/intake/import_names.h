#pragma once

#include <string>
#include <string_view>

#include "engine/ports/vault.h"

namespace redress::intake {

// The id of the import of a file from a source: the same file from the same source is the same
// import. "imp-" and 16 hexadecimal digits of SHA-256(digest, source).
[[nodiscard]] std::string ImportIdOf(std::string_view content_digest, std::string_view source);

// The id of an officer by name, at one landlord: "o-" and 20 hexadecimal digits of an HMAC under
// the vault's key, of the name as people compare names. The same name is the same officer; without
// the key nobody can try names.
[[nodiscard]] std::string OfficerIdOf(const ports::Vault& vault, std::string_view landlord_id,
                                      std::string_view name);

// The id of a service request that a log of `source` knows by `reference`: "sr-" and 32 hexadecimal
// digits of SHA-256(source, reference). The same row is the same request, in whatever file.
[[nodiscard]] std::string ServiceRequestIdOf(std::string_view source, std::string_view reference);

}  // namespace redress::intake
