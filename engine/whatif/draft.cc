#include "engine/whatif/draft.h"

#include <set>
#include <string>
#include <utility>

namespace redress::whatif {
namespace {

Refusal At(std::size_t index, Refusal refusal) {
  const std::string draft = "drafts[" + std::to_string(index) + "]";
  refusal.field = draft + "." + (refusal.field.empty() ? "content" : refusal.field);
  return refusal;
}

// A letter's words move no date and change no verdict: an answer of "nothing differs" would pass
// for a check of them.
Refusal NoLaw() {
  return {.reason = v1::REFUSAL_REASON_MALFORMED,
          .message =
              "expected an edition, a calendar, a policy or a tariff, but this is a letter's "
              "template, which moves no deadline: render a letter with it to see it",
          .field = "kind",
          .provision = ""};
}

Refusal Twice(const std::string& id) {
  return {.reason = v1::REFUSAL_REASON_MALFORMED,
          .message = "expected one draft of each file, but " + id + " is there twice",
          .field = "content",
          .provision = ""};
}

}  // namespace

tl::expected<std::shared_ptr<const editions::Law>, Refusal> DraftLaw(
    const landlord::State& landlord, std::span<const Draft> drafts) {
  landlord::State drafted = landlord;
  std::set<std::pair<int, std::string>> seen;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Draft& draft = drafts[i];
    if (draft.kind == v1::LAW_KIND_LETTER_TEMPLATE) return tl::unexpected(At(i, NoLaw()));
    auto declared = editions::ParseLaw(draft.kind, draft.content,
                                       draft.file_name.empty() ? "draft" : draft.file_name);
    if (!declared) return tl::unexpected(At(i, std::move(declared.error())));
    const std::pair<int, std::string> key{draft.kind, declared->id};
    if (!seen.insert(key).second) return tl::unexpected(At(i, Twice(declared->id)));
    drafted.files[key] = {.version = declared->version,
                          .digest = "",
                          .content = draft.content,
                          .event_version = landlord.version + 1 + i,
                          .recorded_nanos = 0};
    ++drafted.law_version;
  }
  return landlord::MakeLaw(drafted);
}

}  // namespace redress::whatif
