#include "tests/properties/erase.h"

#include <vector>

#include <google/protobuf/descriptor.h>

#include "redress/v1/types.pb.h"

namespace redress::properties {
namespace {

void Replace(v1::Personal& personal, Instead instead) {
  if (!personal.has_sealed()) return;
  switch (instead) {
    case Instead::kErased: {
      const std::string commitment = personal.sealed().commitment();
      personal.mutable_erased()->set_commitment(commitment);
      return;
    }
    case Instead::kGarbage:
      personal.mutable_sealed()->set_key_id(99);
      personal.mutable_sealed()->set_ciphertext("no key opens this");
      personal.mutable_sealed()->set_commitment("nor is this one");
      personal.set_length(7);
      return;
    case Instead::kNothing:
      personal.clear_content();
      return;
  }
}

}  // namespace

void ReplaceSealed(google::protobuf::Message& message, Instead instead) {
  if (auto* personal = dynamic_cast<v1::Personal*>(&message)) return Replace(*personal, instead);
  const auto& reflection = *message.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const auto* field : fields) {
    if (field->message_type() == nullptr) continue;
    if (!field->is_repeated()) {
      ReplaceSealed(*reflection.MutableMessage(&message, field), instead);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      ReplaceSealed(*reflection.MutableRepeatedMessage(&message, field, i), instead);
    }
  }
}

}  // namespace redress::properties
