#include "services/lint/match.h"

#include <algorithm>

#include "engine/types/assert.h"

namespace redress::lint {
namespace {

bool IsNumber(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool Matches(const Element& element, std::string_view word) {
  return std::any_of(element.choices.begin(), element.choices.end(),
                     [word](std::string_view choice) {
                       if (choice == "#") return IsNumber(word);
                       if (choice.ends_with('*'))
                         return word.starts_with(choice.substr(0, choice.size() - 1));
                       return word == choice;
                     });
}

std::size_t ReadGap(std::string_view digits) {
  std::size_t gap = 0;
  for (const char c : digits) gap = gap * 10 + static_cast<std::size_t>(c - '0');
  return gap;
}

}  // namespace

Elements ReadPattern(std::string_view pattern) {
  Elements elements;
  std::size_t gap = 0;
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find(' '), pattern.size());
    std::string_view part = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
    if (part.starts_with("..")) {
      gap = ReadGap(part.substr(2));
      continue;
    }
    Element& element = elements.emplace_back();
    element.gap = gap;
    gap = 0;
    while (!part.empty()) {
      const std::size_t bar = std::min(part.find('|'), part.size());
      element.choices.push_back(part.substr(0, bar));
      part.remove_prefix(std::min(bar + 1, part.size()));
    }
  }
  REDRESS_ASSERT(!elements.empty());
  return elements;
}

std::optional<std::size_t> MatchAt(std::span<const Word> words, std::size_t at,
                                   std::span<const Element> elements) {
  if (elements.empty()) return at;
  const Element& first = elements.front();
  for (std::size_t place = at; place < words.size() && place <= at + first.gap; ++place) {
    if (!Matches(first, words[place].text)) continue;
    if (const auto end = MatchAt(words, place + 1, elements.subspan(1))) return end;
  }
  return std::nullopt;
}

bool Holds(std::span<const Word> words, std::span<const Element> elements) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (MatchAt(words, at, elements)) return true;
  }
  return false;
}

}  // namespace redress::lint
