#pragma once

#include <google/protobuf/message.h>

namespace redress::properties {

// What stands in the place of a sealed text.
enum class Instead {
  kErased,   // What readers get once the key is destroyed.
  kGarbage,  // Other bytes, as if the disk held something else.
  kNothing,  // No content at all.
};

// Replaces every sealed text in `message`, however deep.
void ReplaceSealed(google::protobuf::Message& message, Instead instead);

}  // namespace redress::properties
