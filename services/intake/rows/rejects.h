#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "services/intake/rows/log_reader.h"

namespace redress::intake {

// `text` as a cell of a CSV file, quoted where it has to be.
[[nodiscard]] std::string CsvCell(std::string_view text, char delimiter);

// Writes rows that could not be taken, so that they can be mended and imported again: CSV with
// three columns before the log's own (they come first, so that a row with too many cells keeps them
// all), or JSON Lines with such keys more. UTF-8 with a byte order mark, whatever the log was in.
// A row that could not even be split stands as one text in the first of its columns.
class RejectsWriter {
 public:
  // `out` must outlive this.
  RejectsWriter(std::ostream& out, LogFormat format, char delimiter)
      : out_(out), format_(format), delimiter_(delimiter) {}

  // `columns`: the log's, as far as they are known.
  void Write(const std::vector<std::string>& columns, const Record& record, const Fault& fault);

 private:
  void WriteCsv(const std::vector<std::string>& columns, const Record& record, const Fault& fault);
  void WriteJson(const std::vector<std::string>& columns, const Record& record, const Fault& fault);

  std::ostream& out_;
  LogFormat format_;
  char delimiter_;
  bool begun_ = false;
};

}  // namespace redress::intake
