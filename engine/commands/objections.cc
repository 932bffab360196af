#include "engine/commands/objections.h"

#include "engine/commands/happened.h"
#include "engine/commands/named.h"
#include "engine/complaint/fact.h"
#include "engine/types/standing.h"

namespace redress::commands {
namespace {

const complaint::State& ComplaintOf(const Situation& situation) {
  static const complaint::State none;
  const StreamState* state = situation.working.Find(situation.step.stream);
  const auto* body = state == nullptr ? nullptr : std::get_if<complaint::State>(&state->body);
  return body == nullptr ? none : *body;
}

bool IsComplaint(const Situation& situation) {
  return situation.step.stream.kind == v1::STREAM_KIND_COMPLAINT;
}

// The definition that a step of the same command makes at the stage that this one acknowledges.
const v1::Defined* DefinedWith(const Situation& situation) {
  const v1::Fact& fact = situation.step.fact;
  if (!fact.has_acknowledged()) return nullptr;
  for (const Step& step : situation.command.steps) {
    if (step.fact.has_defined() && step.stream == situation.step.stream &&
        step.fact.defined().stage() == fact.acknowledged().stage()) {
      return &step.fact.defined();
    }
  }
  return nullptr;
}

complaint::Question QuestionOf(const Situation& situation) {
  const landlord::State& landlord = *situation.working.Landlord();
  return {.state = ComplaintOf(situation),
          .fact = situation.step.fact,
          .happened = situation.happened,
          .officer_ids = landlord.officer_ids,
          .law = landlord.law.get(),
          .today = situation.today,
          .ombudsman_details_from = landlord.ombudsman_details_from,
          .defined_with = DefinedWith(situation),
          .overridden = situation.overridden};
}

Refusal RefuseStep(const Situation& situation, v1::RefusalReason reason, const std::string& field,
                   std::string message) {
  return complaint::Refuse(reason, situation.step.fact, field, std::move(message));
}

Objection LandlordNotFound(const Situation& situation) {
  if (situation.step.fact.has_landlord_created() || situation.working.Landlord() != nullptr) {
    return std::nullopt;
  }
  return Refusal{.reason = v1::REFUSAL_REASON_LANDLORD_NOT_FOUND,
                 .message = "expected a landlord that was created, but there is none with that id",
                 .field = "landlord_id",
                 .provision = ""};
}

// Whether the stream holds, unannulled, the fact that begins it.
bool HasBegun(const Situation& situation) {
  const StreamState* state = situation.working.Find(situation.step.stream);
  if (state == nullptr) return false;
  if (const auto* import = std::get_if<imports::State>(&state->body)) return !import->annulled;
  const auto* person = std::get_if<people::State>(&state->body);
  if (person == nullptr) return true;
  for (std::size_t i = 0; i < person->body_cases.size(); ++i) {
    if (person->body_cases[i] == situation.step.fact.body_case() &&
        !person->annulled.contains(i + 1)) {
      return true;
    }
  }
  return false;
}

// STREAM_NOT_FOUND, STREAM_EXISTS.
Objection Existence(const Situation& situation) {
  const v1::Fact& fact = situation.step.fact;
  if (IsComplaint(situation)) return complaint::ObjectToExistence(ComplaintOf(situation), fact);
  if (situation.step.stream.kind == v1::STREAM_KIND_LANDLORD) {
    if (!fact.has_landlord_created() || situation.working.Landlord() == nullptr)
      return std::nullopt;
    return RefuseStep(situation, v1::REFUSAL_REASON_STREAM_EXISTS, "",
                      "expected a landlord not created yet, but there is one with that id");
  }
  const bool begins = fact.has_person_registered() || fact.has_contact_received() ||
                      fact.has_request_received() || fact.has_import_started();
  if (!begins && situation.working.Find(situation.step.stream) == nullptr) {
    return RefuseStep(situation, v1::REFUSAL_REASON_STREAM_NOT_FOUND, "",
                      "expected a record that has begun, but there is none with that id");
  }
  if (begins && HasBegun(situation)) {
    return RefuseStep(situation, v1::REFUSAL_REASON_STREAM_EXISTS, "",
                      "expected a record that has not begun, but there is one with that id");
  }
  return std::nullopt;
}

Objection VersionMismatch(const Situation& situation) {
  const auto& expected = situation.command.expected_version;
  if (!situation.is_first || !expected) return std::nullopt;
  const std::uint64_t found = situation.working.VersionOf(situation.step.stream);
  if (*expected == found) return std::nullopt;
  return Refusal{.reason = v1::REFUSAL_REASON_VERSION_MISMATCH,
                 .message = "expected version " + std::to_string(*expected) + ", but found " +
                            std::to_string(found),
                 .field = "expected_version",
                 .provision = ""};
}

// DATE_IN_FUTURE, DATE_NEEDED.
Objection Dates(const Situation& situation) {
  return ObjectToDates(situation.happened, situation.step.fact, situation.today);
}

Objection ReferenceTaken(const Situation& situation) {
  const v1::Fact& fact = situation.step.fact;
  const auto* received = ReceivedIn(fact);
  if (received == nullptr) return std::nullopt;
  for (int i = 0; i < received->references_size(); ++i) {
    const auto* holder = situation.working.HolderOf(ReferenceKey(received->references(i)));
    if (holder == nullptr || *holder == situation.step.stream.id) continue;
    const std::string within = fact.has_corrected() ? "fact.received." : "";
    return RefuseStep(situation, v1::REFUSAL_REASON_REFERENCE_TAKEN,
                      within + "references[" + std::to_string(i) + "]",
                      "expected a reference no other complaint has, but one has it");
  }
  return std::nullopt;
}

Objection RefersToNoStream(const Situation& situation) {
  const v1::Fact& fact = situation.step.fact;
  const auto named_streams = StreamsReferredTo(fact);
  for (const auto& named : named_streams) {
    const StreamKey key{
        .landlord_id = situation.command.landlord_id, .kind = named.kind, .id = *named.id};
    if (key != situation.step.stream && situation.working.WillExist(key)) continue;
    const std::string within =
        fact.has_corrected() ? "fact." + complaint::NameOf(fact.corrected().fact()) + "." : "";
    return RefuseStep(situation, v1::REFUSAL_REASON_REFERS_TO_NOTHING, within + named.field,
                      key == situation.step.stream
                          ? "expected another complaint, but found the complaint itself"
                          : "expected a record of this landlord, but there is none with that id");
  }
  return std::nullopt;
}

// Of people and contacts: a complaint's own versions are looked at with its other references.
Objection RefersToNoVersion(const Situation& situation) {
  const v1::Fact& fact = situation.step.fact;
  const std::uint64_t last = situation.working.VersionOf(situation.step.stream);
  std::uint64_t named = fact.corrected().version();
  for (const std::uint64_t version : fact.annulled().versions()) named = std::max(named, version);
  if (named <= last) return std::nullopt;
  return RefuseStep(situation, v1::REFUSAL_REASON_REFERS_TO_NOTHING,
                    fact.has_corrected() ? "version" : "versions",
                    "expected a version of 1 to " + std::to_string(last) + ", but found " +
                        std::to_string(named));
}

Objection RefersToNothing(const Situation& situation) {
  auto objection = RefersToNoStream(situation);
  if (objection) return objection;
  if (IsComplaint(situation)) return complaint::ObjectToReferences(QuestionOf(situation));
  if (situation.step.stream.kind == v1::STREAM_KIND_LANDLORD) {
    if (situation.working.Landlord() == nullptr) return std::nullopt;
    objection = ObjectToLandlordReferences(*situation.working.Landlord(), situation.step.fact);
    if (objection) return objection;
  }
  return RefersToNoVersion(situation);
}

Objection AlreadyRecorded(const Situation& situation) {
  const v1::Fact& fact = situation.step.fact;
  if (IsComplaint(situation)) return complaint::ObjectToReuse(QuestionOf(situation));
  if (situation.step.stream.kind == v1::STREAM_KIND_LANDLORD) {
    if (situation.working.Landlord() == nullptr) return std::nullopt;
    return ObjectToLandlordReuse(*situation.working.Landlord(), fact);
  }
  const StreamState* state = situation.working.Find(situation.step.stream);
  const auto* import = state == nullptr ? nullptr : std::get_if<imports::State>(&state->body);
  if (import == nullptr || !import->annulled || !fact.has_import_annulled()) return std::nullopt;
  return RefuseStep(situation, v1::REFUSAL_REASON_ALREADY_RECORDED, "",
                    "expected an import that is not annulled, but it is");
}

// NO_EDITION_IN_FORCE to OPEN_ACTIONS.
Objections AgainstTheCode(const Situation& situation) {
  if (situation.command.intent != v1::INTENT_ASK || !IsComplaint(situation)) return {};
  return complaint::ObjectToAsking(QuestionOf(situation));
}

Objection PersonNotCorrectable(const Situation& situation, const people::State& person) {
  const v1::Fact& fact = situation.step.fact;
  const auto kind_of = [&](std::uint64_t version) { return person.body_cases[version - 1]; };
  if (fact.has_annulled()) {
    for (const std::uint64_t version : fact.annulled().versions()) {
      if (kind_of(version) != v1::Fact::kAnnulled && !person.annulled.contains(version)) continue;
      return RefuseStep(situation, v1::REFUSAL_REASON_NOT_CORRECTABLE, "versions",
                        "expected events that stand and are not annulments, but version " +
                            std::to_string(version) + " is not such a one");
    }
    return std::nullopt;
  }
  const auto& corrected = fact.corrected();
  const std::int32_t kind = kind_of(corrected.version());
  if (!IsAboutRecord(kind) && !person.annulled.contains(corrected.version()) &&
      (!corrected.has_fact() || corrected.fact().body_case() == kind)) {
    return std::nullopt;
  }
  return RefuseStep(situation, v1::REFUSAL_REASON_NOT_CORRECTABLE, "version",
                    "expected an event that stands and the same kind of fact, but found another");
}

Objection NotCorrectable(const Situation& situation) {
  const v1::Fact& fact = situation.step.fact;
  if (!IsAboutRecord(fact.body_case())) return std::nullopt;
  if (IsComplaint(situation)) return complaint::ObjectToCorrection(ComplaintOf(situation), fact);
  const StreamState* state = situation.working.Find(situation.step.stream);
  const auto* person = state == nullptr ? nullptr : std::get_if<people::State>(&state->body);
  if (person != nullptr) return PersonNotCorrectable(situation, *person);
  return RefuseStep(situation, v1::REFUSAL_REASON_NOT_CORRECTABLE, "",
                    "expected a record of a complaint, a contact or a person, but found another");
}

Objection LawInvalid(const Situation& situation) {
  if (!situation.step.fact.has_law_adopted()) return std::nullopt;
  return ObjectToLaw(*situation.working.Landlord(), situation.step.fact);
}

}  // namespace

Objections Object(const Situation& situation) {
  // In the order of v1::RefusalReason. What comes later may rest on what came before.
  Objections objections;
  for (const auto object : {LandlordNotFound, Existence, VersionMismatch, Dates, ReferenceTaken,
                            RefersToNothing, AlreadyRecorded}) {
    if ((objections.refusal = object(situation))) return objections;
  }
  objections = AgainstTheCode(situation);
  if (objections.refusal) return objections;
  for (const auto object : {NotCorrectable, LawInvalid}) {
    if ((objections.refusal = object(situation))) return objections;
  }
  return objections;
}

}  // namespace redress::commands
