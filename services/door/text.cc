#include "services/door/text.h"

#include <algorithm>
#include <cstdint>

namespace redress::door {
namespace {

// How long the sequence is that begins with `lead`, and its bits. 0: none begins so.
std::size_t LengthOf(unsigned char lead, std::uint32_t& bits) {
  if (lead < 0x80) return bits = lead, 1;
  if (lead >= 0xC2 && lead < 0xE0) return bits = lead & 0x1Fu, 2;
  if (lead >= 0xE0 && lead < 0xF0) return bits = lead & 0x0Fu, 3;
  if (lead >= 0xF0 && lead < 0xF5) return bits = lead & 0x07u, 4;
  return 0;
}

bool IsShortest(std::uint32_t point, std::size_t length) {
  return length < 3 || (length == 3 && point >= 0x800) || (length == 4 && point >= 0x10000);
}

}  // namespace

std::optional<TextCount> CountUtf8(std::string_view text) {
  TextCount count;
  for (std::size_t at = 0; at < text.size(); ++count.characters) {
    std::uint32_t point = 0;
    const std::size_t length = LengthOf(static_cast<unsigned char>(text[at]), point);
    if (length == 0 || at + length > text.size()) return std::nullopt;
    for (std::size_t i = 1; i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[at + i]);
      if ((next & 0xC0u) != 0x80u) return std::nullopt;
      point = (point << 6u) | (next & 0x3Fu);
    }
    const bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (!IsShortest(point, length) || is_surrogate || point > 0x10FFFF) return std::nullopt;
    count.has_control |= point < 0x20 || (point >= 0x7F && point < 0xA0);
    at += length;
  }
  return count;
}

bool IsOfIdCharacters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

bool IsOfHexCharacters(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace redress::door
