#include "engine/commands/named.h"

#include <unordered_set>

namespace redress::commands {
namespace {

class Names {
 public:
  void Add(v1::StreamKind kind, const std::string& id, const char* field) {
    if (!id.empty()) names_.push_back({kind, &id, field});
  }
  [[nodiscard]] std::vector<NamedStream> Take() { return std::move(names_); }

 private:
  std::vector<NamedStream> names_;
};

// The people that facts beside the stages name.
void AddPeople(Names& names, const v1::Fact& fact) {
  for (const std::string* id :
       {&fact.representative_authorised().person_id(), &fact.representative_ended().person_id(),
        &fact.disability_disclosed().person_id(), &fact.adjustment_agreed().person_id(),
        &fact.restriction_placed().person_id(), &fact.party_heard().person_id()}) {
    names.Add(v1::STREAM_KIND_PERSON, *id, "person_id");
  }
}

// What facts beside the stages, of service requests and of landlords name.
void AddBesideStages(Names& names, const v1::Fact& fact) {
  AddPeople(names, fact);
  names.Add(v1::STREAM_KIND_COMPLAINT, fact.complaint_refused().considered_complaint_id(),
            "considered_complaint_id");
  names.Add(v1::STREAM_KIND_SERVICE_REQUEST, fact.contact_sorted().service_request_id(),
            "service_request_id");
  names.Add(v1::STREAM_KIND_PERSON, fact.request_received().resident_id(), "resident_id");
  names.Add(v1::STREAM_KIND_CONTACT, fact.request_received().contact_id(), "contact_id");
  names.Add(v1::STREAM_KIND_COMPLAINT, fact.request_converted().complaint_id(), "complaint_id");
  for (const auto& id : fact.improvement_made().complaint_ids()) {
    names.Add(v1::STREAM_KIND_COMPLAINT, id, "complaint_ids");
  }
}

}  // namespace

const v1::Received* ReceivedIn(const v1::Fact& fact) {
  if (fact.has_received()) return &fact.received();
  if (fact.corrected().fact().has_received()) return &fact.corrected().fact().received();
  return nullptr;
}

std::vector<NamedStream> StreamsReferredTo(const v1::Fact& outer) {
  const v1::Fact& fact = outer.has_corrected() ? outer.corrected().fact() : outer;
  Names names;
  if (fact.has_received()) {
    names.Add(v1::STREAM_KIND_PERSON, fact.received().resident_id(), "resident_id");
    names.Add(v1::STREAM_KIND_PERSON, fact.received().raised_by_id(), "raised_by_id");
    names.Add(v1::STREAM_KIND_CONTACT, fact.received().contact_id(), "contact_id");
    names.Add(v1::STREAM_KIND_SERVICE_REQUEST, fact.received().service_request_id(),
              "service_request_id");
  }
  AddBesideStages(names, fact);
  names.Add(v1::STREAM_KIND_COMPLAINT, fact.further_complaint_raised().new_complaint_id(),
            "new_complaint_id");
  names.Add(v1::STREAM_KIND_COMPLAINT, fact.marked_duplicate().of_complaint_id(),
            "of_complaint_id");
  names.Add(v1::STREAM_KIND_PERSON, fact.corresponded().person_id(), "person_id");
  names.Add(v1::STREAM_KIND_PERSON, fact.party_added().person_id(), "person_id");
  names.Add(v1::STREAM_KIND_PERSON, fact.contact_received().person_id(), "person_id");
  for (const auto& id : fact.contact_received().complaint_ids()) {
    names.Add(v1::STREAM_KIND_COMPLAINT, id, "complaint_ids");
  }
  return names.Take();
}

std::vector<StreamKey> StreamsNamed(const Command& command) {
  std::vector<StreamKey> keys;
  std::unordered_set<StreamKey, StreamKeyHash> seen;
  const auto add = [&](StreamKey key) {
    if (key.kind != v1::STREAM_KIND_LANDLORD && seen.insert(key).second) {
      keys.push_back(std::move(key));
    }
  };
  for (const auto& step : command.steps) add(step.stream);
  for (const auto& step : command.steps) {
    for (const auto& named : StreamsReferredTo(step.fact)) {
      add({.landlord_id = command.landlord_id, .kind = named.kind, .id = *named.id});
    }
  }
  return keys;
}

std::vector<v1::ExternalReference> ReferencesNamed(const Command& command) {
  std::vector<v1::ExternalReference> references;
  for (const auto& step : command.steps) {
    const auto* received = ReceivedIn(step.fact);
    if (received == nullptr) continue;
    references.insert(references.end(), received->references().begin(),
                      received->references().end());
  }
  return references;
}

// Neither part may hold a control character, so no two references share a key.
std::string ReferenceKey(const v1::ExternalReference& reference) {
  return reference.source() + '\n' + reference.reference();
}

}  // namespace redress::commands
