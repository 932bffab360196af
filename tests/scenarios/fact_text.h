#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "redress/v1/event.pb.h"

#include "tests/scenarios/words.h"

namespace redress::scenarios {

// Reads a fact from its name and its fields. The name is the fact's ("acknowledged") or the
// command's
// ("acknowledge"); the fields are those of the fact's message in the contract, looked up by
// reflection, so that a new fact can be written at once. `_id`, `_ids`, `_date` and `_working_days`
// at a field's end may be left out. The error says which word was not understood.
[[nodiscard]] tl::expected<v1::Fact, std::string> ReadFact(std::string_view name,
                                                           const std::vector<Pair>& fields);

// Sets one field of `fact`'s body, as ReadFact does.
[[nodiscard]] tl::expected<void, std::string> SetField(v1::Fact& fact, const Pair& field);

// The fact's name, e.g. "extension-notified"; "" if it is empty.
[[nodiscard]] std::string NameOf(const v1::Fact& fact);

}  // namespace redress::scenarios
