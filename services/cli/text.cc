#include "services/cli/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

namespace redress::cli {
namespace {

// One character of UTF-8. `length` 0: the byte there does not begin one.
struct Character {
  char32_t value = 0;
  std::size_t length = 0;
};

struct Range {
  char32_t first;
  char32_t last;
};

bool IsIn(char32_t value, const auto& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [value](Range range) { return range.first <= value && value <= range.last; });
}

Character Next(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
  const std::uint8_t head = byte(0);
  if (head < 0x80) return {head, 1};
  const std::size_t length = head >= 0xf0 ? 4 : head >= 0xe0 ? 3 : 2;
  if (head < 0xc2 || head > 0xf4 || text.size() < length) return {};
  char32_t value = head & (0x7fU >> length);
  for (std::size_t at = 1; at < length; ++at) {
    if ((byte(at) & 0xc0) != 0x80) return {};
    value = (value << 6) | (byte(at) & 0x3fU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return {};
  return {value, length};
}

// What a terminal obeys, or shows as nothing, or uses to show text in another order than it is
// read.
constexpr std::array kUnsafe = {
    Range{0x00, 0x1f},     Range{0x7f, 0x9f},     Range{0xad, 0xad},     Range{0x61c, 0x61c},
    Range{0x180e, 0x180e}, Range{0x200b, 0x200b}, Range{0x200e, 0x200f}, Range{0x2028, 0x202e},
    Range{0x2060, 0x206f}, Range{0xfeff, 0xfeff}, Range{0xfff9, 0xfffb}, Range{0xe0000, 0xe007f},
};
constexpr std::array kNoColumn = {Range{0x300, 0x36f}, Range{0x200c, 0x200d}, Range{0x20d0, 0x20ff},
                                  Range{0xfe00, 0xfe0f}};
constexpr std::array kTwoColumns = {
    Range{0x1100, 0x115f},   Range{0x2e80, 0xa4cf},   Range{0xac00, 0xd7a3},
    Range{0xf900, 0xfaff},   Range{0xfe30, 0xfe6f},   Range{0xff00, 0xff60},
    Range{0xffe0, 0xffe6},   Range{0x1f300, 0x1f64f}, Range{0x1f900, 0x1f9ff},
    Range{0x20000, 0x3fffd},
};

std::size_t ColumnsOf(char32_t value) {
  if (IsIn(value, kNoColumn)) return 0;
  return IsIn(value, kTwoColumns) ? 2 : 1;
}

std::string Escaped(char32_t value) {
  if (value == '\n') return "\\n";
  if (value == '\t') return "\\t";
  if (value == '\r') return "\\r";
  return fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(value));
}

}  // namespace

std::string Shown(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const Character character = Next(text);
    if (character.length == 0) {
      shown += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(text.front()));
      text.remove_prefix(1);
      continue;
    }
    if (IsIn(character.value, kUnsafe)) {
      shown += Escaped(character.value);
    } else {
      shown += text.substr(0, character.length);
    }
    text.remove_prefix(character.length);
  }
  return shown;
}

std::size_t Columns(std::string_view shown) {
  std::size_t columns = 0;
  while (!shown.empty()) {
    const Character character = Next(shown);
    columns += character.length == 0 ? 1 : ColumnsOf(character.value);
    shown.remove_prefix(std::max<std::size_t>(character.length, 1));
  }
  return columns;
}

std::string Cut(std::string_view shown, std::size_t columns) {
  if (Columns(shown) <= columns) return std::string(shown);
  if (columns == 0) return {};
  std::size_t taken = 0;
  std::size_t bytes = 0;
  while (bytes < shown.size()) {
    const Character character = Next(shown.substr(bytes));
    const std::size_t width = character.length == 0 ? 1 : ColumnsOf(character.value);
    if (taken + width > columns - 1) break;
    taken += width;
    bytes += std::max<std::size_t>(character.length, 1);
  }
  return std::string(shown.substr(0, bytes)) + "…";
}

std::string Wrap(std::string_view shown, std::string_view indent, std::size_t columns) {
  std::string out(indent);
  std::size_t used = Columns(indent);
  bool first = true;  // Of its line.
  while (true) {
    const auto space = shown.find(' ');
    const std::string_view word = shown.substr(0, space);
    const std::size_t width = Columns(word);
    if (!first && columns > 0 && used + 1 + width > columns) {
      out += "\n" + std::string(indent);
      used = Columns(indent);
      first = true;
    }
    out += first ? "" : " ";
    out += word;
    used += width + (first ? 0 : 1);
    first = false;
    if (space == std::string_view::npos) return out + "\n";
    shown.remove_prefix(space + 1);
  }
}

}  // namespace redress::cli
