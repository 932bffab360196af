// Templates as a landlord may hand them over: any bytes give a template that can be filled, or a
// refusal with its line. What fills it is as hostile: the same bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/types/assert.h"
#include "services/letters/layout/check.h"
#include "services/letters/layout/names.h"
#include "services/letters/layout/sheet.h"

namespace {

namespace letters = redress::letters;

letters::Filling FillingWith(const std::string& text) {
  letters::Filling filling;
  for (const letters::Name& name : letters::Names()) {
    const std::string key(name.name);
    if (!name.list.empty()) continue;
    if (name.kind == letters::NameKind::kText) filling.texts[key] = {text, false};
    if (name.kind == letters::NameKind::kFlag) filling.flags.insert(key);
    if (name.kind == letters::NameKind::kList) filling.lists[key].resize(2);
  }
  for (const letters::Name& name : letters::Names()) {
    if (name.list.empty()) continue;
    for (letters::Texts& row : filling.lists[std::string(name.list)])
      row[std::string(name.name)] = {text, true};
  }
  return filling;
}

// No value opens a tag of its own: between "<" and ">" stand only ours.
void CheckPage(const std::string& html) {
  REDRESS_ASSERT(html.find("<script") == html.npos);
  REDRESS_ASSERT(std::none_of(html.begin(), html.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
  }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto checked = letters::CheckTemplate(text, {});
  if (!checked) {
    REDRESS_ASSERT(checked.error().line > 0);
    REDRESS_ASSERT(checked.error().message.starts_with("expected "));
    return 0;
  }
  if (const auto sheet = letters::Fill(*checked, FillingWith(text))) {
    CheckPage(letters::WriteHtml(*sheet, "en-GB", letters::Print::kLarge));
    (void)letters::WriteText(*sheet);
  }
  return 0;
}
