#include "engine/imports/diff_fact.h"

#include <memory>

#include <google/protobuf/message.h>

#include "engine/types/day.h"

namespace redress::imports {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr const char* kPersonal = "(personal text)";
constexpr const char* kPersonalDiffers = "(personal text differs)";

std::string ShowDate(const v1::CivilDate& date) {
  const auto day = ToDay(date);
  return day ? ToIsoDate(*day) : "no day";
}

std::string ShowScalar(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetString(message, &field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.GetEnum(message, &field)->name();
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(reflection.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64:
      return std::to_string(reflection.GetUInt64(message, &field));
    default:
      return "set";
  }
}

// The value of a field that is set, without anything personal.
std::string ShowField(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  const auto* type = field.message_type();
  if (type == v1::Personal::descriptor()) return kPersonal;
  if (field.is_repeated())
    return std::to_string(reflection.FieldSize(message, &field)) + " entries";
  if (type == v1::CivilDate::descriptor()) {
    return ShowDate(static_cast<const v1::CivilDate&>(reflection.GetMessage(message, &field)));
  }
  if (type == v1::Happened::descriptor()) {
    return Show(static_cast<const v1::Happened&>(reflection.GetMessage(message, &field)));
  }
  return type != nullptr ? "set" : ShowScalar(message, field);
}

bool IsSet(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  return field.is_repeated() ? reflection.FieldSize(message, &field) > 0
                             : reflection.HasField(message, &field);
}

bool IsClear(const Message& personal) {
  return static_cast<const v1::Personal&>(personal).content_case() == v1::Personal::kClear;
}

bool SameText(const Message& a, const Message& b) {
  return static_cast<const v1::Personal&>(a).clear() == static_cast<const v1::Personal&>(b).clear();
}

// Whether two texts are known to differ. What was erased, or cannot be opened, is never known to: a
// row must not bring back what somebody had erased.
bool TextsDiffer(const Message& recorded, const Message& row, const FieldDescriptor& field) {
  const auto& ours = *recorded.GetReflection();
  const auto& theirs = *row.GetReflection();
  if (!field.is_repeated()) {
    const auto& text = ours.GetMessage(recorded, &field);
    return IsClear(text) && !SameText(text, theirs.GetMessage(row, &field));
  }
  const int size = ours.FieldSize(recorded, &field);
  bool differ = size != theirs.FieldSize(row, &field);
  for (int i = 0; i < size; ++i) {
    const auto& text = ours.GetRepeatedMessage(recorded, &field, i);
    if (!IsClear(text)) return false;
    differ = differ || !SameText(text, theirs.GetRepeatedMessage(row, &field, i));
  }
  return differ;
}

bool ValuesDiffer(const Message& recorded, const Message& row, const FieldDescriptor& field) {
  if (field.message_type() == v1::Personal::descriptor()) return TextsDiffer(recorded, row, field);
  if (field.is_repeated() || field.message_type() != nullptr) {
    const auto bytes = [&field](const Message& message) {
      const auto& reflection = *message.GetReflection();
      if (!field.is_repeated()) return reflection.GetMessage(message, &field).SerializeAsString();
      std::string all;
      for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
        all += field.message_type() != nullptr
                   ? reflection.GetRepeatedMessage(message, &field, i).SerializeAsString()
                   : reflection.GetRepeatedString(message, &field, i);
        all += '\n';
      }
      return all;
    };
    return bytes(recorded) != bytes(row);
  }
  return ShowScalar(recorded, field) != ShowScalar(row, field);
}

// Copies one field of `from`, whole, over that of `to`.
void TakeField(const Message& from, const FieldDescriptor& field, Message& to) {
  std::unique_ptr<Message> only(from.New());
  only->CopyFrom(from);
  std::vector<const FieldDescriptor*> fields;
  only->GetReflection()->ListFields(*only, &fields);
  for (const auto* other : fields) {
    if (other != &field) only->GetReflection()->ClearField(only.get(), other);
  }
  to.GetReflection()->ClearField(&to, &field);
  to.MergeFrom(*only);
}

// A correction is sealed anew, so it holds clear texts only.
void DropUnreadable(Message& message) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const auto* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const bool personal = field->message_type() == v1::Personal::descriptor();
    if (!field->is_repeated()) {
      auto& inner = *reflection.MutableMessage(&message, field);
      if (personal && !IsClear(inner)) reflection.ClearField(&message, field);
      if (!personal) DropUnreadable(inner);
      continue;
    }
    for (int i = reflection.FieldSize(message, field) - 1; i >= 0; --i) {
      auto& inner = *reflection.MutableRepeatedMessage(&message, field, i);
      if (!personal) {
        DropUnreadable(inner);
      } else if (!IsClear(inner)) {
        reflection.SwapElements(&message, field, i, reflection.FieldSize(message, field) - 1);
        reflection.RemoveLast(&message, field);
      }
    }
  }
}

// The field of the fact's oneof that is set.
const FieldDescriptor& BodyField(const v1::Fact& fact) {
  return *v1::Fact::descriptor()->FindFieldByNumber(fact.body_case());
}

const Message& BodyOf(const v1::Fact& fact) {
  return fact.GetReflection()->GetMessage(fact, &BodyField(fact));
}

void CompareBodies(const std::string& label, const Standing& recorded, const v1::Fact& row,
                   FactDifference& result) {
  const Message& ours = BodyOf(recorded.fact);
  const Message& theirs = BodyOf(row);
  auto& merged =
      *result.merged.GetReflection()->MutableMessage(&result.merged, &BodyField(result.merged));
  for (int i = 0; i < ours.GetDescriptor()->field_count(); ++i) {
    const auto& field = *ours.GetDescriptor()->field(i);
    // A complaint may have more names than a log knows.
    if (field.message_type() == v1::ExternalReference::descriptor()) continue;
    const bool has = IsSet(ours, field);
    const bool says = IsSet(theirs, field);
    const std::string name = label + "." + field.name();
    if (!says) {
      if (has && recorded.imported)
        result.differences.push_back({name, ShowField(ours, field), ""});
      continue;
    }
    if (has && !ValuesDiffer(ours, theirs, field)) continue;
    const bool personal = field.message_type() == v1::Personal::descriptor();
    result.differences.push_back({name, has ? ShowField(ours, field) : "",
                                  has && personal ? kPersonalDiffers : ShowField(theirs, field)});
    TakeField(theirs, field, merged);
    result.content_differs = true;
  }
}

// Whether the row knows another day, or knows the same day better or worse.
bool MomentsDiffer(const v1::Happened& recorded, const v1::Happened& row) {
  if (!recorded.has_date() || ShowDate(recorded.date()) != ShowDate(row.date())) return true;
  const bool estimated = recorded.grade() == v1::DATE_GRADE_ESTIMATED;
  if (estimated != (row.grade() == v1::DATE_GRADE_ESTIMATED)) return true;
  if (!row.has_instant()) return false;
  return !recorded.has_instant() || recorded.instant().seconds() != row.instant().seconds();
}

void CompareMoments(const std::string& label, const Standing& recorded, const v1::Happened& row,
                    FactDifference& result) {
  const std::string name = label + ".happened";
  if (!row.has_date()) {
    // A day that is recorded is never given up for one that is not known.
    if (recorded.happened.has_date() && recorded.imported) {
      result.differences.push_back({name, Show(recorded.happened), Show(row)});
    }
    return;
  }
  if (!MomentsDiffer(recorded.happened, row)) return;
  result.differences.push_back({name, Show(recorded.happened), Show(row)});
  result.moment_differs = true;
}

}  // namespace

std::string Show(const v1::Happened& happened) {
  if (!happened.has_date()) return "not known";
  std::string text = ShowDate(happened.date());
  if (happened.grade() == v1::DATE_GRADE_ESTIMATED) text += " (estimated)";
  if (happened.has_instant())
    text += " (at " + std::to_string(happened.instant().seconds()) + " s)";
  return text;
}

FactDifference CompareFacts(const std::string& label, const Standing& recorded,
                            const v1::Step& row) {
  FactDifference result;
  result.merged = recorded.fact;
  // When a person came to be known by a name is not what a log of complaints says.
  const bool person = row.fact().has_person_registered() || row.fact().has_person_named() ||
                      row.fact().has_person_contact_changed();
  if (!person) CompareMoments(label, recorded, row.happened(), result);
  if (row.channel() != v1::CHANNEL_UNSPECIFIED && row.channel() != recorded.channel) {
    // A correction cannot say another channel: shown, so that somebody may note it.
    result.differences.push_back(
        {label + ".channel", v1::Channel_Name(recorded.channel), v1::Channel_Name(row.channel())});
  }
  CompareBodies(label, recorded, row.fact(), result);
  DropUnreadable(result.merged);
  return result;
}

}  // namespace redress::imports
