#include "storage/vault/digest.h"

#include <memory>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "engine/types/assert.h"

namespace redress::storage {
namespace {

struct Free {
  void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
  void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

const std::uint8_t* Bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

// Both can only fail where OpenSSL lacks SHA-256 or memory: nothing sensible can go on from there.
Digest Sha256(std::string_view bytes) {
  static const std::unique_ptr<EVP_MD, Free> sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr));
  Digest digest{};
  unsigned size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, sha256.get(), nullptr);
  REDRESS_ASSERT(done == 1 && size == digest.size());
  return digest;
}

Digest HmacSha256(const Secret& key, std::string_view bytes) {
  static const std::unique_ptr<EVP_MAC, Free> hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  const std::unique_ptr<EVP_MAC_CTX, Free> context(EVP_MAC_CTX_new(hmac.get()));
  char name[] = "SHA256";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
                                   OSSL_PARAM_construct_end()};
  Digest digest{};
  std::size_t size = 0;
  const bool done = EVP_MAC_init(context.get(), key.data(), kKeyBytes, parameters) == 1 &&
                    EVP_MAC_update(context.get(), Bytes(bytes), bytes.size()) == 1 &&
                    EVP_MAC_final(context.get(), digest.data(), &size, digest.size()) == 1;
  REDRESS_ASSERT(done && size == digest.size());
  return digest;
}

}  // namespace redress::storage
