#include "services/letters/own/own_template.h"

#include <algorithm>

#include "engine/editions/place.h"
#include "services/letters/own/needed.h"

namespace redress::letters {
namespace {

// What is adopted is rendered: one bound for both.
static_assert(editions::kLetterTemplateBytesMax == kTemplateBytesMax);

constexpr v1::LetterKind kKinds[] = {v1::LETTER_KIND_ACKNOWLEDGEMENT, v1::LETTER_KIND_EXTENSION,
                                     v1::LETTER_KIND_RESPONSE, v1::LETTER_KIND_REFUSAL,
                                     v1::LETTER_KIND_UPDATE};

v1::LetterKind KindOf(std::string_view letter) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](v1::LetterKind kind) { return LetterName(kind) == letter; });
  return found == std::end(kKinds) ? v1::LETTER_KIND_UNSPECIFIED : *found;
}

std::string Primary(std::string_view language) {
  std::string primary(language.substr(0, language.find('-')));
  for (char& c : primary) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return primary;
}

using Candidates = std::vector<const editions::LetterTemplate*>;

// Adds what is adopted for `letter` in `language`: that very tag first, then others of one
// language. Of no language, what says none.
void AddIn(const editions::Law& law, std::string_view letter, std::string_view language,
           Candidates& candidates) {
  const editions::LetterTemplate wanted{
      .letter = std::string(letter), .language = std::string(language), .version = 0, .text = {}};
  const auto exact = law.letters.find(wanted.Id());
  if (exact != law.letters.end()) candidates.push_back(exact->second.get());
  if (language.empty()) return;
  for (const auto& [id, own] : law.letters) {
    if (own->letter == letter && IsSameLanguage(own->language, language) && id != wanted.Id()) {
      candidates.push_back(own.get());
    }
  }
}

Candidates CandidatesFor(const editions::Law& law, std::string_view letter,
                         std::string_view language) {
  Candidates candidates;
  if (!language.empty()) AddIn(law, letter, language, candidates);
  AddIn(law, letter, "", candidates);
  if (!IsSameLanguage(language, kLanguageUnlessSaid)) {
    AddIn(law, letter, kLanguageUnlessSaid, candidates);
  }
  return candidates;
}

}  // namespace

std::string_view LetterName(v1::LetterKind kind) {
  switch (kind) {
    case v1::LETTER_KIND_ACKNOWLEDGEMENT:
      return "acknowledgement";
    case v1::LETTER_KIND_EXTENSION:
      return "extension";
    case v1::LETTER_KIND_RESPONSE:
      return "response";
    case v1::LETTER_KIND_REFUSAL:
      return "refusal";
    case v1::LETTER_KIND_UPDATE:
      return "update";
    default:
      return {};
  }
}

bool IsSameLanguage(std::string_view a, std::string_view b) { return Primary(a) == Primary(b); }

tl::expected<editions::Declared, Refusal> CheckOwnTemplate(std::string_view content,
                                                           std::string_view file_name) {
  const auto own = editions::ParseLetterTemplate(content, file_name);
  if (!own) return tl::unexpected(own.error());
  const auto fault_at = [&](std::size_t line, const std::string& message) {
    return tl::unexpected(editions::FaultAt(file_name, static_cast<int>(line), message));
  };
  const auto checked = CheckTemplate(content, NeededNames(KindOf(own->letter)));
  if (!checked) return fault_at(checked.error().line, checked.error().message);
  if (checked->language != own->language) {
    return fault_at(checked->language_line,
                    "expected the language once, on a line of its own at the top, but it is said "
                    "further down");
  }
  return editions::Declared{.id = own->Id(), .version = own->version};
}

PickedTemplate PickOwnTemplate(const editions::Law& law, v1::LetterKind kind,
                               std::string_view language) {
  PickedTemplate picked;
  for (const auto* own : CandidatesFor(law, LetterName(kind), language)) {
    auto checked = CheckTemplate(own->text, NeededNames(kind));
    if (checked) {
      picked.checked = *std::move(checked);
      return picked;
    }
    picked.passed_over.push_back(
        "template " + own->Id() + " version " + std::to_string(own->version) + ", line " +
        std::to_string(checked.error().line) + ": " + checked.error().message +
        "; until a mended one is adopted another stands in its place");
  }
  return picked;
}

}  // namespace redress::letters
