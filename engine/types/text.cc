#include "engine/types/text.h"

#include <algorithm>
#include <cstdint>

namespace redress {
namespace {

// How a character of UTF-8 that begins with some byte goes on. `size` 0: none begins so.
struct Lead {
  std::size_t size = 0;
  std::uint8_t second_min = 0x80;  // Narrower than 0x80..0xBF where overlong forms, surrogates or
  std::uint8_t second_max = 0xBF;  // code points above U+10FFFF would begin.
};

Lead LeadOf(std::uint8_t byte) {
  if (byte < 0x80) return {.size = 1};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {.size = 2};
  if (byte == 0xE0) return {.size = 3, .second_min = 0xA0};
  if (byte == 0xED) return {.size = 3, .second_max = 0x9F};
  if (byte < 0xF0) return {.size = 3};
  if (byte == 0xF0) return {.size = 4, .second_min = 0x90};
  if (byte < 0xF4) return {.size = 4};
  if (byte == 0xF4) return {.size = 4, .second_max = 0x8F};
  return {};
}

}  // namespace

bool IsUtf8(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const Lead lead = LeadOf(at(i));
    if (lead.size == 0 || text.size() - i < lead.size) return false;
    if (lead.size > 1 && (at(i + 1) < lead.second_min || at(i + 1) > lead.second_max)) return false;
    for (std::size_t k = 2; k < lead.size; ++k) {
      if ((at(i + k) & 0xC0) != 0x80) return false;
    }
    i += lead.size;
  }
  return true;
}

bool IsId(std::string_view text) {
  if (text.empty() || text.size() > kIdBytesMax) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

bool IsLine(std::string_view text, std::size_t bytes_max) {
  if (text.empty() || text.size() > bytes_max || !IsUtf8(text)) return false;
  const auto is_control = [](char c) { return static_cast<std::uint8_t>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control)) return false;
  return text.find_first_not_of(' ') != std::string_view::npos;
}

}  // namespace redress
