#include "services/cli/fact_fields.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include "engine/types/day.h"
#include "services/cli/fact_catalogue.h"
#include "services/cli/suggestion.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

using Fault = tl::unexpected<std::string>;
using Done = tl::expected<void, std::string>;

struct Setting {
  const WrittenFact& written;
  const ReadText& read_text;
  const FieldDescriptor& field;
  const std::string& value;
};

Fault Expected(const Setting& setting, const std::string& what) {
  return Fault(
      fmt::format("expected {} to be {}, but found something else", setting.field.name(), what));
}

Message& Target(Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  return field.is_repeated() ? *reflection.AddMessage(&message, &field)
                             : *reflection.MutableMessage(&message, &field);
}

Done SetPersonal(Message& message, const Setting& setting) {
  std::string text = setting.value;
  if (text.starts_with("@@")) {
    text.erase(0, 1);
  } else if (text.starts_with("@")) {
    auto read = setting.read_text(text.substr(1));
    if (!read) return Fault(setting.field.name() + ": " + read.error());
    text = std::move(*read);
  }
  v1::Personal personal;
  personal.set_clear(text);
  personal.set_subject_id(setting.written.subject_id);
  Target(message, setting.field).CopyFrom(personal);
  return {};
}

Done SetReference(Message& message, const Setting& setting) {
  const auto slash = setting.value.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == setting.value.size()) {
    return Expected(setting, "SOURCE/REFERENCE");
  }
  v1::ExternalReference reference;
  reference.set_source(setting.value.substr(0, slash));
  reference.set_reference(setting.value.substr(slash + 1));
  Target(message, setting.field).CopyFrom(reference);
  return {};
}

Done SetMessage(Message& message, const Setting& setting) {
  const auto* type = setting.field.message_type();
  if (type == v1::Personal::descriptor()) return SetPersonal(message, setting);
  if (type == v1::ExternalReference::descriptor()) return SetReference(message, setting);
  if (type == v1::CivilDate::descriptor()) {
    const auto date = ReadDate(setting.value);
    if (!date) return Expected(setting, "a day like 2024-04-18");
    Target(message, setting.field).CopyFrom(*date);
    return {};
  }
  if (type == v1::Happened::descriptor()) {
    const auto happened = ReadHappened(setting.value);
    if (!happened) return Expected(setting, "a day like 2024-04-18, an instant, or not-known");
    Target(message, setting.field).CopyFrom(*happened);
    return {};
  }
  return Fault(
      fmt::format("expected {} in --fact-json, but it was written as {}=...; e.g. --fact-json "
                  "'{{\"{}\": ...}}'",
                  setting.field.name(), setting.field.name(), setting.field.json_name()));
}

Done SetEnum(Message& message, const Setting& setting) {
  std::string wanted = setting.value;
  std::transform(wanted.begin(), wanted.end(), wanted.begin(), [](unsigned char letter) {
    return letter == '-' || letter == '_' ? ' ' : static_cast<char>(std::tolower(letter));
  });
  const auto& type = *setting.field.enum_type();
  for (int at = 0; at < type.value_count(); ++at) {
    if (type.value(at)->number() == 0 || EnumWords(*type.value(at)) != wanted) continue;
    message.GetReflection()->SetEnumValue(&message, &setting.field, type.value(at)->number());
    return {};
  }
  return Expected(setting, "one of " + FieldTakes(setting.field));
}

template <typename Number>
std::optional<Number> ReadNumber(const std::string& text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Done SetNumber(Message& message, const Setting& setting) {
  const auto& reflection = *message.GetReflection();
  if (setting.field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32) {
    const auto number = ReadNumber<std::uint32_t>(setting.value);
    if (!number) return Expected(setting, "a whole number");
    reflection.SetUInt32(&message, &setting.field, *number);
    return {};
  }
  const auto number = ReadNumber<std::uint64_t>(setting.value);
  if (!number) return Expected(setting, "a whole number");
  if (setting.field.is_repeated()) {
    reflection.AddUInt64(&message, &setting.field, *number);
  } else {
    reflection.SetUInt64(&message, &setting.field, *number);
  }
  return {};
}

Done SetField(Message& message, const Setting& setting) {
  const auto& reflection = *message.GetReflection();
  switch (setting.field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return SetMessage(message, setting);
    case FieldDescriptor::CPPTYPE_ENUM:
      return SetEnum(message, setting);
    case FieldDescriptor::CPPTYPE_STRING:
      if (setting.field.is_repeated()) {
        reflection.AddString(&message, &setting.field, setting.value);
      } else {
        reflection.SetString(&message, &setting.field, setting.value);
      }
      return {};
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
      return SetNumber(message, setting);
    default:
      return Fault(fmt::format("expected {} in --fact-json", setting.field.name()));
  }
}

std::string UnknownField(const WrittenFact& written, const std::string& name, const Message& body) {
  std::vector<std::string> known;
  for (int at = 0; at < body.GetDescriptor()->field_count(); ++at) {
    known.push_back(body.GetDescriptor()->field(at)->name());
  }
  const std::string nearest = Nearest(name, known);
  return fmt::format("expected a field of {}, but it has no {}{}", written.name, name,
                     nearest.empty() ? "" : "; did you mean " + nearest + "?");
}

// Sets one "name=value". A field that is not repeated is set once: the second would hide a slip.
Done SetWritten(Message& body, const WrittenFact& written, const std::string& text,
                const ReadText& read_text, std::vector<std::string>& seen) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return Fault(fmt::format("expected NAME=VALUE, but found {}", text));
  }
  const std::string name = text.substr(0, equals);
  const FieldDescriptor* field = body.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr) return Fault(UnknownField(written, name, body));
  if (!field->is_repeated() && std::find(seen.begin(), seen.end(), name) != seen.end()) {
    return Fault(fmt::format("expected {} once, but it was given again", name));
  }
  seen.push_back(name);
  const std::string value = text.substr(equals + 1);
  return SetField(body, Setting{written, read_text, *field, value});
}

}  // namespace

tl::expected<v1::Fact, std::string> MakeFact(const WrittenFact& written,
                                             const ReadText& read_text) {
  const FieldDescriptor* field = v1::Fact::descriptor()->FindFieldByName(written.name);
  if (field == nullptr)
    return Fault(fmt::format("expected a fact, but there is none called {}", written.name));
  v1::Fact fact;
  Message& body = *fact.GetReflection()->MutableMessage(&fact, field);
  if (!written.json.empty()) {
    const auto status = google::protobuf::util::JsonStringToMessage(written.json, &body);
    if (!status.ok()) {
      return Fault(fmt::format("expected --fact-json to be a {}, but: {}",
                               field->message_type()->name(), status.message().ToString()));
    }
  }
  std::vector<std::string> seen;
  for (const std::string& text : written.fields) {
    if (const auto done = SetWritten(body, written, text, read_text, seen); !done)
      return Fault(done.error());
  }
  return fact;
}

tl::expected<v1::CivilDate, std::string> ReadDate(const std::string& text) {
  const auto day = FromIsoDate(text);
  if (!day) return Fault(fmt::format("expected a day like 2024-04-18, but found {}", text));
  return ToCivilDate(*day);
}

tl::expected<google::protobuf::Timestamp, std::string> ReadInstant(const std::string& text) {
  google::protobuf::Timestamp instant;
  if (!google::protobuf::util::TimeUtil::FromString(text, &instant)) {
    return Fault(fmt::format("expected an instant like 2024-04-18T09:30:00Z, but found {}", text));
  }
  return instant;
}

tl::expected<v1::Happened, std::string> ReadHappened(const std::string& text) {
  v1::Happened happened;
  if (text == "not-known") {
    happened.set_grade(v1::DATE_GRADE_NOT_KNOWN);
    return happened;
  }
  if (text.find('T') != std::string::npos) {
    auto instant = ReadInstant(text);
    if (!instant) return Fault(instant.error());
    *happened.mutable_instant() = *instant;  // Its day in London is the server's to say.
    happened.set_grade(v1::DATE_GRADE_EXACT);
    return happened;
  }
  const bool estimated = text.starts_with("about ");
  const auto date = ReadDate(estimated ? text.substr(6) : text);
  if (!date) return Fault(date.error());
  *happened.mutable_date() = *date;
  happened.set_grade(estimated ? v1::DATE_GRADE_ESTIMATED : v1::DATE_GRADE_DAY);
  return happened;
}

}  // namespace redress::cli
