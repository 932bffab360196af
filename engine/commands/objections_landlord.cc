#include <algorithm>

#include "engine/commands/objections.h"
#include "engine/complaint/asked_rules.h"

namespace redress::commands {
namespace {

// What is wrong with a policy under the law it is to stand in.
Objection ObjectToPolicy(const landlord::State& landlord, const v1::Fact& fact) {
  const auto policy = editions::ParsePolicy(fact.law_adopted().content(), "policy");
  if (!policy || landlord.law == nullptr) return std::nullopt;
  auto refusal = editions::NamesNoClock(*policy, *landlord.law);
  if (!refusal) refusal = editions::LaxerThanCode(*policy, *landlord.law);
  if (!refusal) return std::nullopt;
  return complaint::Refuse(refusal->reason, fact, "content", refusal->message, refusal->provision);
}

const landlord::AdoptedFile* FindFile(const landlord::State& landlord,
                                      const v1::LawAdopted& adopted) {
  const auto found = landlord.files.find({static_cast<int>(adopted.kind()), adopted.id()});
  return found == landlord.files.end() ? nullptr : &found->second;
}

Refusal Invalid(const v1::Fact& fact, const char* field, std::string message) {
  return complaint::Refuse(v1::REFUSAL_REASON_LAW_INVALID, fact, field, std::move(message));
}

// What a policy settles has to be its to settle. Its form is right.
std::optional<std::string> FaultOfPolicy(const v1::LawAdopted& adopted) {
  const std::string name = adopted.id() + ".textproto";
  const auto policy = editions::ParsePolicy(adopted.content(), name);
  const auto fault = policy ? complaint::FaultOfAskedRules(*policy) : std::nullopt;
  if (!fault) return std::nullopt;
  const std::string& content = adopted.content();
  const auto at = std::min(content.find('"' + fault->check + '"'), content.size());
  const auto line =
      1 + std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return name + ":" + std::to_string(line) + ": " + fault->message;
}

}  // namespace

Objection ObjectToLandlordReferences(const landlord::State& landlord, const v1::Fact& fact) {
  const auto unknown = [&](const char* field, const std::string& id) -> Objection {
    if (id.empty() || landlord.officer_ids.contains(id)) return std::nullopt;
    return complaint::Refuse(
        v1::REFUSAL_REASON_REFERS_TO_NOTHING, fact, field,
        "expected an officer who is registered, but there is none with that id");
  };
  if (fact.has_role_held()) return unknown("officer_id", fact.role_held().officer_id());
  if (fact.has_landlord_evidence_held()) {
    return unknown("owner_id", fact.landlord_evidence_held().owner_id());
  }
  const auto item = ItemOf(fact);
  if (!item || item->part == ItemPart::kBegins) return std::nullopt;
  if (landlord.items_ended.contains({item->kind, item->id})) return std::nullopt;
  return complaint::Refuse(
      v1::REFUSAL_REASON_REFERS_TO_NOTHING, fact, item->field,
      "expected something on this landlord's record, but there is none with that id");
}

Objection ObjectToLandlordReuse(const landlord::State& landlord, const v1::Fact& fact) {
  const auto item = ItemOf(fact);
  if (item && item->part == ItemPart::kBegins &&
      landlord.items_ended.contains({item->kind, item->id})) {
    return complaint::Refuse(v1::REFUSAL_REASON_ALREADY_RECORDED, fact, item->field,
                             "expected an id not used by this landlord yet, but it is");
  }
  if (fact.has_officer_registered() &&
      landlord.officer_ids.contains(fact.officer_registered().officer_id())) {
    return complaint::Refuse(v1::REFUSAL_REASON_ALREADY_RECORDED, fact, "officer_id",
                             "expected an id no officer has, but one has it");
  }
  if (!fact.has_law_adopted()) return std::nullopt;
  const auto* file = FindFile(landlord, fact.law_adopted());
  if (file == nullptr || file->version != fact.law_adopted().version() ||
      file->digest != fact.law_adopted().digest()) {
    return std::nullopt;
  }
  return complaint::Refuse(v1::REFUSAL_REASON_ALREADY_RECORDED, fact, "",
                           "expected a file not adopted yet, but this one is");
}

Objection ObjectToLaw(const landlord::State& landlord, const v1::Fact& fact) {
  const v1::LawAdopted& adopted = fact.law_adopted();
  const bool is_letter = adopted.kind() == v1::LAW_KIND_LETTER_TEMPLATE;
  const auto declared = editions::ParseLaw(adopted.kind(), adopted.content(),
                                           adopted.id() + (is_letter ? ".mustache" : ".textproto"));
  if (!declared) return Invalid(fact, "content", declared.error().message);
  if (adopted.kind() == v1::LAW_KIND_POLICY) {
    if (auto fault = FaultOfPolicy(adopted)) return Invalid(fact, "content", *std::move(fault));
  }
  if (declared->id != adopted.id()) {
    return Invalid(fact, "id", "expected the id that the file gives itself, but found another");
  }
  if (declared->version != adopted.version()) {
    return Invalid(fact, "version",
                   "expected version " + std::to_string(declared->version) +
                       ", as the file says, but found " + std::to_string(adopted.version()));
  }
  const auto* file = FindFile(landlord, adopted);
  if (file != nullptr && file->version == adopted.version()) {
    return Invalid(fact, "version",
                   "expected a new version of a file that changed, but version " +
                       std::to_string(adopted.version()) + " was adopted with other content");
  }
  if (adopted.kind() == v1::LAW_KIND_POLICY) return ObjectToPolicy(landlord, fact);
  return std::nullopt;
}

}  // namespace redress::commands
