#include "services/cli/digest.h"

#include <array>
#include <memory>

#include <openssl/evp.h>

#include "engine/types/assert.h"

namespace redress::cli {
namespace {

constexpr std::size_t kDigestBytes = 32;

class Hash {
 public:
  Hash() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    REDRESS_ASSERT(context_ != nullptr);
    REDRESS_ASSERT(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }
  void Add(const char* bytes, std::size_t size) {
    REDRESS_ASSERT(EVP_DigestUpdate(context_.get(), bytes, size) == 1);
  }
  std::string End() {
    std::string digest(kDigestBytes, '\0');
    auto* out = reinterpret_cast<unsigned char*>(digest.data());
    REDRESS_ASSERT(EVP_DigestFinal_ex(context_.get(), out, nullptr) == 1);
    return digest;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string Sha256(std::string_view bytes) {
  Hash hash;
  hash.Add(bytes.data(), bytes.size());
  return hash.End();
}

std::optional<std::string> Sha256(std::istream& in) {
  Hash hash;
  std::array<char, 65'536> buffer{};
  while (in) {
    in.read(buffer.data(), buffer.size());
    hash.Add(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return std::nullopt;
  return hash.End();
}

}  // namespace redress::cli
