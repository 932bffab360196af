#include <algorithm>
#include <limits>

#include "engine/commands/form.h"
#include "engine/complaint/fact.h"
#include "engine/types/standing.h"

namespace redress::commands {
namespace {

constexpr std::size_t kReasonBytesMax = 256;
constexpr std::size_t kTeamBytesMax = 64;
constexpr std::size_t kDisplayNameBytesMax = 128;
constexpr std::size_t kLawBytesMax = 49'152;
constexpr std::size_t kDigestBytes = 32;
constexpr int kWordsMax = 20;
constexpr int kComplaintsMax = 20;
constexpr int kVersionsMax = 500;

void Check(Form& form, const v1::ContactReceived& received) {
  form.OptionalId("person_id", received.person_id());
  form.Count("words", received.words_size(), kWordsMax);
  for (int i = 0; i < received.words_size(); ++i)
    form.Sealed({"words", i}, true, received.words(i));
  form.Count("complaint_ids", received.complaint_ids_size(), kComplaintsMax);
  for (int i = 0; i < received.complaint_ids_size(); ++i) {
    form.Id({"complaint_ids", i}, received.complaint_ids(i));
  }
}

void Check(Form& form, const v1::PersonContactChanged& changed) {
  form.Sealed("address", changed.has_address(), changed.address());
  form.Sealed("email", changed.has_email(), changed.email());
  form.Sealed("phone", changed.has_phone(), changed.phone());
  form.Enum("preferred_channel", v1::Channel_IsValid(changed.preferred_channel()));
}

void Check(Form& form, const v1::LawAdopted& adopted) {
  form.Enum("kind",
            v1::LawKind_IsValid(adopted.kind()) && adopted.kind() != v1::LAW_KIND_UNSPECIFIED);
  form.Id("id", adopted.id());
  form.Number("version", adopted.version(), 1, std::numeric_limits<std::uint32_t>::max());
  form.Bytes("content", adopted.content(), 1, kLawBytesMax);
  form.Bytes("digest", adopted.digest(), kDigestBytes, kDigestBytes);
}

void Check(Form& form, const v1::OfficerRegistered& registered) {
  form.Id("officer_id", registered.officer_id());
  form.Sealed("name", registered.has_name(), registered.name());
  form.Text("team", registered.team(), 0, kTeamBytesMax);
}

void Check(Form& form, const v1::Corrected& corrected) {
  form.Number("version", corrected.version(), 1, std::numeric_limits<std::uint64_t>::max());
  form.Moment("happened", corrected.has_happened(), corrected.happened());
  form.Text("reason", corrected.reason(), 0, kReasonBytesMax);
  if (!corrected.has_happened() && !corrected.has_fact()) {
    form.Fault("", "expected another day or another fact, but found neither");
  }
  if (!corrected.has_fact()) return;
  // Looked into one level only: what is about the record cannot be what really happened.
  if (corrected.fact().body_case() == v1::Fact::BODY_NOT_SET ||
      IsAboutRecord(corrected.fact().body_case())) {
    return form.Fault("fact", "expected a fact that says what happened, but found none");
  }
  const std::string prefix =
      std::string(form.prefix()) + "fact." + complaint::NameOf(corrected.fact()) + ".";
  Form inner(prefix);
  CheckComplaintFact(inner, corrected.fact());
  if (auto fault = inner.Take()) form.Keep(std::move(*fault));
}

void Check(Form& form, const v1::Annulled& annulled) {
  form.Number("versions", static_cast<std::uint64_t>(annulled.versions_size()), 1, kVersionsMax);
  std::uint64_t before = 0;
  for (const std::uint64_t version : annulled.versions()) {
    if (version <= before) {
      form.Fault("versions", "expected versions from 1, ascending, but they are not");
    }
    before = version;
  }
  form.Text("reason", annulled.reason(), 0, kReasonBytesMax);
}

v1::StreamKind HomeOf(const v1::Fact& fact) {
  const int number = fact.body_case();
  if (number == v1::Fact::kContactReceived || (number >= 210 && number < 220)) {
    return v1::STREAM_KIND_CONTACT;
  }
  if (number >= 250 && number < 260) return v1::STREAM_KIND_SERVICE_REQUEST;
  if (number >= 100 && number < 200) return v1::STREAM_KIND_COMPLAINT;
  if (number >= 200 && number < 300) return v1::STREAM_KIND_PERSON;
  if (number >= 300 && number < 400) return v1::STREAM_KIND_LANDLORD;
  if (number >= 400 && number < 500) return v1::STREAM_KIND_IMPORT;
  return v1::STREAM_KIND_UNSPECIFIED;
}

}  // namespace

bool BelongsTo(const v1::Fact& fact, v1::StreamKind kind) {
  if (fact.has_judgement_given()) {
    return kind == v1::STREAM_KIND_COMPLAINT || kind == v1::STREAM_KIND_LANDLORD ||
           kind == v1::STREAM_KIND_CONTACT || kind == v1::STREAM_KIND_SERVICE_REQUEST;
  }
  if (fact.has_block_overridden() || fact.has_warning_given()) {
    return kind == v1::STREAM_KIND_COMPLAINT;
  }
  if (!IsAboutRecord(fact.body_case())) {
    return kind != v1::STREAM_KIND_UNSPECIFIED && HomeOf(fact) == kind;
  }
  // Where they may not stand is another question: NOT_CORRECTABLE.
  return kind == v1::STREAM_KIND_COMPLAINT || kind == v1::STREAM_KIND_PERSON ||
         kind == v1::STREAM_KIND_CONTACT || kind == v1::STREAM_KIND_SERVICE_REQUEST ||
         kind == v1::STREAM_KIND_LANDLORD ||
         kind == v1::STREAM_KIND_IMPORT;
}

void CheckOtherFact(Form& form, const v1::Fact& fact) {
  if (fact.has_contact_received()) return Check(form, fact.contact_received());
  if (fact.has_person_registered()) {
    return form.Enum("role", v1::PartyRole_IsValid(fact.person_registered().role()));
  }
  if (fact.has_person_named()) {
    return form.Sealed("name", fact.person_named().has_name(), fact.person_named().name());
  }
  if (fact.has_person_contact_changed()) return Check(form, fact.person_contact_changed());
  if (fact.has_landlord_created()) {
    return form.Text("display_name", fact.landlord_created().display_name(), 1,
                     kDisplayNameBytesMax);
  }
  if (fact.has_law_adopted()) return Check(form, fact.law_adopted());
  if (fact.has_officer_registered()) return Check(form, fact.officer_registered());
  if (fact.has_import_started()) {
    form.Id("source", fact.import_started().source());
    return form.Bytes("content_digest", fact.import_started().content_digest(), kDigestBytes,
                      kDigestBytes);
  }
  if (fact.has_import_annulled()) {
    return form.Text("reason", fact.import_annulled().reason(), 0, kReasonBytesMax);
  }
  if (fact.has_corrected()) return Check(form, fact.corrected());
  if (fact.has_annulled()) return Check(form, fact.annulled());
  CheckFields(form, fact);
}

}  // namespace redress::commands
