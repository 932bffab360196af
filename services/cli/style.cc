#include "services/cli/style.h"

namespace redress::cli {
namespace {

const char* Code(Tone tone) {
  switch (tone) {
    case Tone::kPlain:
      return "";
    case Tone::kStrong:
      return "\x1b[1m";
    case Tone::kQuiet:
      return "\x1b[2m";
    case Tone::kGood:
      return "\x1b[32m";
    case Tone::kWarning:
      return "\x1b[33m";
    case Tone::kBad:
      return "\x1b[31m";
  }
  return "";
}

}  // namespace

std::string Paint(const std::string& text, Tone tone, const Style& style) {
  if (!style.colour || tone == Tone::kPlain || text.empty()) return text;
  return Code(tone) + text + "\x1b[0m";
}

}  // namespace redress::cli
