#pragma once

#include <vector>

#include "engine/commands/command.h"

namespace redress::commands {

// Another stream that a fact refers to.
struct NamedStream {
  v1::StreamKind kind = v1::STREAM_KIND_UNSPECIFIED;
  const std::string* id = nullptr;  // Of the fact, which outlives this. Never empty.
  const char* field = "";           // The field that names it, within the fact.
};

// The streams that `fact`, or the fact a correction gives, refers to. Empty ids refer to nothing.
[[nodiscard]] std::vector<NamedStream> StreamsReferredTo(const v1::Fact& fact);

// The complaint received, by `fact` or by the fact a correction gives; null if none is.
[[nodiscard]] const v1::Received* ReceivedIn(const v1::Fact& fact);

}  // namespace redress::commands
