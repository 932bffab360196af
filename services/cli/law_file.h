#pragma once

#include <map>
#include <string>

#include "redress/v1/other_facts.pb.h"

#include "services/cli/failure.h"

namespace redress::cli {

// A file of law as it is sent: what it is, its name without folders, its content.
struct LawFile {
  v1::LawKind kind = v1::LAW_KIND_UNSPECIFIED;
  std::string name;
  std::string content;  // At most editions::kFileBytesMax bytes.
};

// "edition", "calendar", "policy", "tariff", "letter": what --kind takes.
[[nodiscard]] const std::map<std::string, v1::LawKind>& LawKindNames();

// Reads the file at `path`. `kind` UNSPECIFIED: what it is shows from its content.
[[nodiscard]] Answer<LawFile> ReadLawFile(const std::string& path, v1::LawKind kind);

}  // namespace redress::cli
