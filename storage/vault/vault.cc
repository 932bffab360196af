#include "storage/vault/vault.h"

#include <utility>

#include "storage/vault/key_folder.h"
#include "storage/vault/recently_used.h"

namespace redress::storage {
namespace {

// Whose text a key seals.
struct Owner {
  StreamKey stream;
  std::string subject_id;

  bool operator==(const Owner&) const = default;
};

struct OwnerHash {
  std::size_t operator()(const Owner& owner) const {
    return StreamKeyHash{}(owner.stream) * 31 + std::hash<std::string>{}(owner.subject_id);
  }
};

}  // namespace

// What is remembered in memory, within bounds.
class Vault::Held {
 public:
  explicit Held(const VaultOptions& options)
      : assigned(options.assigned_max), keys(options.keys_max) {}

  RecentlyUsed<Owner, std::uint64_t, OwnerHash> assigned;
  RecentlyUsed<std::uint64_t, Secret> keys;
};

Vault::Vault(std::unique_ptr<KeyFolder> folder, const VaultOptions& options)
    : folder_(std::move(folder)), held_(std::make_unique<Held>(options)) {}

Vault::~Vault() = default;

Result<void> Vault::Seal(const StreamKey& stream, v1::Personal& personal) {
  if (auto checked = CheckClear(personal); !checked) return checked;
  const auto key = KeyToSeal(stream, personal.subject_id());
  if (!key) return tl::unexpected(key.error());
  return SealPersonal(stream, *key, personal);
}

Result<void> Vault::Open(const StreamKey& stream, v1::Personal& personal) const {
  if (auto checked = CheckSealed(personal); !checked) return checked;
  const std::uint64_t key_id = personal.sealed().key_id();
  const auto key = FindKey(key_id);
  if (!key) return tl::unexpected(key.error());
  if (*key) return OpenPersonal(stream, {.id = key_id, .secret = **key}, personal);
  MarkErased(personal);
  return {};
}

std::array<std::uint8_t, 32> Vault::Mac(std::string_view payload) const {
  return folder_->Mac(payload);
}

Result<void> Vault::Destroy(std::uint64_t key_id) {
  const std::lock_guard lock(mutex_);
  held_->keys.Erase(key_id);
  return folder_->Destroy(key_id);
}

Result<NumberedKey> Vault::KeyToSeal(const StreamKey& stream, const std::string& subject_id) {
  const Owner owner{stream, subject_id};
  std::unique_lock lock(mutex_);
  if (const std::uint64_t* assigned = held_->assigned.Find(owner)) {
    const std::uint64_t key_id = *assigned;
    lock.unlock();
    const auto key = FindKey(key_id);
    if (!key) return tl::unexpected(key.error());
    if (*key) return NumberedKey{.id = key_id, .secret = **key};
    lock.lock();  // Destroyed meanwhile: the next text gets another.
  }
  const auto key_id = folder_->TakeKeyId();
  if (!key_id) return tl::unexpected(key_id.error());
  const auto key = folder_->Read(*key_id);
  if (!key) return tl::unexpected(key.error());
  if (!*key) {
    return tl::unexpected(Error{ErrorCode::kDataLoss, "expected a new key, but it is destroyed"});
  }
  held_->assigned.Put(owner, *key_id);
  held_->keys.Put(*key_id, **key);
  return NumberedKey{.id = *key_id, .secret = **key};
}

Result<std::optional<Secret>> Vault::FindKey(std::uint64_t key_id) const {
  const std::lock_guard lock(mutex_);
  if (const Secret* held = held_->keys.Find(key_id)) return *held;
  auto key = folder_->Read(key_id);
  if (key && *key) held_->keys.Put(key_id, **key);
  return key;
}

Result<std::unique_ptr<Vault>> OpenVault(const VaultOptions& options) {
  auto folder = KeyFolder::Open(options.path, options.master_key_file);
  if (!folder) return tl::unexpected(folder.error());
  return std::make_unique<Vault>(std::make_unique<KeyFolder>(std::move(*folder)), options);
}

}  // namespace redress::storage
