#include "services/cli/law_file.h"

#include "engine/editions/law.h"
#include "services/cli/law_kind.h"
#include "services/cli/read_file.h"

namespace redress::cli {

const std::map<std::string, v1::LawKind>& LawKindNames() {
  static const std::map<std::string, v1::LawKind> names = {
      {"edition", v1::LAW_KIND_EDITION},
      {"calendar", v1::LAW_KIND_CALENDAR},
      {"policy", v1::LAW_KIND_POLICY},
      {"tariff", v1::LAW_KIND_TARIFF},
      {"letter", v1::LAW_KIND_LETTER_TEMPLATE}};
  return names;
}

Answer<LawFile> ReadLawFile(const std::string& path, v1::LawKind kind) {
  auto content = ReadFile(path, editions::kFileBytesMax);
  if (!content) return Fail(kWrongUsage, content.error());
  if (kind == v1::LAW_KIND_UNSPECIFIED) kind = LawKindOf(*content);
  if (kind == v1::LAW_KIND_UNSPECIFIED) {
    return Fail(kWrongUsage,
                "expected an edition, a calendar, a policy, a tariff or a letter's template, but " +
                    path + " does not read as any\nSay which it is with --kind.");
  }
  return LawFile{
      .kind = kind, .name = path.substr(path.rfind('/') + 1), .content = *std::move(content)};
}

}  // namespace redress::cli
