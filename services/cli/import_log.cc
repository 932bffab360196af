#include "services/cli/import_log.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "services/intake/rows/csv.h"
#include "services/intake/rows/json_lines.h"

namespace redress::cli {
namespace {

constexpr std::size_t kDigestBytes = 32;

Answer<intake::MappingFile> ReadMapping(const std::string& path) {
  if (path.empty()) return intake::MappingFile();
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Fail(kRefused, fmt::format("expected a mapping file, but {} cannot be read", path));
  std::string text(intake::kMappingBytesMax + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > intake::kMappingBytesMax) {
    return Fail(kRefused,
                fmt::format("expected a mapping file of at most {} bytes, but {} is longer",
                            intake::kMappingBytesMax, path));
  }
  auto mapping = intake::ReadMappingFile(text);
  if (!mapping) return Fail(kRefused, path + ": " + FaultWords(mapping.error()));
  return *std::move(mapping);
}

Answer<std::string> Digest(std::istream& in) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(),
                                                                     EVP_MD_CTX_free);
  std::array<char, 65'536> buffer{};
  std::string digest(kDigestBytes, '\0');
  bool sound = hash != nullptr && EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr) == 1;
  while (sound && in) {
    in.read(buffer.data(), buffer.size());
    sound = EVP_DigestUpdate(hash.get(), buffer.data(), static_cast<std::size_t>(in.gcount())) == 1;
  }
  auto* bytes = reinterpret_cast<unsigned char*>(digest.data());
  sound = sound && !in.bad() && EVP_DigestFinal_ex(hash.get(), bytes, nullptr) == 1;
  if (!sound) return Fail(kRefused, "expected to read the log to its end, but reading failed");
  return digest;
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
  std::ifstream file(words.path, std::ios::binary);
  if (!file)
    return Fail(kRefused, fmt::format("expected a file, but {} cannot be read", words.path));
  auto digest = Digest(file);
  if (!digest) return tl::make_unexpected(digest.error());
  log.digest = *std::move(digest);
  Rewind(file);
  const auto rows = CountRows(file, log);
  if (!rows) return tl::make_unexpected(rows.error());
  log.rows = *rows;
  return log;
}

}  // namespace redress::cli
