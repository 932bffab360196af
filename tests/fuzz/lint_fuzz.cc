// Policies as anybody may hand them over: any bytes give warnings within the text, or a refusal.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/types/assert.h"
#include "engine/types/text.h"
#include "services/lint/lint.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto warnings = redress::lint::Lint(text);
  if (!warnings) {
    REDRESS_ASSERT(warnings.error().starts_with("expected "));
    return 0;
  }
  REDRESS_ASSERT(warnings->size() <= redress::lint::kWarningsMax);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const redress::lint::Warning& warning : *warnings) {
    REDRESS_ASSERT(warning.line >= 1 && warning.line <= lines && warning.column >= 1);
    REDRESS_ASSERT(warning.found.size() <= redress::lint::kFoundBytesMax &&
                   redress::IsUtf8(warning.found));
  }
  return 0;
}
