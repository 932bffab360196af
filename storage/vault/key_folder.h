#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/types/result.h"
#include "storage/files/small_file.h"
#include "storage/vault/digest.h"
#include "storage/vault/segment.h"

// The keys folder:
//
//   VAULT                   what the folder is, and the vault's MAC key wrapped under the master
//   key LOCK                    held by the one server that uses the folder segment-000000000000…
//   the keys master.key              the master key, unless it is kept elsewhere
//
//   VAULT := "redress keys folder\nformat 1\nmac " hex(nonce(12) wrapped key(32) tag(16)) "\n"
//            the MAC key bound to "redress.mac.1"
//
// Never renumber.
namespace redress::storage {

// The keys folder of the one server that uses it. Not thread-safe.
class KeyFolder {
 public:
  // Opens the folder, or makes it and, where there is none, the master key file.
  [[nodiscard]] static Result<KeyFolder> Open(const std::string& path,
                                              const std::string& master_key_file);

  // A number for a key that no stream was ever given, on disk by now. Keys of a segment that an
  // earlier start made are not handed out: which of them were is in the log, not here.
  [[nodiscard]] Result<std::uint64_t> TakeKeyId();

  // The key. Nothing if it is destroyed; kDataLoss if it is altered or never was.
  [[nodiscard]] Result<std::optional<Secret>> Read(std::uint64_t key_id) const;

  // Destroys the key for ever.
  [[nodiscard]] Result<void> Destroy(std::uint64_t key_id);

  [[nodiscard]] Digest Mac(std::string_view payload) const { return HmacSha256(mac_key_, payload); }

 private:
  KeyFolder(std::string path, files::OpenFile lock);

  [[nodiscard]] Result<void> Load(const std::string& master_key_file);
  [[nodiscard]] Result<void> MakeVaultFile();
  [[nodiscard]] Result<void> ReadVaultFile(const std::string& text);
  [[nodiscard]] Result<void> FindSegments();
  [[nodiscard]] std::string FileOf(std::uint64_t segment) const;

  std::string path_;
  files::OpenFile lock_;
  Secret master_;
  Secret mac_key_;
  std::uint64_t segments_ = 0;     // Numbered from 0.
  std::uint64_t next_key_id_ = 1;  // To be handed out.
};

}  // namespace redress::storage
