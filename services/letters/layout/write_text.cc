#include <algorithm>

#include "services/letters/layout/sheet.h"

namespace redress::letters {
namespace {

// Blanks before the lines of a block.
struct Indent {
  std::string_view first;  // The block's line.
  std::string_view more;   // What it goes on in.
};

std::size_t Columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

// The words of `text` in lines of at most kTextColumns columns. A longer word stays whole.
void Wrap(std::string_view text, std::string_view first, std::string_view more, std::string& out) {
  std::string line(first);
  bool has_words = false;
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == text.npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (has_words && Columns(line) + 1 + Columns(word) > kTextColumns) {
      out += line + "\n";
      line = more;
      has_words = false;
    }
    if (has_words) line += ' ';
    line += word;
    has_words = true;
    text.remove_prefix(end);
  }
  if (has_words) out += line;
  out += "\n";
}

void WriteLine(const Line& line, const Indent& indent, std::string& out) {
  constexpr std::string_view kWithin = "    ";  // Before what follows a line's end within a value.
  std::string text;
  std::string_view first = indent.first;
  std::string_view more = indent.more;
  for (const Run& run : line) {
    if (run.kind != Run::Kind::kLineEnd) {
      text += run.text;
      continue;
    }
    Wrap(text, first, more, out);
    text.clear();
    first = more = kWithin;
  }
  Wrap(text, first, more, out);
}

void Underline(char mark, std::size_t from, std::string& out) {
  const std::size_t columns = Columns(std::string_view(out).substr(from)) - 1;  // Less its end.
  out += std::string(std::min(columns, kTextColumns), mark) + "\n";
}

}  // namespace

std::string WriteText(const Sheet& sheet) {
  std::string out;
  for (const Block& block : sheet) {
    if (!out.empty()) out += "\n";
    const std::size_t begin = out.size();
    const Indent indent = block.kind == Block::Kind::kList ? Indent{"- ", "  "} : Indent{"", ""};
    for (const Line& line : block.lines) WriteLine(line, indent, out);
    if (block.kind == Block::Kind::kTitle) Underline('=', begin, out);
    if (block.kind == Block::Kind::kHeading) Underline('-', begin, out);
  }
  return out;
}

}  // namespace redress::letters
