#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "storage/vault/secret.h"

namespace redress::storage {

using Digest = std::array<std::uint8_t, 32>;

// SHA-256. Thread-safe.
[[nodiscard]] Digest Sha256(std::string_view bytes);

// HMAC-SHA-256. Thread-safe.
[[nodiscard]] Digest HmacSha256(const Secret& key, std::string_view bytes);

}  // namespace redress::storage
