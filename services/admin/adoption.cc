#include "services/admin/adoption.h"

#include <array>
#include <string>

#include <openssl/sha.h>

#include "services/door/happened.h"
#include "services/letters/own/own_template.h"

namespace redress::admin {
namespace {

using runtime::Failure;

std::string Sha256(const std::string& content) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data());
  return {digest.begin(), digest.end()};
}

// The engine reads of a letter's template only what it says of itself: whether a letter can be made
// from it is known at this door alone, so it is settled before anything is recorded.
tl::expected<editions::Declared, Refusal> Check(const v1::AdoptLawRequest& request) {
  const std::string name = request.file_name().empty() ? "content" : request.file_name();
  if (request.kind() == v1::LAW_KIND_LETTER_TEMPLATE) {
    return letters::CheckOwnTemplate(request.content(), name);
  }
  return editions::ParseLaw(request.kind(), request.content(), name);
}

}  // namespace

tl::expected<v1::LawAdopted, Failure> ReadAdoption(const v1::AdoptLawRequest& request) {
  const auto declared = Check(request);
  if (!declared) {
    Refusal refusal = declared.error();
    if (refusal.field.empty()) refusal.field = "content";
    return tl::unexpected(Failure{std::move(refusal)});
  }
  v1::LawAdopted adoption;
  adoption.set_kind(request.kind());
  adoption.set_id(declared->id);
  adoption.set_version(declared->version);
  adoption.set_content(request.content());
  adoption.set_digest(Sha256(request.content()));
  return adoption;
}

tl::expected<std::optional<v1::CommandResult>, Failure> FindInForce(const v1::CommandHeader& header,
                                                                    const v1::LawAdopted& adoption,
                                                                    const door::House& house) {
  const auto asked = house.store.FindRequest(header.landlord_id(), header.request_id());
  if (!asked) return tl::unexpected(Failure{asked.error()});
  if (*asked) return std::nullopt;
  const auto landlord = house.reader.ReadLandlord(header.landlord_id(), {});
  if (!landlord && landlord.error().code == ErrorCode::kNotFound) return std::nullopt;
  if (!landlord) return tl::unexpected(Failure{landlord.error()});
  const auto found = landlord->files.find({adoption.kind(), adoption.id()});
  if (found == landlord->files.end() || found->second.digest != adoption.digest()) {
    return std::nullopt;
  }
  v1::CommandResult result;
  *result.mutable_recorded_time() = door::ToTimestamp(found->second.recorded_nanos);
  v1::RecordedStep& step = *result.add_steps();
  step.mutable_stream()->set_kind(v1::STREAM_KIND_LANDLORD);
  step.mutable_stream()->set_id(header.landlord_id());
  step.set_version(found->second.event_version);
  result.set_validated_only(header.validate_only());
  return result;
}

}  // namespace redress::admin
