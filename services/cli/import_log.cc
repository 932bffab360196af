#include "services/cli/import_log.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "services/cli/digest.h"
#include "services/cli/read_file.h"
#include "services/intake/rows/csv.h"
#include "services/intake/rows/json_lines.h"

namespace redress::cli {
namespace {

Answer<intake::MappingFile> ReadMapping(const std::string& path) {
  if (path.empty()) return intake::MappingFile();
  const auto text = ReadFile(path, intake::kMappingBytesMax);
  if (!text) return Fail(kRefused, "--mapping: " + text.error());
  auto mapping = intake::ReadMappingFile(*text);
  if (!mapping) return Fail(kRefused, path + ": " + FaultWords(mapping.error()));
  return *std::move(mapping);
}

// Counts rows without understanding them, which is the dearer part.
Answer<std::uint64_t> CountRows(std::istream& in, const LogFile& log) {
  std::unique_ptr<intake::RecordReader> reader;
  if (log.format == intake::LogFormat::kJsonLines) {
    reader = std::make_unique<intake::JsonLinesReader>(in);
  } else {
    auto csv = intake::CsvReader::Open(in, {.delimiter = log.mapping.delimiter,
                                            .encoding = log.mapping.encoding,
                                            .header_line = log.mapping.header_line});
    if (!csv) return Fail(kRefused, log.path + ": " + FaultWords(csv.error()));
    reader = *std::move(csv);
  }
  std::uint64_t rows = 0;
  while (reader->Next()) ++rows;
  return rows;
}

void Rewind(std::ifstream& file) {
  file.clear();
  file.seekg(0);
}

}  // namespace

std::string FaultWords(const intake::Fault& fault) {
  std::string words = fault.line == 0 ? "" : fmt::format("line {}", fault.line);
  if (!fault.column.empty()) words += (words.empty() ? "" : ", ") + ("column " + fault.column);
  return words.empty() ? fault.reason : words + ": " + fault.reason;
}

Answer<LogFile> FindLog(const LogFileWords& words) {
  LogFile log;
  log.path = words.path;
  log.format = words.format.empty()      ? intake::FormatOf(words.path)
               : words.format == "jsonl" ? intake::LogFormat::kJsonLines
                                         : intake::LogFormat::kCsv;
  std::error_code error;
  if (!std::filesystem::is_regular_file(words.path, error)) {
    return Fail(kRefused, fmt::format("expected a file, but there is none at {}", words.path));
  }
  auto mapping = ReadMapping(words.mapping_path);
  if (!mapping) return tl::make_unexpected(mapping.error());
  log.mapping = *std::move(mapping);
  if (words.rows == intake::RowKind::kServiceRequest) log.mapping.rows = words.rows;
  std::ifstream file(words.path, std::ios::binary);
  if (!file)
    return Fail(kRefused, fmt::format("expected a file, but {} cannot be read", words.path));
  auto digest = Sha256(file);
  if (!digest)
    return Fail(kRefused,
                fmt::format("expected to read {} to its end, but reading failed", words.path));
  log.digest = *std::move(digest);
  Rewind(file);
  const auto rows = CountRows(file, log);
  if (!rows) return tl::make_unexpected(rows.error());
  log.rows = *rows;
  return log;
}

}  // namespace redress::cli
