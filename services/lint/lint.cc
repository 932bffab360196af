#include "services/lint/lint.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "engine/types/text.h"
#include "services/lint/match.h"
#include "services/lint/patterns.h"
#include "services/lint/words.h"

namespace redress::lint {
namespace {

using Words = std::span<const Word>;

constexpr std::size_t kNegationWords = 10;  // How far before a wording a "not" still is about it.
constexpr std::array<std::string_view, 12> kNegations = {"not",     "never", "no",     "cannot",
                                                         "cant",    "dont",  "wont",   "isnt",
                                                         "without", "nor",   "neednt", "doesnt"};

// A pattern, read.
struct Prepared {
  const Pattern* pattern = nullptr;
  std::vector<Elements> wordings;
  std::vector<Elements> unless;
  std::optional<Elements> with;
};

std::vector<Prepared> Prepare() {
  std::vector<Prepared> all;
  for (const Pattern& pattern : Patterns()) {
    Prepared& prepared = all.emplace_back();
    prepared.pattern = &pattern;
    for (const std::string_view wording : pattern.wordings) {
      if (!wording.empty()) prepared.wordings.push_back(ReadPattern(wording));
    }
    for (const std::string_view wording : pattern.unless) {
      if (!wording.empty()) prepared.unless.push_back(ReadPattern(wording));
    }
    if (!pattern.with.empty()) prepared.with = ReadPattern(pattern.with);
  }
  return all;
}

bool IsNegated(Words sentence, std::size_t begin, std::size_t end) {
  const std::size_t from = begin > kNegationWords ? begin - kNegationWords : 0;
  return std::any_of(sentence.begin() + static_cast<std::ptrdiff_t>(from),
                     sentence.begin() + static_cast<std::ptrdiff_t>(end), [](const Word& word) {
                       return std::find(kNegations.begin(), kNegations.end(), word.text) !=
                              kNegations.end();
                     });
}

// Words of the text as they stand there, on one line.
std::string Found(std::string_view text) {
  std::string found;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (is_space && !found.empty() && found.back() == ' ') continue;
    found += is_space ? ' ' : c;
    if (found.size() == kFoundBytesMax) break;
  }
  while (!found.empty() && !IsUtf8(found)) found.pop_back();
  return found;
}

// The first place in the sentence where the pattern holds: first and one past last word.
std::optional<std::pair<std::size_t, std::size_t>> Find(const Prepared& prepared, Words sentence) {
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    for (const Elements& wording : prepared.wordings) {
      const auto end = MatchAt(sentence, at, wording);
      if (!end) continue;
      const bool silenced =
          prepared.pattern->negation == Negation::kSilences && IsNegated(sentence, at, *end);
      if (!silenced) return std::pair{at, *end};
    }
  }
  return std::nullopt;
}

std::optional<Warning> Check(const Prepared& prepared, Words sentence, std::string_view text) {
  const auto place = Find(prepared, sentence);
  if (!place) return std::nullopt;
  if (prepared.with && !Holds(sentence, *prepared.with)) return std::nullopt;
  const bool excused = std::any_of(prepared.unless.begin(), prepared.unless.end(),
                                   [&](const Elements& unless) { return Holds(sentence, unless); });
  if (excused) return std::nullopt;
  const Word& first = sentence[place->first];
  const Word& last = sentence[place->second - 1];
  const Pattern& pattern = *prepared.pattern;
  return Warning{.line = first.line,
                 .column = first.column,
                 .pattern = std::string(pattern.name),
                 .provision = std::string(pattern.provision),
                 .found = Found(text.substr(first.begin, last.end - first.begin)),
                 .message = std::string(pattern.message),
                 .instead = std::string(pattern.instead)};
}

}  // namespace

tl::expected<std::vector<Warning>, std::string> Lint(std::string_view text) {
  if (text.size() > kTextBytesMax) {
    return tl::unexpected("expected at most " + std::to_string(kTextBytesMax) +
                          " bytes, but found " + std::to_string(text.size()));
  }
  if (!IsUtf8(text)) return tl::unexpected(std::string("expected UTF-8, but found other bytes"));
  static const std::vector<Prepared> all = Prepare();
  const std::vector<Word> words = ReadWords(text);
  std::vector<Warning> warnings;
  for (std::size_t begin = 0; begin < words.size() && warnings.size() < kWarningsMax;) {
    std::size_t end = begin;
    while (end < words.size() && words[end].sentence == words[begin].sentence) ++end;
    const Words sentence = Words(words).subspan(begin, end - begin);
    for (const Prepared& prepared : all) {
      if (auto warning = Check(prepared, sentence, text)) warnings.push_back(*std::move(warning));
    }
    begin = end;
  }
  std::stable_sort(warnings.begin(), warnings.end(), [](const Warning& a, const Warning& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  if (warnings.size() > kWarningsMax) warnings.resize(kWarningsMax);
  return warnings;
}

std::vector<std::string> PatternNames() {
  std::vector<std::string> names;
  for (const Pattern& pattern : Patterns()) names.emplace_back(pattern.name);
  return names;
}

}  // namespace redress::lint
