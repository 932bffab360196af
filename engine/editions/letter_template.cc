#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "engine/editions/law.h"
#include "engine/editions/place.h"

namespace redress::editions {
namespace {

// Braces by their number: tests/architecture tells functions by the braces it sees.
constexpr std::string_view kOpens = "\x7b\x7b!";
constexpr std::string_view kCloses = "\x7d\x7d";
constexpr std::string_view kLetterTag = "letter:";
constexpr std::string_view kVersionTag = "version:";
constexpr std::string_view kLanguageTag = "lang:";
constexpr std::size_t kLanguageBytesMax = 35;
constexpr std::string_view kLetters[] = {"acknowledgement", "extension", "response", "refusal",
                                         "update"};

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool IsLanguage(std::string_view text) {
  return !text.empty() && text.size() <= kLanguageBytesMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-';
         });
}

// A whole number from 1, of digits only.
std::optional<std::uint32_t> ToVersion(std::string_view text) {
  std::uint32_t version = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (fault != std::errc() || end != text.data() + text.size() || version == 0) return std::nullopt;
  return version;
}

// Reads the comments that a template begins with, and stops at its first other words. Comments that
// are none of the three tags are anybody's notes.
class HeadReader {
 public:
  explicit HeadReader(std::string_view text) : text_(text) {}

  // What is wrong with the head. Nothing if nothing is.
  [[nodiscard]] std::optional<std::string> Read() {
    std::string_view rest = text_;
    for (line_ = 1; !rest.empty(); ++line_) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = Trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty()) continue;
      if (!line.starts_with(kOpens) || !line.ends_with(kCloses)) break;
      const std::size_t inner = line.size() - kOpens.size() - kCloses.size();
      if (auto fault = Take(Trim(line.substr(kOpens.size(), inner)))) return fault;
    }
    line_ = 1;
    if (letter_.letter.empty()) return Lacks("{{! letter: response }}, or another kind,");
    if (letter_.version == 0) return Lacks("{{! version: 1 }}, or a higher one,");
    letter_.text = std::string(text_);
    return std::nullopt;
  }

  [[nodiscard]] int line() const { return line_; }  // Of the fault.
  [[nodiscard]] LetterTemplate& letter() { return letter_; }

 private:
  [[nodiscard]] static std::string Lacks(const std::string& tag) {
    return "expected " + tag + " on a line of its own at the top, but there is none";
  }

  [[nodiscard]] std::optional<std::string> Take(std::string_view comment) {
    for (const std::string_view tag : {kLetterTag, kVersionTag, kLanguageTag}) {
      if (!comment.starts_with(tag)) continue;
      const std::string_view value = Trim(comment.substr(tag.size()));
      if (tag == kLetterTag) return TakeLetter(value);
      if (tag == kVersionTag) return TakeVersion(value);
      return TakeLanguage(value);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> TakeLetter(std::string_view value) {
    if (!letter_.letter.empty()) return "expected one letter, but another is said above";
    if (std::find(std::begin(kLetters), std::end(kLetters), value) == std::end(kLetters)) {
      return "expected a letter (acknowledgement, extension, response, refusal or update), but "
             "found another";
    }
    letter_.letter = value;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> TakeVersion(std::string_view value) {
    if (letter_.version != 0) return "expected one version, but another is said above";
    const auto version = ToVersion(value);
    if (!version) return "expected a version as a whole number from 1, but found another";
    letter_.version = *version;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> TakeLanguage(std::string_view value) {
    if (!letter_.language.empty()) return "expected one language, but another is said above";
    if (!IsLanguage(value)) return "expected a language such as en-GB or cy, but found another";
    letter_.language = value;
    return std::nullopt;
  }

  const std::string_view text_;
  LetterTemplate letter_;
  int line_ = 1;
};

}  // namespace

std::span<const std::string_view> Letters() { return kLetters; }

std::string LetterTemplate::Id() const {
  if (language.empty()) return letter;
  std::string small(language);
  std::transform(small.begin(), small.end(), small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return letter + "." + small;
}

tl::expected<LetterTemplate, Refusal> ParseLetterTemplate(std::string_view text,
                                                          std::string_view file_name) {
  if (auto fault = FaultOfText(text, kLetterTemplateBytesMax, file_name)) {
    return tl::unexpected(*std::move(fault));
  }
  HeadReader reader(text);
  if (const auto fault = reader.Read()) {
    return tl::unexpected(FaultAt(file_name, reader.line(), *fault));
  }
  return std::move(reader.letter());
}

}  // namespace redress::editions
