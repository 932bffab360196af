#include "services/intake/prepare_row.h"

#include <algorithm>

#include "engine/complaint/fact.h"
#include "engine/types/standing.h"
#include "services/door/form.h"
#include "services/intake/import_names.h"
#include "services/intake/rows/text.h"

namespace redress::intake {
namespace {

using door::Malformed;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kReferenceCharactersMax = 128;

bool IsPlaceholder(const std::string& id) { return id.starts_with('@'); }

bool HoldsIds(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
         field.type() != FieldDescriptor::TYPE_BYTES &&
         (field.name().ends_with("_id") || field.name().ends_with("_ids"));
}

// Counts as the door does: code points.
std::size_t CountCharacters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::optional<Refusal> CheckReference(const std::string& reference) {
  const bool printable =
      IsCleanUtf8(reference) && reference.find_first_of("\t\r\n") == std::string::npos;
  const std::size_t characters = CountCharacters(reference);
  if (printable && characters >= 1 && characters <= kReferenceCharactersMax) return std::nullopt;
  return Malformed("reference", "expected 1 to 128 printable characters, but it is not so");
}

// What the row is: a service request if any of its steps is one's.
v1::StreamKind KindOf(const v1::ImportRow& row) {
  const bool request = std::any_of(row.steps().begin(), row.steps().end(), [](const auto& step) {
    return step.stream().kind() == v1::STREAM_KIND_SERVICE_REQUEST;
  });
  return request ? v1::STREAM_KIND_SERVICE_REQUEST : v1::STREAM_KIND_COMPLAINT;
}

// A row begins what it is about, once, and does not name it.
bool Begins(const v1::Fact& fact, v1::StreamKind kind) {
  return kind == v1::STREAM_KIND_COMPLAINT ? fact.has_received() : fact.has_request_received();
}

bool HasReferences(const v1::Fact& fact) {
  return fact.received().references_size() + fact.request_received().references_size() > 0;
}

bool IsOwn(const v1::StreamId& stream, v1::StreamKind kind) {
  if (!stream.id().empty()) return false;
  return stream.kind() == kind ||
         (kind == v1::STREAM_KIND_COMPLAINT && stream.kind() == v1::STREAM_KIND_UNSPECIFIED);
}

std::optional<Refusal> CheckSteps(const v1::ImportRow& row, v1::StreamKind kind) {
  if (row.steps_size() > kRowStepsMax) {
    return Malformed(
        "steps", "expected at most 100 steps, but there are " + std::to_string(row.steps_size()));
  }
  int received = 0;
  for (const auto& step : row.steps()) {
    const auto& stream = step.stream();
    const std::string label = LabelOf(step.fact());
    if (label.empty() || IsAboutRecord(step.fact().body_case())) {
      return Malformed(label.empty() ? "steps" : label,
                       "expected something that happened, but it is not so");
    }
    const bool person = stream.kind() == v1::STREAM_KIND_PERSON && IsPlaceholder(stream.id());
    if (!person && !IsOwn(stream, kind)) {
      return Malformed(label,
                       "expected a step of the row's complaint or service request, or of a person "
                       "named \"@...\", but it is not so");
    }
    received += Begins(step.fact(), kind) ? 1 : 0;
    if (HasReferences(step.fact())) {
      return Malformed(label + ".references",
                       "expected none, as the row has its reference, but there is one");
    }
  }
  if (received == 1) return std::nullopt;
  return Malformed(kind == v1::STREAM_KIND_COMPLAINT ? "received" : "request_received",
                   "expected one of each row, but there are " + std::to_string(received));
}

// Ids by placeholder; names go into `prepared`.
tl::expected<std::map<std::string, std::string>, Refusal> ReadOfficers(
    const v1::ImportRow& row, const std::string& landlord_id, const ports::Vault& vault,
    PreparedRow& prepared) {
  std::map<std::string, std::string> ids;
  if (row.officers_size() > kRowOfficersMax) {
    return tl::unexpected(Malformed("officers", "expected at most 20, but there are more"));
  }
  for (const auto& officer : row.officers()) {
    const std::string& name = officer.name().clear();
    if (!IsPlaceholder(officer.officer_id()) || Trim(name).empty() ||
        name.size() > kOfficerNameBytesMax || !IsCleanUtf8(name)) {
      return tl::unexpected(Malformed(
          "officers", "expected an id \"@...\" and a name of 1 to 256 bytes, but it is not so"));
    }
    const std::string id = OfficerIdOf(vault, landlord_id, name);
    ids[officer.officer_id()] = id;
    prepared.officer_names[id].set_clear(std::string(Trim(name)));
  }
  return ids;
}

// Which field of `message` keeps a placeholder when it is asked for its id.
std::string ResolveField(const std::map<std::string, std::string>& ids,
                         const FieldDescriptor& field, Message& message) {
  const auto& reflection = *message.GetReflection();
  const auto resolved = [&ids](const std::string& id) {
    const auto found = ids.find(id);
    return found == ids.end() ? std::string() : found->second;
  };
  if (!field.is_repeated()) {
    const std::string id = reflection.GetString(message, &field);
    if (!IsPlaceholder(id)) return "";
    const std::string known = resolved(id);
    if (known.empty()) return field.name();
    reflection.SetString(&message, &field, known);
    return "";
  }
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    const std::string id = reflection.GetRepeatedString(message, &field, i);
    if (!IsPlaceholder(id)) continue;
    const std::string known = resolved(id);
    if (known.empty()) return field.name();
    reflection.SetRepeatedString(&message, &field, i, known);
  }
  return "";
}

std::string ResolveInside(const std::map<std::string, std::string>& ids,
                          const FieldDescriptor& field, Message& message) {
  const auto& reflection = *message.GetReflection();
  std::string path;
  if (!field.is_repeated()) {
    path = Resolve(ids, *reflection.MutableMessage(&message, &field));
  } else {
    for (int i = 0; path.empty() && i < reflection.FieldSize(message, &field); ++i) {
      path = Resolve(ids, *reflection.MutableRepeatedMessage(&message, &field, i));
    }
  }
  return path.empty() ? path : field.name() + "." + path;
}

}  // namespace

std::string Resolve(const std::map<std::string, std::string>& ids, Message& message) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const auto* field : fields) {
    std::string path;
    if (HoldsIds(*field)) {
      path = ResolveField(ids, *field, message);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      path = ResolveInside(ids, *field, message);
    }
    if (!path.empty()) return path;
  }
  return "";
}

std::string LabelOf(const v1::Fact& fact) {
  std::string label = complaint::NameOf(fact);
  const auto stage = complaint::StageOf(fact);
  if (stage != 0 && !fact.has_received()) label += "(" + std::to_string(stage) + ")";
  return label;
}

std::vector<std::string> PeopleIn(const std::vector<v1::Step>& person_steps) {
  std::vector<std::string> people;
  for (const auto& step : person_steps) {
    const auto& id = step.stream().id();
    if (std::find(people.begin(), people.end(), id) == people.end()) people.push_back(id);
  }
  return people;
}

tl::expected<PreparedRow, Refusal> PrepareRow(v1::ImportRow row, const std::string& landlord_id,
                                              const ports::Vault& vault) {
  PreparedRow prepared;
  prepared.line = row.line();
  prepared.reference = row.reference();
  prepared.bytes = row.ByteSizeLong();
  if (auto fault = CheckReference(row.reference())) return tl::unexpected(*std::move(fault));
  prepared.kind = KindOf(row);
  if (auto fault = CheckSteps(row, prepared.kind)) return tl::unexpected(*std::move(fault));
  auto ids = ReadOfficers(row, landlord_id, vault, prepared);
  if (!ids) return tl::unexpected(std::move(ids.error()));
  std::vector<v1::Step> steps(row.mutable_steps()->begin(), row.mutable_steps()->end());
  for (auto& step : steps) {
    const bool person = step.stream().kind() == v1::STREAM_KIND_PERSON;
    if (person) (*ids)[step.stream().id()] = step.stream().id();  // Stays, for now.
  }
  for (auto& step : steps) {
    const std::string path = Resolve(*ids, *step.mutable_fact());
    const bool actor_known = !IsPlaceholder(step.actor_id()) || ids->contains(step.actor_id());
    if (!path.empty() || !actor_known) {
      return tl::unexpected(
          Malformed(path.empty() ? "actor_id" : path,
                    "expected somebody that the row names, but there is nobody of that id"));
    }
    if (IsPlaceholder(step.actor_id())) step.set_actor_id(ids->at(step.actor_id()));
    const bool person = step.stream().kind() == v1::STREAM_KIND_PERSON;
    (person ? prepared.person_steps : prepared.own_steps).push_back(std::move(step));
  }
  return prepared;
}

}  // namespace redress::intake
