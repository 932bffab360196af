#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/types/result.h"
#include "engine/types/stream_key.h"
#include "redress/v1/types.pb.h"

namespace redress::ports {

// Seals and opens personal text. Thread-safe. Its keys live apart from the data.
class Vault {
 public:
  virtual ~Vault() = default;

  // Replaces `personal.clear` by a sealed form, bound to landlord, stream and subject, and sets its
  // length. A key is on disk before it is used. Anything but `clear` is kInvalidArgument.
  [[nodiscard]] virtual Result<void> Seal(const StreamKey& stream, v1::Personal& personal) = 0;

  // Replaces a sealed form by the clear text, or by `erased` if its key is destroyed. kDataLoss if the
  // bytes were altered or moved from another stream.
  [[nodiscard]] virtual Result<void> Open(const StreamKey& stream, v1::Personal& personal) const = 0;

  // HMAC-SHA-256 under a key of the vault's own: tells two payloads apart without keeping either.
  [[nodiscard]] virtual std::array<std::uint8_t, 32> Mac(std::string_view payload) const = 0;
};

}  // namespace redress::ports
