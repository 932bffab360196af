#include "storage/vault/sealing.h"

#include <algorithm>
#include <utility>

#include "storage/vault/cipher.h"
#include "storage/vault/digest.h"

namespace redress::storage {
namespace {

std::string BoundTo(const StreamKey& stream, std::uint64_t key_id, const std::string& subject_id) {
  return Bound("redress.personal.1")
      .Add(stream.landlord_id)
      .Add(stream.id)
      .Add(subject_id)
      .Add(static_cast<std::uint64_t>(stream.kind))
      .Add(key_id)
      .bytes();
}

bool Matches(const Digest& digest, const std::string& bytes) {
  return std::equal(digest.begin(), digest.end(), bytes.begin(), bytes.end(),
                    [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
}

tl::unexpected<Error> Altered(std::uint64_t key_id) {
  return tl::unexpected(
      Error{ErrorCode::kDataLoss, "expected a text sealed under key " + std::to_string(key_id) +
                                      " where it stands, but it was altered or moved"});
}

}  // namespace

Result<void> CheckClear(const v1::Personal& personal) {
  if (personal.content_case() != v1::Personal::kClear) {
    return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                "expected clear text to seal, but it is in another form"});
  }
  if (personal.clear().size() > kClearBytesMax) {
    return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                "expected clear text of at most " + std::to_string(kClearBytesMax) +
                                    " bytes, but it has " +
                                    std::to_string(personal.clear().size())});
  }
  return {};
}

Result<void> CheckSealed(const v1::Personal& personal) {
  if (personal.content_case() == v1::Personal::kSealed) return {};
  return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                              "expected sealed text to open, but it is in another form"});
}

Result<void> SealPersonal(const StreamKey& stream, const NumberedKey& key, v1::Personal& personal) {
  std::string& clear = *personal.mutable_clear();
  std::string salted(kSaltBytes, '\0');
  if (auto filled = FillRandom(reinterpret_cast<std::uint8_t*>(salted.data()), kSaltBytes);
      !filled) {
    return filled;
  }
  salted.reserve(kSaltBytes + clear.size());  // No second copy is left behind by growing.
  salted.append(clear);
  const Wiper wipe_salted(salted);
  auto box = SealBox(key.secret, BoundTo(stream, key.id, personal.subject_id()), salted);
  if (!box) return tl::unexpected(box.error());
  const Digest commitment = Sha256(salted);

  v1::Sealed sealed;
  sealed.set_key_id(key.id);
  sealed.set_nonce(std::move(box->nonce));
  sealed.set_ciphertext(std::move(box->ciphertext));
  sealed.set_commitment(commitment.data(), commitment.size());
  personal.set_length(static_cast<std::uint32_t>(clear.size()));
  OPENSSL_cleanse(clear.data(), clear.size());
  *personal.mutable_sealed() = std::move(sealed);
  return {};
}

Result<void> OpenPersonal(const StreamKey& stream, const NumberedKey& key, v1::Personal& personal) {
  const v1::Sealed& sealed = personal.sealed();
  const Box box{.nonce = sealed.nonce(), .ciphertext = sealed.ciphertext()};
  auto salted = OpenBox(key.secret, BoundTo(stream, sealed.key_id(), personal.subject_id()), box);
  if (!salted) return tl::unexpected(salted.error());
  if (!*salted) return Altered(sealed.key_id());
  const Wiper wipe(**salted);
  const bool whole = (*salted)->size() == kSaltBytes + personal.length() &&
                     Matches(Sha256(**salted), sealed.commitment());
  if (!whole) return Altered(sealed.key_id());
  personal.set_clear((*salted)->substr(kSaltBytes));
  return {};
}

void MarkErased(v1::Personal& personal) {
  v1::Erased erased;
  erased.set_commitment(personal.sealed().commitment());
  *personal.mutable_erased() = std::move(erased);
}

}  // namespace redress::storage
