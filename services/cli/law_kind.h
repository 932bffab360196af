#pragma once

#include <string_view>

#include "redress/v1/other_facts.pb.h"

namespace redress::cli {

// What a file of law is, by what is in it: what it reads soundly as, else by the lists that only
// one kind has, of a letter's template by its tags, so that the server can say what is wrong with
// it. UNSPECIFIED: nobody can tell.
[[nodiscard]] v1::LawKind LawKindOf(std::string_view content);

}  // namespace redress::cli
