#pragma once

#include <span>

#include "redress/v1/letter_service.pb.h"

#include "services/letters/layout/check.h"

namespace redress::letters {

// What a template of that kind cannot leave out.
[[nodiscard]] std::span<const NeededName> NeededNames(v1::LetterKind kind);

}  // namespace redress::letters
