#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/v1/letter_service.pb.h"

#include "engine/editions/law.h"
#include "services/letters/layout/check.h"

namespace redress::letters {

// What letters are in where neither the template nor anybody else says.
inline constexpr std::string_view kLanguageUnlessSaid = "en-GB";

// What a kind of letter is called in files and on the command line, e.g. "response". Empty of
// kind UNSPECIFIED.
[[nodiscard]] std::string_view LetterName(v1::LetterKind kind);

// Whether a file may be adopted as a template of the letter it names: all that CheckTemplate asks
// of that kind, and its language said once, in its head. LAW_INVALID, with "<file>:<line>: ...".
[[nodiscard]] tl::expected<editions::Declared, Refusal> CheckOwnTemplate(
    std::string_view content, std::string_view file_name);

// A landlord's own template for a letter.
struct PickedTemplate {
  std::optional<CheckedTemplate> checked;  // Nothing: it has none, or none that is sound.
  std::vector<std::string> passed_over;    // Of each that is not sound, what is wrong: for people.
};

// Picks the template that is adopted for such a letter in `language` (empty: none was agreed on),
// else the one in no language, else the one in English. One that this program holds for unsound is
// passed over: a resident's letter never waits for its template.
[[nodiscard]] PickedTemplate PickOwnTemplate(const editions::Law& law, v1::LetterKind kind,
                                             std::string_view language);

// Whether two tags are of one language, e.g. "cy" and "cy-GB".
[[nodiscard]] bool IsSameLanguage(std::string_view a, std::string_view b);

}  // namespace redress::letters
