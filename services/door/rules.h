#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <unordered_map>
#include <vector>

#include <google/protobuf/descriptor.h>

namespace redress::door {

// What characters a text may have.
enum class Characters {
  kAny,        // Any UTF-8, or any bytes.
  kId,         // [A-Za-z0-9._-]
  kPrintable,  // UTF-8 without control characters.
  kHex,        // [0-9a-f]
};

// What one field must look like. `size` counts bytes, of kPrintable names characters if
// `in_characters`.
struct Rule {
  Characters characters = Characters::kAny;
  std::size_t size_min = 0;
  std::size_t size_max = 0;
  bool in_characters = false;
  int count_max = 0;  // Of a repeated field.
  int count_min = 0;
  std::uint64_t number_min = 0;
  std::uint64_t number_max = std::numeric_limits<std::uint64_t>::max();
  bool needed = false;  // An enum that must not be UNSPECIFIED, a message that must be there.
};

// What the form check does with a message of a type.
enum class Treatment { kFields, kDate, kInstant, kHappened, kPersonal, kOneFact };

struct MessagePlan;

struct FieldPlan {
  const google::protobuf::FieldDescriptor* field = nullptr;
  Rule rule;
  const MessagePlan* message = nullptr;  // Of a message field.
};

// How messages of one type are checked. Made once from the descriptors and the table in rules.cc.
struct MessagePlan {
  Treatment treatment = Treatment::kFields;
  std::vector<FieldPlan> fields;
};

// The plan of a type. Thread-safe after the first use. Aborts if a string, bytes or repeated field
// has no rule: nothing that a caller sends may be unbounded.
[[nodiscard]] const MessagePlan& PlanOf(const google::protobuf::Descriptor& type);

// The table's rule of a field, or null.
[[nodiscard]] const Rule* FindRule(const google::protobuf::FieldDescriptor& field);

// Whether a field may only be there with a rule: strings, bytes, and everything repeated.
[[nodiscard]] bool NeedsRule(const google::protobuf::FieldDescriptor& field);

}  // namespace redress::door
