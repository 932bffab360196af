#include "tests/scenarios/words.h"

#include <algorithm>
#include <cctype>

#include "tests/record/facts.h"

namespace redress::scenarios {
namespace {

constexpr std::size_t kDateSize = 10;  // Of "2024-04-02".

// Cuts `line` at blanks that do not stand in quotes, and drops the quotes.
tl::expected<std::vector<std::string>, std::string> CutAtBlanks(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  bool begun = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (c == ' ' && !quoted) {
      if (begun) words.push_back(std::exchange(word, {}));
      begun = false;
    } else {
      word.push_back(c);
      begun = true;
    }
  }
  if (quoted) return tl::unexpected<std::string>("expected a closing quote, but the line ends");
  if (begun) words.push_back(word);
  return words;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Seconds after midnight of "T14:30".
std::optional<std::int64_t> ReadHour(std::string_view text) {
  if (text.size() != 6 || text[0] != 'T' || text[3] != ':') return std::nullopt;
  for (const std::size_t at : {1u, 2u, 4u, 5u}) {
    if (!IsDigit(text[at])) return std::nullopt;
  }
  const int hour = (text[1] - '0') * 10 + (text[2] - '0');
  const int minute = (text[4] - '0') * 10 + (text[5] - '0');
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 3'600 + minute * 60;
}

std::string Convert(std::string_view name, char from, char to, int (*convert)(int)) {
  std::string converted;
  for (const char c : name) {
    converted.push_back(c == from ? to : static_cast<char>(convert(static_cast<unsigned char>(c))));
  }
  return converted;
}

}  // namespace

tl::expected<Words, std::string> Cut(std::string_view line) {
  if (line.size() > kLineBytesMax) {
    return tl::unexpected("expected at most " + std::to_string(kLineBytesMax) +
                          " bytes in a line, but it has " + std::to_string(line.size()));
  }
  const auto cut = CutAtBlanks(line);
  if (!cut) return tl::unexpected(cut.error());
  Words words;
  for (const auto& word : *cut) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) {
      words.bare.push_back(word);
    } else {
      const std::string key = word.substr(0, equals);
      if (std::ranges::any_of(words.pairs, [&](const Pair& pair) { return pair.first == key; })) {
        return tl::unexpected("expected each key once, but \"" + key + "\" stands twice");
      }
      words.pairs.emplace_back(key, word.substr(equals + 1));
    }
  }
  return words;
}

std::vector<std::string> CutList(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const auto comma = text.find(',');
    items.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return items;
}

std::optional<v1::Happened> ReadHappened(std::string_view text) {
  if (text == "?") return record::NotKnown();
  const bool estimated = text.starts_with('~');
  if (estimated) text.remove_prefix(1);
  const auto day = FromIsoDate(text.substr(0, kDateSize));
  if (!day) return std::nullopt;
  auto happened = record::OnDay(*day);
  if (estimated) happened.set_grade(v1::DATE_GRADE_ESTIMATED);
  if (text.size() == kDateSize) return happened;
  const auto seconds = ReadHour(text.substr(kDateSize));
  if (!seconds || estimated) return std::nullopt;
  happened.set_grade(v1::DATE_GRADE_EXACT);
  happened.mutable_instant()->set_seconds(
      std::chrono::duration_cast<std::chrono::seconds>(day->time_since_epoch()).count() + *seconds);
  return happened;
}

std::string ToEnumCase(std::string_view name) { return Convert(name, '-', '_', std::toupper); }

std::string ToDashes(std::string_view name) { return Convert(name, '_', '-', std::tolower); }

}  // namespace redress::scenarios
