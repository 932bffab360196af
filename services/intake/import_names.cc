#include "services/intake/import_names.h"

#include <array>

#include <openssl/sha.h>

#include "engine/imports/diff.h"
#include "services/intake/rows/text.h"

namespace redress::intake {
namespace {

template <typename Bytes>
std::string Hex(const Bytes& bytes, std::size_t digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < digits / 2; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

std::string Sha256Hex(const std::string& content, std::size_t digits) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data());
  return Hex(digest, digits);
}

}  // namespace

std::string ImportIdOf(std::string_view content_digest, std::string_view source) {
  return std::string(imports::kImportIdPrefix) +
         Sha256Hex(std::string(content_digest) + std::string(source), 16);
}

// A source holds no line's end, so no two pairs are one text.
std::string ServiceRequestIdOf(std::string_view source, std::string_view reference) {
  return "sr-" + Sha256Hex(std::string(source) + "\n" + std::string(reference), 32);
}

std::string OfficerIdOf(const ports::Vault& vault, std::string_view landlord_id,
                        std::string_view name) {
  const auto mac = vault.Mac("officer\n" + std::string(landlord_id) + "\n" + Fold(name));
  return "o-" + Hex(mac, 20);
}

}  // namespace redress::intake
