#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "engine/ports/vault.h"
#include "storage/vault/sealing.h"

namespace redress::storage {

class KeyFolder;

struct VaultOptions {
  std::string path;  // The keys folder. Made if it does not exist. Never inside the data folder.
  std::string
      master_key_file;  // Empty: <path>/master.key. Made only for a keys folder that is new.
  std::size_t assigned_max = 50'000;  // (stream, subject) pairs whose key is remembered.
  std::size_t keys_max = 20'000;      // Keys held unwrapped.
};

// The vault whose keys lie in a folder of their own. Thread-safe.
class Vault final : public ports::Vault {
 public:
  // For OpenVault: takes what it has opened and checked.
  Vault(std::unique_ptr<KeyFolder> folder, const VaultOptions& options);
  ~Vault() override;
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  [[nodiscard]] Result<void> Seal(const StreamKey& stream, v1::Personal& personal) override;
  [[nodiscard]] Result<void> Open(const StreamKey& stream, v1::Personal& personal) const override;
  [[nodiscard]] std::array<std::uint8_t, 32> Mac(std::string_view payload) const override;

  // Destroys a key for ever: on return its texts cannot be opened any more, by anybody. Texts
  // sealed later get another. kNotFound if there never was such a key.
  [[nodiscard]] Result<void> Destroy(std::uint64_t key_id);

 private:
  class Held;

  [[nodiscard]] Result<NumberedKey> KeyToSeal(const StreamKey& stream,
                                              const std::string& subject_id);
  [[nodiscard]] Result<std::optional<Secret>> FindKey(std::uint64_t key_id) const;

  mutable std::mutex mutex_;  // Held for keys, never while a text is sealed or opened.
  std::unique_ptr<KeyFolder> folder_;
  std::unique_ptr<Held> held_;
};

// Opens the keys folder, or makes it. kFailedPrecondition, saying what to do, if the master key is
// missing, another or open to others, or if another server holds the folder; kDataLoss if keys are
// missing or cut short. Nothing is changed then.
[[nodiscard]] Result<std::unique_ptr<Vault>> OpenVault(const VaultOptions& options);

}  // namespace redress::storage
