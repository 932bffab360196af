#include "services/admin/adoption.h"

#include <array>
#include <string>

#include <openssl/sha.h>

#include "services/door/happened.h"

namespace redress::admin {
namespace {

using runtime::Failure;

std::string Sha256(const std::string& content) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data());
  return {digest.begin(), digest.end()};
}

template <typename File>
tl::expected<v1::LawAdopted, Failure> Make(const v1::AdoptLawRequest& request,
                                           const tl::expected<File, Refusal>& file) {
  if (!file) {
    Refusal refusal = file.error();
    if (refusal.field.empty()) refusal.field = "content";
    return tl::unexpected(Failure{std::move(refusal)});
  }
  v1::LawAdopted adoption;
  adoption.set_kind(request.kind());
  adoption.set_id(file->id());
  adoption.set_version(file->version());
  adoption.set_content(request.content());
  adoption.set_digest(Sha256(request.content()));
  return adoption;
}

}  // namespace

tl::expected<v1::LawAdopted, Failure> ReadAdoption(const v1::AdoptLawRequest& request) {
  const std::string name = request.file_name().empty() ? "content" : request.file_name();
  switch (request.kind()) {
    case v1::LAW_KIND_EDITION:
      return Make(request, editions::ParseEdition(request.content(), name));
    case v1::LAW_KIND_CALENDAR:
      return Make(request, editions::ParseCalendar(request.content(), name));
    case v1::LAW_KIND_POLICY:
      return Make(request, editions::ParsePolicy(request.content(), name));
    case v1::LAW_KIND_TARIFF:
      return Make(request, editions::ParseTariff(request.content(), name));
    default:  // The form check lets no other through.
      return tl::unexpected(
          Failure{Error{ErrorCode::kInternal, "expected a kind of law, but found none"}});
  }
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
