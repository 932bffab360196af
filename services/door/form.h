#pragma once

#include <optional>
#include <string_view>

#include <google/protobuf/message.h>

#include "engine/ports/clock.h"
#include "engine/types/result.h"

namespace redress::door {

// Checks the form of everything in `message`, by the table in rules.cc: sizes, characters, UTF-8,
// enum values, dates, instants, personal texts (`clear` only), and that there is no field this
// program does not know. Answers the first fault: MALFORMED, with the field's path after `prefix`
// ("responded.decisions[3].reasons.clear").
[[nodiscard]] std::optional<Refusal> CheckForm(const google::protobuf::Message& message,
                                               std::string_view prefix, const ports::Clock& clock);

// A refusal for a field that is not of the form it must have.
[[nodiscard]] Refusal Malformed(std::string field, std::string message);

}  // namespace redress::door
