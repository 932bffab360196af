#pragma once

#include <functional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "redress/v1/event.pb.h"

#include "services/cli/read_file.h"

namespace redress::cli {

// A fact as it was written on the command line.
struct WrittenFact {
  std::string name;  // "acknowledged".
  std::string json;  // The fact in protobuf's JSON form. Empty: {}.
  std::vector<std::string>
      fields;  // "stage=1", "letter=Dear ...". Set after `json`. A repeated field: several.
  std::string subject_id;  // The person that the personal texts are about. Empty: not said.
};

// Reads a file's text, of at most kPersonalBytesMax bytes.
using ReadText = std::function<FileText(const std::string& path)>;

// Makes the fact. Personal texts are given in plain; "@path" takes one from a file, so that it
// stays out of the shell's history, "@@..." is a text that begins with "@". A fault is "expected
// ..., but ...".
[[nodiscard]] tl::expected<v1::Fact, std::string> MakeFact(const WrittenFact& written,
                                                           const ReadText& read_text);

// Reads what --happened takes: "2024-04-04", "2024-04-04T09:30:00Z", "about 2024-04-04",
// "not-known".
[[nodiscard]] tl::expected<v1::Happened, std::string> ReadHappened(const std::string& text);

// Reads an instant in RFC 3339's form.
[[nodiscard]] tl::expected<google::protobuf::Timestamp, std::string> ReadInstant(
    const std::string& text);

// Reads a day: "2024-04-04".
[[nodiscard]] tl::expected<v1::CivilDate, std::string> ReadDate(const std::string& text);

inline constexpr std::size_t kPersonalBytesMax = 32'768;

}  // namespace redress::cli
