#include "storage/memory/vault.h"

#include <optional>

#include "engine/types/assert.h"
#include "storage/vault/cipher.h"
#include "storage/vault/digest.h"

namespace redress::storage {
namespace {

tl::unexpected<Error> NeverWas(ErrorCode code, std::uint64_t key_id) {
  return tl::unexpected(
      Error{code, "expected key " + std::to_string(key_id) + ", but it never was there"});
}

}  // namespace

MemoryVault::MemoryVault() { REDRESS_ASSERT(FillRandom(mac_key_.data(), kKeyBytes)); }

Result<void> MemoryVault::Seal(const StreamKey& stream, v1::Personal& personal) {
  if (auto checked = CheckClear(personal); !checked) return checked;
  const auto key = KeyToSeal(stream, personal.subject_id());
  if (!key) return tl::unexpected(key.error());
  return SealPersonal(stream, *key, personal);
}

Result<void> MemoryVault::Open(const StreamKey& stream, v1::Personal& personal) const {
  if (auto checked = CheckSealed(personal); !checked) return checked;
  NumberedKey key{.id = personal.sealed().key_id(), .secret = {}};
  {
    const std::lock_guard lock(mutex_);
    if (key.id == 0 || key.id > key_id_last_) return NeverWas(ErrorCode::kDataLoss, key.id);
    const auto found = keys_.find(key.id);
    if (found == keys_.end()) {
      MarkErased(personal);
      return {};
    }
    key.secret = found->second;
  }
  return OpenPersonal(stream, key, personal);
}

std::array<std::uint8_t, 32> MemoryVault::Mac(std::string_view payload) const {
  return HmacSha256(mac_key_, payload);
}

Result<void> MemoryVault::Destroy(std::uint64_t key_id) {
  const std::lock_guard lock(mutex_);
  if (key_id == 0 || key_id > key_id_last_) return NeverWas(ErrorCode::kNotFound, key_id);
  keys_.erase(key_id);
  return {};
}

void MemoryVault::DestroyAll() {
  const std::lock_guard lock(mutex_);
  keys_.clear();
}

Result<NumberedKey> MemoryVault::KeyToSeal(const StreamKey& stream, const std::string& subject_id) {
  const std::lock_guard lock(mutex_);
  std::uint64_t& key_id = assigned_[{stream, subject_id}];
  if (const auto held = keys_.find(key_id); held != keys_.end()) {
    return NumberedKey{.id = key_id, .secret = held->second};
  }
  Secret secret;
  if (auto filled = FillRandom(secret.data(), kKeyBytes); !filled) {
    return tl::unexpected(filled.error());
  }
  key_id = ++key_id_last_;
  keys_[key_id] = secret;
  return NumberedKey{.id = key_id, .secret = secret};
}

}  // namespace redress::storage
