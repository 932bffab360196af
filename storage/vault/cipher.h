#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/types/result.h"
#include "storage/vault/secret.h"

// AES-256-GCM of OpenSSL. Thread-safe: each thread has a context of its own, used again.
namespace redress::storage {

inline constexpr std::size_t kNonceBytes = 12;
inline constexpr std::size_t kTagBytes = 16;

// A sealed text with what is needed to open it again, but the key.
struct Box {
  std::string nonce;       // kNonceBytes.
  std::string ciphertext;  // As long as the text, then kTagBytes of tag.
};

// Seals `text` under a fresh random nonce; `bound` has to be given again to open it.
[[nodiscard]] Result<Box> SealBox(const Secret& key, std::string_view bound, std::string_view text);

// The text. Nothing if the box, the key or what it is bound to is not what it was.
[[nodiscard]] Result<std::optional<std::string>> OpenBox(const Secret& key, std::string_view bound,
                                                         const Box& box);

// Fills with bytes nobody can guess.
[[nodiscard]] Result<void> FillRandom(std::uint8_t* bytes, std::size_t size);

// Texts in a row, each with its length before it: no two rows read alike.
class Bound {
 public:
  explicit Bound(std::string_view purpose) { Add(purpose); }
  Bound& Add(std::string_view text);
  Bound& Add(std::uint64_t number);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace redress::storage
