#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "engine/ports/vault.h"
#include "storage/vault/sealing.h"

namespace redress::storage {

// The vault with its keys in memory: it seals as storage/vault does, and forgets with the process.
// Thread-safe.
class MemoryVault final : public ports::Vault {
 public:
  MemoryVault();

  [[nodiscard]] Result<void> Seal(const StreamKey& stream, v1::Personal& personal) override;
  [[nodiscard]] Result<void> Open(const StreamKey& stream, v1::Personal& personal) const override;
  [[nodiscard]] std::array<std::uint8_t, 32> Mac(std::string_view payload) const override;

  // As Vault::Destroy.
  [[nodiscard]] Result<void> Destroy(std::uint64_t key_id);
  // Destroys every key there is.
  void DestroyAll();

 private:
  [[nodiscard]] Result<NumberedKey> KeyToSeal(const StreamKey& stream,
                                              const std::string& subject_id);

  mutable std::mutex mutex_;
  Secret mac_key_;
  std::uint64_t key_id_last_ = 0;
  std::map<std::pair<StreamKey, std::string>, std::uint64_t> assigned_;
  std::map<std::uint64_t, Secret> keys_;  // Those not destroyed.
};

}  // namespace redress::storage
