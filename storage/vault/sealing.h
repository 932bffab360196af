#pragma once

#include <cstdint>

#include "engine/types/result.h"
#include "engine/types/stream_key.h"
#include "storage/vault/secret.h"

// How a v1.Personal is sealed, whoever keeps the keys.
//
//   ciphertext  := AES-256-GCM(salt(16 random bytes) text) tag(16)
//   commitment  := SHA-256(salt text)
//   bound       := each with its length before it: "redress.personal.1", landlord, stream id,
//   subject;
//                  and as 8 bytes, big-endian: kind, key id
//
// Never change: texts sealed by every release must open for as long as their key lives.
namespace redress::storage {

inline constexpr std::size_t kClearBytesMax = 32'768;
inline constexpr std::size_t kSaltBytes = 16;

// A key and its number.
struct NumberedKey {
  std::uint64_t id = 0;
  Secret secret;
};

// Whether `personal` is something to seal. kInvalidArgument if not.
[[nodiscard]] Result<void> CheckClear(const v1::Personal& personal);

// Whether `personal` is something to open. kInvalidArgument if not.
[[nodiscard]] Result<void> CheckSealed(const v1::Personal& personal);

// Replaces the clear text by its sealed form, and sets its length. `personal` must pass CheckClear.
[[nodiscard]] Result<void> SealPersonal(const StreamKey& stream, const NumberedKey& key,
                                        v1::Personal& personal);

// Replaces the sealed form by the clear text. `personal` must pass CheckSealed, and `key` be the
// one it names. kDataLoss if anything of it, or where it stands, was altered.
[[nodiscard]] Result<void> OpenPersonal(const StreamKey& stream, const NumberedKey& key,
                                        v1::Personal& personal);

// Replaces the sealed form by `erased`: its key is destroyed.
void MarkErased(v1::Personal& personal);

}  // namespace redress::storage
