#include "engine/editions/place.h"

#include <algorithm>

#include "engine/types/assert.h"
#include "engine/types/text.h"

namespace redress::editions {
namespace {

constexpr std::size_t kFileNameMax = 128;

const google::protobuf::FieldDescriptor* FieldOf(const google::protobuf::Descriptor* descriptor,
                                                 const char* name) {
  const auto* field = descriptor->FindFieldByName(name);
  REDRESS_ASSERT(field != nullptr);
  return field;
}

// A list written as `[a, b]` has one location and, of messages, one tree: that of its first member.
int Written(const google::protobuf::FieldDescriptor* field, int index) {
  return field->is_repeated() ? std::max(index, 0) : -1;
}

// The line on which `text` stops being UTF-8.
int LineOfBadByte(std::string_view text) {
  int line = 1;
  for (std::size_t from = 0; from < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (!IsUtf8(text.substr(from, end - from))) return line;
    from = end + 1;
  }
  return line;
}

}  // namespace

int Place::LineOf(const google::protobuf::FieldDescriptor* field, int index) const {
  if (tree_ == nullptr) return line_;
  const int line = tree_->GetLocation(field, Written(field, index)).line;
  if (line >= 0) return line + 1;
  const int first = tree_->GetLocation(field, Written(field, 0)).line;
  return first >= 0 ? first + 1 : line_;
}

Place Place::In(const char* field, int index) const {
  const auto* descriptor = FieldOf(descriptor_, field);
  const Tree* tree =
      tree_ == nullptr ? nullptr : tree_->GetTreeForNested(descriptor, Written(descriptor, index));
  return {file_name_, tree, descriptor->message_type(), LineOf(descriptor, index)};
}

Refusal Place::Fault(const char* field, const std::string& message, int index) const {
  return FaultAt(file_name_, LineOf(FieldOf(descriptor_, field), index), message);
}

Refusal FaultAt(std::string_view file_name, int line, const std::string& message) {
  std::string name(file_name.substr(0, kFileNameMax));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return {.reason = v1::REFUSAL_REASON_LAW_INVALID,
          .message = name + ":" + std::to_string(line) + ": " + message,
          .field = "content",
          .provision = {}};
}

std::optional<Refusal> FaultOfText(std::string_view text, std::size_t bytes_max,
                                   std::string_view file_name) {
  if (text.size() > bytes_max) {
    return FaultAt(file_name, 1,
                   "expected at most " + std::to_string(bytes_max) + " bytes, but there are " +
                       std::to_string(text.size()));
  }
  if (IsUtf8(text)) return std::nullopt;
  return FaultAt(file_name, LineOfBadByte(text), "expected UTF-8, but there are other bytes");
}

}  // namespace redress::editions
