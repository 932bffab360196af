#include "services/cli/describe.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kDepthMax = 4;

std::string DescribeFields(const Message& message, const Names& names, int depth);

std::string PenceWords(std::uint64_t pence) {
  return fmt::format("£{}.{:02}", pence / 100, pence % 100);
}

std::string Quoted(const v1::Personal& personal) {
  const std::string words = PersonalWords(personal);
  if (personal.content_case() != v1::Personal::kClear) return words;
  return "“" + Cut(Shown(words), kQuoteColumnsMax) + "”";
}

std::string MessageWords(const Message& value, const Names& names, int depth) {
  const auto* type = value.GetDescriptor();
  if (type == v1::Personal::descriptor()) return Quoted(static_cast<const v1::Personal&>(value));
  if (type == v1::CivilDate::descriptor())
    return DateWords(static_cast<const v1::CivilDate&>(value));
  if (type == v1::Happened::descriptor())
    return HappenedWords(static_cast<const v1::Happened&>(value));
  if (type == v1::ExternalReference::descriptor()) {
    return ReferenceWords(static_cast<const v1::ExternalReference&>(value));
  }
  if (type == v1::Fact::descriptor())
    return DescribeFact(static_cast<const v1::Fact&>(value), names);
  return depth >= kDepthMax ? "…" : "(" + DescribeFields(value, names, depth + 1) + ")";
}

std::string StringWords(const FieldDescriptor& field, const std::string& value,
                        const Names& names) {
  if (field.type() == FieldDescriptor::TYPE_BYTES) return Count(value.size(), "byte");
  return field.name().ends_with("_id") ? NameOf(names, value) : value;
}

std::string NumberWords(const FieldDescriptor& field, std::uint64_t value) {
  return field.name().ends_with("_pence") ? PenceWords(value) : std::to_string(value);
}

// `at` is the place in a repeated field; below zero: the field is not repeated.
std::string ValueWords(const Message& message, const FieldDescriptor& field, int at,
                       const Names& names, int depth) {
  const Reflection& reflection = *message.GetReflection();
  const bool one = at < 0;
  std::string scratch;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageWords(one ? reflection.GetMessage(message, &field)
                              : reflection.GetRepeatedMessage(message, &field, at),
                          names, depth);
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumWords(*field.enum_type(),
                       one ? reflection.GetEnumValue(message, &field)
                           : reflection.GetRepeatedEnumValue(message, &field, at));
    case FieldDescriptor::CPPTYPE_STRING:
      return StringWords(field,
                         one ? reflection.GetStringReference(message, &field, &scratch)
                             : reflection.GetRepeatedStringReference(message, &field, at, &scratch),
                         names);
    case FieldDescriptor::CPPTYPE_UINT32:
      return NumberWords(field, one ? reflection.GetUInt32(message, &field)
                                    : reflection.GetRepeatedUInt32(message, &field, at));
    case FieldDescriptor::CPPTYPE_UINT64:
      return NumberWords(field, one ? reflection.GetUInt64(message, &field)
                                    : reflection.GetRepeatedUInt64(message, &field, at));
    case FieldDescriptor::CPPTYPE_BOOL:
      return (one ? reflection.GetBool(message, &field)
                  : reflection.GetRepeatedBool(message, &field, at))
                 ? "yes"
                 : "no";
    default:
      return "…";  // The contract's facts hold no other kinds.
  }
}

std::string ListWords(const Message& message, const FieldDescriptor& field, const Names& names,
                      int depth) {
  const int size = message.GetReflection()->FieldSize(message, &field);
  std::string words;
  for (int at = 0; at < std::min(size, kListedMax); ++at) {
    words += (at > 0 ? ", " : "") + ValueWords(message, field, at, names, depth);
  }
  return size > kListedMax ? fmt::format("{}, and {} more", words, size - kListedMax) : words;
}

std::string DescribeFields(const Message& message, const Names& names, int depth) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  std::string words;
  for (const FieldDescriptor* field : fields) {
    if (depth == 0 && field->name() == "stage") continue;  // The event's own stage says so.
    const std::string value = field->is_repeated() ? ListWords(message, *field, names, depth)
                                                   : ValueWords(message, *field, -1, names, depth);
    words += (words.empty() ? "" : "; ") + FieldWords(field->name()) + " " + value;
  }
  return words;
}

const Message* BodyOf(const v1::Fact& fact) {
  std::vector<const FieldDescriptor*> fields;
  fact.GetReflection()->ListFields(fact, &fields);
  return fields.empty() ? nullptr : &fact.GetReflection()->GetMessage(fact, fields.front());
}

std::string DescribeCorrected(const v1::Corrected& corrected, const Names& names) {
  std::string words = fmt::format("corrected event {}", corrected.version());
  if (corrected.has_happened()) words += ": it happened " + HappenedWords(corrected.happened());
  if (corrected.has_fact()) {
    // A correction of a correction names the first event, so one level is all there is to show.
    words += corrected.fact().has_corrected() ? "" : ": " + DescribeFact(corrected.fact(), names);
  }
  return corrected.reason().empty() ? words : words + " (" + corrected.reason() + ")";
}

}  // namespace

std::string FactWords(const v1::Fact& fact) {
  std::vector<const FieldDescriptor*> fields;
  fact.GetReflection()->ListFields(fact, &fields);
  return fields.empty() ? "a fact this program does not know" : FieldWords(fields.front()->name());
}

std::string DescribeFact(const v1::Fact& fact, const Names& names) {
  if (fact.has_corrected()) return DescribeCorrected(fact.corrected(), names);
  const Message* body = BodyOf(fact);
  if (body == nullptr) return FactWords(fact);
  const std::string details = DescribeFields(*body, names, 0);
  return details.empty() ? FactWords(fact) : FactWords(fact) + ": " + details;
}

}  // namespace redress::cli
