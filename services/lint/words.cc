#include "services/lint/words.h"

#include <algorithm>
#include <array>

namespace redress::lint {
namespace {

constexpr std::size_t kTagBytesMax = 4'096;
constexpr std::string_view kApostrophe = "\xe2\x80\x99";  // ’

struct Number {
  std::string_view word;
  std::string_view digits;
};

constexpr std::array kNumbers = {
    Number{"zero", "0"},    Number{"one", "1"},       Number{"two", "2"},
    Number{"three", "3"},   Number{"four", "4"},      Number{"five", "5"},
    Number{"six", "6"},     Number{"seven", "7"},     Number{"eight", "8"},
    Number{"nine", "9"},    Number{"ten", "10"},      Number{"twelve", "12"},
    Number{"third", "3"},   Number{"fourteen", "14"}, Number{"fifteen", "15"},
    Number{"twenty", "20"}, Number{"thirty", "30"}};

// Tags within a sentence; all others end it.
constexpr std::array<std::string_view, 12> kInline = {
    "b", "i", "u", "a", "em", "strong", "span", "font", "abbr", "sub", "sup", "small"};

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Reads from front to back, once.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::vector<Word> Read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (IsLetter(c)) {
        ReadWord();
      } else if (c == '<' && SkipTag()) {
        continue;
      } else if (c == '&' && SkipEntity()) {
        continue;
      } else {
        ReadMark(c);
      }
    }
    return std::move(words_);
  }

 private:
  // Passes one byte, counting lines and characters.
  void Pass() {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xc0) != 0x80) {
      ++column_;
    }
    ++at_;
  }

  void PassTo(std::size_t end) {
    while (at_ < end) Pass();
  }

  void EndSentence() {
    if (words_in_sentence_ > 0) ++sentence_;
    words_in_sentence_ = 0;
  }

  void ReadWord() {
    Word word{
        .text = {}, .begin = at_, .end = at_, .line = line_, .column = column_, .sentence = 0};
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      if (IsLetter(rest.front())) {
        word.text += Lower(rest.front());
        Pass();
        word.end = at_;
      } else if (rest.front() == '\'' && rest.size() > 1 && IsLetter(rest[1])) {
        Pass();
      } else if (rest.starts_with(kApostrophe) && rest.size() > kApostrophe.size() &&
                 IsLetter(rest[kApostrophe.size()])) {
        PassTo(at_ + kApostrophe.size());
      } else {
        break;
      }
    }
    for (const Number& number : kNumbers) {
      if (word.text == number.word) word.text = number.digits;
    }
    if (++words_in_sentence_ > kSentenceWordsMax) {
      ++sentence_;
      words_in_sentence_ = 1;
    }
    word.sentence = sentence_;
    words_.push_back(std::move(word));
  }

  // Passes a tag of HTML. False: it is none.
  bool SkipTag() {
    const std::string_view rest = text_.substr(at_, kTagBytesMax);
    std::size_t name_at = 1;
    if (rest.size() > name_at && rest[name_at] == '/') ++name_at;
    if (rest.size() <= name_at || (!IsLetter(rest[name_at]) && rest[name_at] != '!')) return false;
    const std::size_t end = rest.find('>');
    if (end == rest.npos) return false;
    std::string name;
    for (std::size_t i = name_at; i < end && IsLetter(rest[i]); ++i) name += Lower(rest[i]);
    if (std::find(kInline.begin(), kInline.end(), name) == kInline.end()) EndSentence();
    PassTo(at_ + end + 1);
    return true;
  }

  // Passes "&nbsp;" and its like. False: it is none.
  bool SkipEntity() {
    constexpr std::size_t kEntityBytesMax = 10;
    const std::string_view rest = text_.substr(at_, kEntityBytesMax);
    const std::size_t end = rest.find(';');
    if (end == rest.npos || end < 2) return false;
    const auto is_part = [](char c) { return IsLetter(c) || c == '#'; };
    if (!std::all_of(rest.begin() + 1, rest.begin() + static_cast<std::ptrdiff_t>(end), is_part)) {
      return false;
    }
    PassTo(at_ + end + 1);
    return true;
  }

  // Whether an empty line or a list's mark begins the next line.
  [[nodiscard]] bool BreaksAfterLineEnd() const {
    std::size_t next = at_ + 1;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\r')) ++next;
    if (next >= text_.size()) return true;
    const std::string_view rest = text_.substr(next);
    return rest.front() == '\n' || rest.front() == '-' || rest.front() == '*' ||
           rest.front() == '#' || rest.starts_with("\xe2\x80\xa2");  // •
  }

  void ReadMark(char c) {
    const bool before_space = at_ + 1 >= text_.size() || IsSpace(text_[at_ + 1]);
    const bool ends = ((c == '.' || c == '!' || c == '?') && before_space) || c == ';' ||
                      c == '\t' || c == '|' || (c == '\n' && BreaksAfterLineEnd());
    if (ends) EndSentence();
    Pass();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
  std::size_t sentence_ = 0;
  std::size_t words_in_sentence_ = 0;
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> ReadWords(std::string_view text) { return Reader(text).Read(); }

}  // namespace redress::lint
