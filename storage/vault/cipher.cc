#include "storage/vault/cipher.h"

#include <limits>
#include <memory>

#include <openssl/evp.h>
#include <openssl/rand.h>

namespace redress::storage {
namespace {

struct Free {
  void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

const EVP_CIPHER* Aes256Gcm() {
  static const std::unique_ptr<EVP_CIPHER, Free> cipher(
      EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr));
  return cipher.get();
}

EVP_CIPHER_CTX* Context() {
  thread_local const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
  return context.get();
}

const std::uint8_t* Bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}
std::uint8_t* Bytes(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }

bool Fits(std::string_view text) {
  return text.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()) - kTagBytes;
}

tl::unexpected<Error> Broken() {
  return tl::unexpected(
      Error{ErrorCode::kInternal, "expected OpenSSL to offer AES-256-GCM, but it failed"});
}

// Wipes the key schedule a context keeps.
class Reset {
 public:
  explicit Reset(EVP_CIPHER_CTX* context) : context_(context) {}
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  ~Reset() { EVP_CIPHER_CTX_reset(context_); }

 private:
  EVP_CIPHER_CTX* context_;
};

}  // namespace

Result<Box> SealBox(const Secret& key, std::string_view bound, std::string_view text) {
  EVP_CIPHER_CTX* context = Context();
  if (context == nullptr || Aes256Gcm() == nullptr || !Fits(text) || !Fits(bound)) return Broken();
  const Reset reset(context);
  Box box{.nonce = std::string(kNonceBytes, '\0'),
          .ciphertext = std::string(text.size() + kTagBytes, '\0')};
  if (auto filled = FillRandom(Bytes(box.nonce), kNonceBytes); !filled) {
    return tl::unexpected(filled.error());
  }
  int size = 0;
  int rest = 0;
  std::uint8_t* out = Bytes(box.ciphertext);
  const auto text_size = static_cast<int>(text.size());
  const bool sealed =
      EVP_EncryptInit_ex2(context, Aes256Gcm(), key.data(), Bytes(box.nonce), nullptr) == 1 &&
      EVP_EncryptUpdate(context, nullptr, &size, Bytes(bound), static_cast<int>(bound.size())) ==
          1 &&
      EVP_EncryptUpdate(context, out, &size, Bytes(text), text_size) == 1 &&
      EVP_EncryptFinal_ex(context, out + size, &rest) == 1 && size + rest == text_size &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, kTagBytes, out + text_size) == 1;
  if (!sealed) return Broken();
  return box;
}

Result<std::optional<std::string>> OpenBox(const Secret& key, std::string_view bound,
                                           const Box& box) {
  if (box.nonce.size() != kNonceBytes || box.ciphertext.size() < kTagBytes) return std::nullopt;
  EVP_CIPHER_CTX* context = Context();
  if (context == nullptr || Aes256Gcm() == nullptr || !Fits(box.ciphertext) || !Fits(bound)) {
    return Broken();
  }
  const Reset reset(context);
  std::string text(box.ciphertext.size() - kTagBytes, '\0');
  std::string tag = box.ciphertext.substr(text.size());
  int size = 0;
  int rest = 0;
  const auto text_size = static_cast<int>(text.size());
  const bool decrypted =
      EVP_DecryptInit_ex2(context, Aes256Gcm(), key.data(), Bytes(box.nonce), nullptr) == 1 &&
      EVP_DecryptUpdate(context, nullptr, &size, Bytes(bound), static_cast<int>(bound.size())) ==
          1 &&
      EVP_DecryptUpdate(context, Bytes(text), &size, Bytes(box.ciphertext), text_size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1;
  if (!decrypted) return Broken();
  // Only now is the tag compared: until then the text is nobody's.
  if (EVP_DecryptFinal_ex(context, Bytes(text) + size, &rest) != 1) {
    OPENSSL_cleanse(text.data(), text.size());
    return std::nullopt;
  }
  return text;
}

Result<void> FillRandom(std::uint8_t* bytes, std::size_t size) {
  if (RAND_priv_bytes(bytes, static_cast<int>(size)) == 1) return {};
  return tl::unexpected(Error{ErrorCode::kInternal, "expected random bytes, but OpenSSL has none"});
}

Bound& Bound::Add(std::string_view text) {
  Add(std::uint64_t{text.size()});
  bytes_.append(text);
  return *this;
}

Bound& Bound::Add(std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes_.push_back(static_cast<char>(number >> shift));
  return *this;
}

}  // namespace redress::storage
