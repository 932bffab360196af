#pragma once

#include <functional>

#include <google/protobuf/message.h>

#include "redress/v1/types.pb.h"

namespace redress::door {

// Calls `visit` with every personal text in `message`, at any depth, in order of fields, until it
// answers false.
void ForEachPersonal(google::protobuf::Message& message,
                     const std::function<bool(v1::Personal&)>& visit);

}  // namespace redress::door
