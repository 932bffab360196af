#include "tests/scenarios/fact_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <google/protobuf/descriptor.h>

#include "tests/record/facts.h"

namespace redress::scenarios {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Outcome = tl::expected<void, std::string>;

// What a caseworker asks for, and the fact it makes.
struct Verb {
  std::string_view command;
  std::string_view fact;
};

constexpr std::array kVerbs = {
    Verb{"receive", "received"},
    Verb{"log", "logged"},
    Verb{"acknowledge", "acknowledged"},
    Verb{"define", "defined"},
    Verb{"ask-clarification", "clarification_asked"},
    Verb{"give-clarification", "clarification_given"},
    Verb{"assign-handler", "handler_assigned"},
    Verb{"declare-conflict", "conflict_declared"},
    Verb{"triage", "triaged"},
    Verb{"notify-extension", "extension_notified"},
    Verb{"explain-lateness", "lateness_explained"},
    Verb{"agree-update-interval", "update_interval_agreed"},
    Verb{"send-update", "update_sent"},
    Verb{"raise-further-complaint", "further_complaint_raised"},
    Verb{"respond", "responded"},
    Verb{"request-escalation", "escalation_requested"},
    Verb{"refuse-escalation", "escalation_refused"},
    Verb{"refuse-complaint", "complaint_refused"},
    Verb{"withdraw", "withdrawn"},
    Verb{"close", "closed"},
    Verb{"reopen", "reopened"},
    Verb{"mark-duplicate", "marked_duplicate"},
    Verb{"record-in-error", "recorded_in_error"},
    Verb{"agree-remedy", "remedy_agreed"},
    Verb{"do-remedy", "remedy_done"},
    Verb{"agree-action", "action_agreed"},
    Verb{"do-action", "action_done"},
    Verb{"correspond", "corresponded"},
    Verb{"note", "noted"},
    Verb{"add-party", "party_added"},
    Verb{"correct", "corrected"},
    Verb{"annul", "annulled"},
};

std::string ToUnderscores(std::string_view name) {
  std::string converted(name);
  std::ranges::replace(converted, '-', '_');
  return converted;
}

const FieldDescriptor* FindFact(std::string_view name) {
  const auto verb = std::ranges::find(kVerbs, name, &Verb::command);
  const std::string field = verb == kVerbs.end() ? ToUnderscores(name) : std::string(verb->fact);
  return v1::Fact::descriptor()->FindFieldByName(field);
}

const FieldDescriptor* FindField(const Message& message, std::string_view key) {
  for (const std::string_view ending : {"", "_id", "_ids", "_date", "_working_days"}) {
    const auto* field =
        message.GetDescriptor()->FindFieldByName(ToUnderscores(key) + std::string(ending));
    if (field != nullptr) return field;
  }
  return nullptr;
}

std::optional<std::uint64_t> ReadNumber(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The value of an enum by its name without the enum's own, e.g. "over-time-limit".
const google::protobuf::EnumValueDescriptor* FindValue(const google::protobuf::EnumDescriptor& type,
                                                       std::string_view text) {
  const std::string wanted = "_" + ToEnumCase(text);
  for (int i = 0; i < type.value_count(); ++i) {
    // The prefix is the first value's name less UNSPECIFIED.
    const std::string& first = type.value(0)->name();
    const std::string prefix =
        first.substr(0, first.size() - std::string_view("_UNSPECIFIED").size());
    if (type.value(i)->name() == prefix + wanted) return type.value(i);
  }
  return nullptr;
}

bool SetPoint(v1::ComplaintPoint& point, const std::string& text) {
  point.set_point_id(text);
  *point.mutable_text() = record::Seal("point " + text);
  return true;
}

bool SetReference(v1::ExternalReference& reference, const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos) return false;
  reference.set_source(text.substr(0, colon));
  reference.set_reference(text.substr(colon + 1));
  return true;
}

// The parts of `text` between colons, the last with all that follows. At most `max`.
std::vector<std::string> CutAtColons(std::string_view text, std::size_t max) {
  std::vector<std::string> parts;
  while (parts.size() + 1 < max && text.find(':') != std::string_view::npos) {
    parts.emplace_back(text.substr(0, text.find(':')));
    text.remove_prefix(text.find(':') + 1);
  }
  parts.emplace_back(text);
  return parts;
}

// "damp:upheld", or "damp:upheld:why".
bool SetDecision(v1::PointDecision& decision, const std::string& text) {
  const auto parts = CutAtColons(text, 3);
  if (parts.size() < 2) return false;
  const auto* outcome = FindValue(*v1::Outcome_descriptor(), parts[1]);
  if (outcome == nullptr) return false;
  decision.set_point_id(parts[0]);
  decision.set_outcome(static_cast<v1::Outcome>(outcome->number()));
  if (parts.size() == 3) *decision.mutable_reasons() = record::Seal(parts[2]);
  return true;
}

// "distress:10000", pence; "tariff:6000:missed-appointment:2", with the tariff's item and units.
bool SetItem(v1::CompensationItem& item, const std::string& text) {
  const auto parts = CutAtColons(text, 4);
  if (parts.size() != 2 && parts.size() != 4) return false;
  const auto* head = FindValue(*v1::CompensationHead_descriptor(), parts[0]);
  const auto pence = ReadNumber(parts[1]);
  const auto units = ReadNumber(parts.size() == 4 ? parts[3] : "0");
  if (head == nullptr || !pence || !units || *units > UINT32_MAX) return false;
  item.set_head(static_cast<v1::CompensationHead>(head->number()));
  item.set_amount_pence(*pence);
  if (parts.size() == 4) item.set_tariff_item(parts[2]);
  item.set_units(static_cast<std::uint32_t>(*units));
  return true;
}

// "damp:severe-maladministration".
bool SetIssue(v1::IssueDetermination& issue, const std::string& text) {
  const auto parts = CutAtColons(text, 2);
  if (parts.size() != 2) return false;
  const auto* found = FindValue(*v1::Determination_descriptor(), parts[1]);
  if (found == nullptr) return false;
  issue.set_issue_id(parts[0]);
  issue.set_determination(static_cast<v1::Determination>(found->number()));
  return true;
}

// Reads `text` into a message that a field holds. Answers false if it is not of the form it must
// have.
bool SetMessage(Message& message, const std::string& text) {
  if (auto* date = dynamic_cast<v1::CivilDate*>(&message)) {
    const auto day = FromIsoDate(text);
    if (day) *date = ToCivilDate(*day);
    return day.has_value();
  }
  if (auto* happened = dynamic_cast<v1::Happened*>(&message)) {
    const auto read = ReadHappened(text);
    if (read) *happened = *read;
    return read.has_value();
  }
  if (auto* personal = dynamic_cast<v1::Personal*>(&message)) {
    *personal = record::Seal(text);
    return true;
  }
  if (auto* point = dynamic_cast<v1::ComplaintPoint*>(&message)) return SetPoint(*point, text);
  if (auto* name = dynamic_cast<v1::ExternalReference*>(&message)) return SetReference(*name, text);
  if (auto* made = dynamic_cast<v1::PointDecision*>(&message)) return SetDecision(*made, text);
  if (auto* item = dynamic_cast<v1::CompensationItem*>(&message)) return SetItem(*item, text);
  if (auto* issue = dynamic_cast<v1::IssueDetermination*>(&message)) return SetIssue(*issue, text);
  return false;
}

// Sets a field that holds one value, or adds to one that holds several.
bool SetValue(Message& message, const FieldDescriptor& field, const std::string& text) {
  const auto& reflection = *message.GetReflection();
  const bool many = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      many ? reflection.AddString(&message, &field, text)
           : reflection.SetString(&message, &field, text);
      return true;
    case FieldDescriptor::CPPTYPE_UINT32: {
      const auto number = ReadNumber(text);
      if (!number || *number > UINT32_MAX || many) return false;
      reflection.SetUInt32(&message, &field, static_cast<std::uint32_t>(*number));
      return true;
    }
    case FieldDescriptor::CPPTYPE_UINT64: {
      const auto number = ReadNumber(text);
      if (!number) return false;
      many ? reflection.AddUInt64(&message, &field, *number)
           : reflection.SetUInt64(&message, &field, *number);
      return true;
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = FindValue(*field.enum_type(), text);
      if (value == nullptr || many) return false;
      reflection.SetEnum(&message, &field, value);
      return true;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return SetMessage(*(many ? reflection.AddMessage(&message, &field)
                               : reflection.MutableMessage(&message, &field)),
                        text);
    default:
      return false;
  }
}

Outcome SetOn(Message& body, const Pair& pair) {
  const auto* field = FindField(body, pair.first);
  if (field == nullptr) {
    return tl::unexpected("expected a field of " + body.GetDescriptor()->name() + ", but found \"" +
                          pair.first + "\"");
  }
  body.GetReflection()->ClearField(&body, field);
  const auto values =
      field->is_repeated() ? CutList(pair.second) : std::vector<std::string>{pair.second};
  for (const auto& value : values) {
    if (SetValue(body, *field, value)) continue;
    return tl::unexpected("expected a value for " + field->full_name() + ", but found \"" + value +
                          "\"");
  }
  return {};
}

}  // namespace

tl::expected<v1::Fact, std::string> ReadFact(std::string_view name,
                                             const std::vector<Pair>& fields) {
  const auto* found = FindFact(name);
  if (found == nullptr) {
    return tl::unexpected("expected the name of a fact, but found \"" + std::string(name) + "\"");
  }
  v1::Fact fact;
  fact.GetReflection()->MutableMessage(&fact, found);
  for (const auto& field : fields) {
    if (auto set = SetField(fact, field); !set) return tl::unexpected(set.error());
  }
  return fact;
}

Outcome SetField(v1::Fact& fact, const Pair& field) {
  const auto& reflection = *fact.GetReflection();
  const auto* body =
      reflection.GetOneofFieldDescriptor(fact, v1::Fact::descriptor()->FindOneofByName("body"));
  if (body == nullptr) return tl::unexpected<std::string>("expected a fact, but it is empty");
  return SetOn(*reflection.MutableMessage(&fact, body), field);
}

std::string NameOf(const v1::Fact& fact) {
  const auto* body = fact.GetReflection()->GetOneofFieldDescriptor(
      fact, v1::Fact::descriptor()->FindOneofByName("body"));
  return body == nullptr ? "" : ToDashes(body->name());
}

}  // namespace redress::scenarios
