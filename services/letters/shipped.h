#pragma once

#include <string_view>

#include "redress/v1/letter_service.pb.h"

namespace redress::letters {

// The template that comes with the program for letters of a kind. Empty of kind UNSPECIFIED.
[[nodiscard]] std::string_view ShippedTemplate(v1::LetterKind kind);

}  // namespace redress::letters
