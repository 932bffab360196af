#pragma once

#include <memory>
#include <span>
#include <string>

#include "redress/v1/other_facts.pb.h"

#include "engine/landlord/state.h"
#include "engine/types/result.h"

namespace redress::whatif {

// A file of law that is not adopted.
struct Draft {
  v1::LawKind kind = v1::LAW_KIND_UNSPECIFIED;
  std::string file_name;  // For errors. Empty: "draft".
  std::string content;    // Textproto.
};

// The law that would be in force at `landlord` if it adopted `drafts`, in their order: each in
// place of the file of its kind and id, or beside the others. LAW_INVALID, with "<file>:<line>:
// ...", for the first draft that is not sound; MALFORMED if two are of one kind and id, of no
// kind, or letters' templates, which move no deadline.
[[nodiscard]] tl::expected<std::shared_ptr<const editions::Law>, Refusal> DraftLaw(
    const landlord::State& landlord, std::span<const Draft> drafts);

}  // namespace redress::whatif
