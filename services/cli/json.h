#pragma once

#include <string>

#include <google/protobuf/message.h>

namespace redress::cli {

// One document over several lines, fields at their default included.
[[nodiscard]] std::string JsonDocument(const google::protobuf::Message& message);

// One line, fields at their default included.
[[nodiscard]] std::string JsonLine(const google::protobuf::Message& message);

// One line of what is recorded, and nothing that is not: fields at their default are left off.
[[nodiscard]] std::string JsonRecordLine(const google::protobuf::Message& message);

}  // namespace redress::cli
