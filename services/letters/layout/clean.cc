#include "engine/types/text.h"
#include "services/letters/layout/sheet.h"

namespace redress::letters {
namespace {

constexpr std::string_view kInstead = "\xef\xbf\xbd";  // U+FFFD.

// How many bytes the character at the front takes that must not stand in a letter; 0: it may stand.
std::size_t Forbidden(std::string_view rest) {
  const auto byte = [&](std::size_t at) {
    return at < rest.size() ? static_cast<unsigned char>(rest[at]) : 0;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7f) return 1;
  if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) <= 0x9f) return 2;  // C1.
  if (byte(0) == 0xe2 && byte(1) == 0x80 && byte(2) >= 0xaa && byte(2) <= 0xae)
    return 3;  // U+202A–202E.
  if (byte(0) == 0xe2 && byte(1) == 0x81 && byte(2) >= 0xa6 && byte(2) <= 0xa9)
    return 3;  // U+2066–2069.
  return 0;
}

// How many bytes a line's end at the front takes; 0: there is none.
std::size_t LineEnd(std::string_view rest) {
  if (rest.starts_with("\r\n")) return 2;
  if (rest.starts_with("\n") || rest.starts_with("\r")) return 1;
  if (rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9"))
    return 3;  // U+2028, U+2029.
  return 0;
}

}  // namespace

std::string Clean(std::string_view text) {
  std::string cleaned;
  cleaned.reserve(text.size());
  const bool is_utf8 = IsUtf8(text);
  while (!text.empty()) {
    if (const std::size_t end = LineEnd(text); end > 0) {
      cleaned += '\n';
      text.remove_prefix(end);
    } else if (text.front() == '\t') {
      cleaned += ' ';
      text.remove_prefix(1);
    } else if (const std::size_t forbidden = Forbidden(text); forbidden > 0) {
      cleaned += kInstead;
      text.remove_prefix(forbidden);
    } else {
      const bool is_ascii = static_cast<unsigned char>(text.front()) < 0x80;
      cleaned += is_ascii || is_utf8 ? text.front() : '?';
      text.remove_prefix(1);
    }
  }
  return cleaned;
}

}  // namespace redress::letters
