#include "services/cli/law_file.h"

#include <fstream>

#include <fmt/format.h>

#include "engine/editions/law.h"
#include "services/cli/law_kind.h"

namespace redress::cli {

const std::map<std::string, v1::LawKind>& LawKindNames() {
  static const std::map<std::string, v1::LawKind> names = {{"edition", v1::LAW_KIND_EDITION},
                                                           {"calendar", v1::LAW_KIND_CALENDAR},
                                                           {"policy", v1::LAW_KIND_POLICY},
                                                           {"tariff", v1::LAW_KIND_TARIFF}};
  return names;
}

Answer<LawFile> ReadLawFile(const std::string& path, v1::LawKind kind) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(kWrongUsage, "expected a file at " + path + ", but it cannot be read");
  std::string content(editions::kFileBytesMax + 1, '\0');
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(file.gcount()));
  if (content.size() > editions::kFileBytesMax) {
    return Fail(kWrongUsage, fmt::format("expected {} to have at most {} bytes, but it has more",
                                         path, editions::kFileBytesMax));
  }
  if (kind == v1::LAW_KIND_UNSPECIFIED) kind = LawKindOf(content);
  if (kind == v1::LAW_KIND_UNSPECIFIED) {
    return Fail(kWrongUsage, "expected an edition, a calendar, a policy or a tariff, but " + path +
                                 " does not read as any\nSay which it is with --kind.");
  }
  return LawFile{
      .kind = kind, .name = path.substr(path.rfind('/') + 1), .content = std::move(content)};
}

}  // namespace redress::cli
