#include "services/intake/rows/text.h"

#include <array>
#include <cstdint>

namespace redress::intake {
namespace {

// Windows-1252's 0x80 to 0x9f; 0 where it has no character. The rest is Latin-1.
constexpr std::array<std::uint16_t, 32> kWindows1252High = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool IsControl(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

void AppendUtf8(std::uint32_t point, std::string& out) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

// Length of the UTF-8 character at the front of `text`, or 0 if there is none.
std::size_t CharacterBytes(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = at(0);
  if (first < 0x80) return 1;
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < bytes) return 0;
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((at(i) & 0xC0) != 0x80) return 0;
  }
  if (first == 0xE0 && at(1) < 0xA0) return 0;  // Overlong.
  if (first == 0xED && at(1) > 0x9F) return 0;  // Surrogates.
  if (first == 0xF0 && at(1) < 0x90) return 0;  // Overlong.
  if (first == 0xF4 && at(1) > 0x8F) return 0;  // Beyond Unicode.
  return bytes;
}

// As CharacterBytes, but a control character is none.
std::size_t CleanBytes(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = CharacterBytes(text);
  const bool is_c1 = first == 0xC2 && bytes == 2 && static_cast<unsigned char>(text[1]) < 0xA0;
  return IsControl(first) || is_c1 ? 0 : bytes;
}

// Length of the blank at the front of `text`, or 0 if there is none.
std::size_t BlankBytes(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
  return text.substr(0, 2) == "\u00A0" ? 2 : 0;
}

}  // namespace

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t bytes = CharacterBytes(text);
    if (bytes == 0) return false;
    text.remove_prefix(bytes);
  }
  return true;
}

bool IsCleanUtf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t bytes = CleanBytes(text);
    if (bytes == 0) return false;
    text.remove_prefix(bytes);
  }
  return true;
}

std::optional<std::string> ToUtf8(std::string_view text, Encoding encoding) {
  std::string out;
  if (encoding == Encoding::kUtf8) {
    if (!IsCleanUtf8(text)) return std::nullopt;
    out = text;
    return out;
  }
  out.reserve(text.size());
  for (const char raw : text) {
    const auto c = static_cast<unsigned char>(raw);
    const bool high = c >= 0x80 && c < 0xA0;
    const std::uint32_t point = high ? kWindows1252High[c - 0x80u] : c;
    if (IsControl(c) || (high && point == 0)) return std::nullopt;
    AppendUtf8(point, out);
  }
  return out;
}

std::string Scrub(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t bytes = CleanBytes(text);
    if (bytes == 0) {
      out += "\uFFFD";
      text.remove_prefix(1);
    } else {
      out += text.substr(0, bytes);
      text.remove_prefix(bytes);
    }
  }
  return out;
}

std::string_view Trim(std::string_view text) {
  while (const std::size_t bytes = BlankBytes(text)) text.remove_prefix(bytes);
  while (!text.empty()) {
    if (BlankBytes(text.substr(text.size() - 1)) == 1) {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && BlankBytes(text.substr(text.size() - 2)) == 2) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::string Fold(std::string_view text) {
  std::string out;
  text = Trim(text);
  while (!text.empty()) {
    if (std::size_t bytes = BlankBytes(text); bytes > 0) {
      for (; bytes > 0; bytes = BlankBytes(text)) text.remove_prefix(bytes);
      out += ' ';
      continue;
    }
    const char c = text.front();
    text.remove_prefix(1);
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (c == '\xC3' && !text.empty()) {
      const auto low = static_cast<unsigned char>(text.front());
      text.remove_prefix(1);
      out += c;
      const bool capital =
          low >= 0x80 && low <= 0x9E && low != 0x97;  // 0x97: the multiplication sign.
      out += static_cast<char>(capital ? low + 0x20 : low);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace redress::intake
