#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "services/cli/failure.h"
#include "services/intake/rows/log_reader.h"

namespace redress::cli {

// A log of complaints, or of service requests, on disk, as the command line was told of it.
struct LogFile {
  std::string path;
  intake::LogFormat format = intake::LogFormat::kCsv;
  intake::MappingFile mapping;
  std::string digest;      // SHA-256 of its bytes: what names the import.
  std::uint64_t rows = 0;  // Those that are not blank, sound or not.
};

// Where its format and mapping come from. Empty: told by the file's name; the headers say it all.
struct LogFileWords {
  std::string path;
  std::string format;                                  // "csv" or "jsonl".
  std::string mapping_path;                            // A mapping in TOML.
  intake::RowKind rows = intake::RowKind::kComplaint;  // A mapping may say otherwise.
};

// Reads the mapping, and the file once through, for its digest and its rows.
[[nodiscard]] Answer<LogFile> FindLog(const LogFileWords& words);

// "line 12, column Received: expected ..., but ...".
[[nodiscard]] std::string FaultWords(const intake::Fault& fault);

}  // namespace redress::cli
