#include "services/door/personal.h"

#include <vector>

#include "services/door/submission.h"

namespace redress::door {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Visit = std::function<bool(v1::Personal&)>;

bool Walk(Message& message, const Visit& visit) {
  if (message.GetDescriptor() == v1::Personal::descriptor()) {
    return visit(static_cast<v1::Personal&>(message));
  }
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      if (!Walk(*reflection->MutableMessage(&message, field), visit)) return false;
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      if (!Walk(*reflection->MutableRepeatedMessage(&message, field, i), visit)) return false;
    }
  }
  return true;
}

}  // namespace

void ForEachPersonal(Message& message, const Visit& visit) { (void)Walk(message, visit); }

Result<void> OpenAll(const StreamKey& stream, const ports::Vault& vault, Message& message) {
  Result<void> result;
  ForEachPersonal(message, [&](v1::Personal& personal) {
    if (personal.has_sealed()) result = vault.Open(stream, personal);
    return result.has_value();
  });
  return result;
}

}  // namespace redress::door
