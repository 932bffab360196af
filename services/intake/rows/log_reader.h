#pragma once

#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "services/intake/rows/make_row.h"
#include "services/intake/rows/mapping.h"
#include "services/intake/rows/record.h"

namespace redress::intake {

enum class LogFormat { kCsv, kJsonLines };

// JSON Lines for ".jsonl", ".ndjson" and ".json", else CSV.
[[nodiscard]] LogFormat FormatOf(std::string_view file_name);

// Reads a log row by row, in bounded memory.
class LogReader {
 public:
  // `in` must outlive this. A fault if the file as a whole cannot be read: no header, no column
  // with the rows' references, two columns for one field.
  [[nodiscard]] static tl::expected<LogReader, Fault> Open(std::istream& in, LogFormat format,
                                                           MappingFile mapping);

  // The next row, or nothing at the end.
  [[nodiscard]] std::optional<ReadRow> Next();

  // Columns and what they hold; of JSON Lines, as far as they have come up.
  [[nodiscard]] const Mapping& mapping() const { return mapping_; }
  [[nodiscard]] const std::vector<std::string>& columns() const { return records_->columns(); }

 private:
  LogReader(std::unique_ptr<RecordReader> records, MappingFile mapping)
      : records_(std::move(records)), mapping_(std::move(mapping)) {}

  std::unique_ptr<RecordReader> records_;
  Mapping mapping_;
  std::map<std::size_t, Fault>
      conflicts_;  // Columns that hold what another holds: their rows are faults.
};

}  // namespace redress::intake
