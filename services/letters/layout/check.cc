#include "services/letters/layout/check.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "engine/types/text.h"
#include "services/letters/layout/names.h"

namespace redress::letters {
namespace {

// Two and three braces, by their numbers: tests/architecture tells functions by the braces it sees.
constexpr std::string_view kOpen = "\x7b\x7b";
constexpr std::string_view kClose = "\x7d\x7d";
constexpr std::string_view kCloseTriple = "\x7d\x7d\x7d";
constexpr std::size_t kShownBytesMax = 40;
constexpr std::size_t kLanguageBytesMax = 35;

using Fault = TemplateFault;

struct OpenSection {
  std::string name;
  std::size_t line = 0;
  bool is_list = false;
};

// One {{…}}, as the library will read it.
struct Tag {
  std::size_t line = 0;
  char sign = ' ';  // '#', '^', '/', '&', '!', '>', '=', or ' ' of a plain name.
  std::string_view name;
};

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// A name as a message may repeat it: whatever somebody wrote between braces.
std::string Shown(std::string_view name) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  };
  if (name.empty() || name.size() > kShownBytesMax) return "something else";
  if (!std::all_of(name.begin(), name.end(), is_plain)) return "something else";
  return "\"" + std::string(name) + "\"";
}

std::optional<Fault> CheckCharacters(std::string_view text) {
  if (text.size() > kTemplateBytesMax) {
    return Fault{1, "expected at most " + std::to_string(kTemplateBytesMax) + " bytes, but found " +
                        std::to_string(text.size())};
  }
  if (!IsUtf8(text)) return Fault{1, "expected UTF-8, but found other bytes"};
  std::size_t line = 1;
  for (const char c : text) {
    if (c == '\n') ++line;
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f) {
      return Fault{line, "expected text, but found a control character"};
    }
  }
  return std::nullopt;
}

// Walks a template's tags in order and holds each to the rules.
class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  [[nodiscard]] std::optional<Fault> Check() {
    std::size_t at = 0;
    while (true) {
      const std::size_t open = text_.find(kOpen, at);
      Advance(open == text_.npos ? text_.size() : open);
      if (open == text_.npos) break;
      if (++tags_ > kTagsMax) {
        return Fault{line_,
                     "expected at most " + std::to_string(kTagsMax) + " tags, but found more"};
      }
      const bool triple =
          open + kOpen.size() < text_.size() && text_[open + kOpen.size()] == kOpen.front();
      const std::string_view closing = triple ? kCloseTriple : kClose;
      const std::size_t begin = open + kOpen.size() + (triple ? 1 : 0);
      const std::size_t end = text_.find(closing, begin);
      if (end == text_.npos) {
        return Fault{
            line_, "expected the tag to be closed by " + std::string(closing) + ", but it is not"};
      }
      if (auto fault = Take(Read(text_.substr(begin, end - begin), triple))) return fault;
      at = end + closing.size();
      Advance(at);
    }
    if (sections_.empty()) return std::nullopt;
    return Fault{sections_.back().line, "expected {{/" + sections_.back().name +
                                            "}} to close the section, but it does not come"};
  }

  [[nodiscard]] const std::set<std::string, std::less<>>& used() const { return used_; }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] std::size_t language_line() const { return language_line_; }

 private:
  void Advance(std::size_t to) {
    line_ +=
        static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                            text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    counted_ = to;
  }

  [[nodiscard]] Tag Read(std::string_view content, bool triple) const {
    Tag tag{.line = line_, .sign = ' ', .name = Trim(content)};
    if (triple || tag.name.empty()) return tag;
    if (std::string_view("#^/&!>=").find(tag.name.front()) == std::string_view::npos) return tag;
    tag.sign = tag.name.front();
    tag.name = Trim(tag.name.substr(1));
    return tag;
  }

  [[nodiscard]] std::optional<Fault> Take(const Tag& tag) {
    switch (tag.sign) {
      case '!':
        return TakeComment(tag);
      case '>':
        return Fault{tag.line, "expected no partials, but found one: a template is one file"};
      case '=':
        return Fault{tag.line, "expected the delimiters to stay {{ and }}, but found others set"};
      case '/':
        return Close(tag);
      case '#':
      case '^':
        return Open(tag);
      default:
        return TakeText(tag);
    }
  }

  [[nodiscard]] std::optional<Fault> TakeComment(const Tag& tag) {
    constexpr std::string_view kLanguage = "lang:";
    if (!tag.name.starts_with(kLanguage)) return std::nullopt;
    const std::string_view language = Trim(tag.name.substr(kLanguage.size()));
    const bool is_tag = !language.empty() && language.size() <= kLanguageBytesMax &&
                        std::all_of(language.begin(), language.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                 (c >= '0' && c <= '9') || c == '-';
                        });
    if (!is_tag)
      return Fault{tag.line, "expected a language such as en-GB or cy, but found another"};
    language_ = language;
    language_line_ = tag.line;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Fault> Unknown(const Tag& tag) const {
    return Fault{tag.line, "expected a name that letters know, but found " + Shown(tag.name) +
                               "; there are: " + ListNames()};
  }

  [[nodiscard]] bool Inside(std::string_view list) const {
    return std::any_of(sections_.begin(), sections_.end(), [list](const OpenSection& section) {
      return section.is_list && section.name == list;
    });
  }

  // Of a name that means something only in a list's entries, that it stands in one.
  [[nodiscard]] std::optional<Fault> CheckPlace(const Name& known, const Tag& tag) const {
    if (known.list.empty() || Inside(known.list)) return std::nullopt;
    return Fault{tag.line, "expected " + Shown(tag.name) + " inside {{#" + std::string(known.list) +
                               "}}, but it stands outside"};
  }

  [[nodiscard]] std::optional<Fault> TakeText(const Tag& tag) {
    const Name* known = FindName(tag.name);
    if (known == nullptr) return Unknown(tag);
    if (known->kind != NameKind::kText) {
      return Fault{tag.line, "expected a text, but " + Shown(tag.name) + " is none: write {{#" +
                                 std::string(known->name) + "}}…{{/" + std::string(known->name) +
                                 "}}"};
    }
    used_.emplace(known->name);
    return CheckPlace(*known, tag);
  }

  [[nodiscard]] std::optional<Fault> Open(const Tag& tag) {
    const Name* known = FindName(tag.name);
    if (known == nullptr) return Unknown(tag);
    if (auto fault = CheckPlace(*known, tag)) return fault;
    if (sections_.size() == kSectionsDeepMax) {
      return Fault{tag.line, "expected at most " + std::to_string(kSectionsDeepMax) +
                                 " sections in one another, but found more"};
    }
    const bool is_list = known->kind == NameKind::kList && tag.sign == '#';
    const bool in_list = std::any_of(sections_.begin(), sections_.end(),
                                     [](const OpenSection& section) { return section.is_list; });
    if (is_list && in_list) {
      return Fault{tag.line, "expected no list inside a list, but found " + Shown(tag.name)};
    }
    if (is_list) used_.emplace(known->name);
    sections_.push_back({std::string(known->name), tag.line, is_list});
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Fault> Close(const Tag& tag) {
    if (sections_.empty()) {
      return Fault{tag.line, "expected a section to close, but none is open"};
    }
    if (sections_.back().name != tag.name) {
      return Fault{tag.line, "expected {{/" + sections_.back().name + "}}, of line " +
                                 std::to_string(sections_.back().line) + ", but found " +
                                 Shown(tag.name)};
    }
    sections_.pop_back();
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t counted_ = 0;  // Bytes whose line ends are in `line_`.
  std::size_t line_ = 1;
  std::size_t tags_ = 0;
  std::vector<OpenSection> sections_;
  std::set<std::string, std::less<>> used_;
  std::string language_;
  std::size_t language_line_ = 0;
};

}  // namespace

std::string ToText(const TemplateFault& fault) {
  return "template:" + std::to_string(fault.line) + ": " + fault.message;
}

tl::expected<CheckedTemplate, TemplateFault> CheckTemplate(std::string_view text,
                                                           std::span<const NeededName> needed) {
  CheckedTemplate checked{.text = std::string(text.substr(0, kTemplateBytesMax + 1)),
                          .language = {},
                          .language_line = 0};
  std::erase(checked.text, '\r');
  if (auto fault = CheckCharacters(checked.text)) return tl::unexpected(*std::move(fault));
  Checker checker(checked.text);
  if (auto fault = checker.Check()) return tl::unexpected(*std::move(fault));
  for (const NeededName& name : needed) {
    if (checker.used().contains(name.name)) continue;
    return tl::unexpected(Fault{1, "expected it to say \"" + std::string(name.name) +
                                       "\" somewhere, which " + std::string(name.provision) +
                                       " asks for, but it does not"});
  }
  checked.language = checker.language();
  checked.language_line = checker.language_line();
  return checked;
}

}  // namespace redress::letters
