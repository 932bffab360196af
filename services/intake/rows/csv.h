#pragma once

#include <istream>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "services/intake/rows/record.h"
#include "services/intake/rows/text.h"

namespace redress::intake {

struct CsvOptions {
  char delimiter = ',';
  Encoding encoding = Encoding::kUtf8;  // A byte order mark of UTF-8 overrides it.
  std::uint64_t header_line = 0;  // Where the header stands, from 1. 0: the first line not blank.
};

// Splits bytes into rows of cells as RFC 4180 says, and as spreadsheets do: lines end with CRLF, LF
// or CR; a quote inside an unquoted cell is a quote. A quoted cell that is never closed, or goes on
// after its closing quote, spoils its first line only: reading goes on at the line after.
class CsvSplitter {
 public:
  // `in` must outlive this.
  CsvSplitter(std::istream& in, char delimiter) : in_(in), delimiter_(delimiter) {}

  // The next row, blank ones too; its cells as bytes. `fault` names no column yet but by number.
  [[nodiscard]] std::optional<Record> Next();

  // Whether the quotes of the row answered last did not match: what follows may be pieces of it.
  [[nodiscard]] bool quote_broken() const { return quote_broken_; }

  // Whether the file goes on with `prefix`, of at most a few bytes.
  [[nodiscard]] bool StartsWith(std::string_view prefix);

  // Passes over `prefix` if the file goes on with it.
  [[nodiscard]] bool Skip(std::string_view prefix);

 private:
  static constexpr int kEnd = -1;

  [[nodiscard]] int Peek();
  int Take();
  void Fill();
  void Forget();
  void TakeCells(Record& record);
  void TakeQuoted(Record& record, std::string& cell);
  void BreakOff(Record& record, std::string reason);
  void TakePlain(Record& record, std::string& cell);
  void Append(Record& record, std::string& cell, int c);
  void ResumeAfterFirstLine(Record& record);

  std::istream& in_;
  char delimiter_;
  std::string buffer_;     // The current row, what is left of those before, and a little more.
  std::size_t start_ = 0;  // Of the current row in `buffer_`.
  std::size_t next_ = 0;   // In `buffer_`.
  std::uint64_t line_ = 1;
  std::uint64_t start_line_ = 1;  // The line `start_` is on.
  bool quote_broken_ = false;     // Of the current row.
};

// Reads a CSV log with a header.
class CsvReader final : public RecordReader {
 public:
  // Reads the header. `in` must outlive what is answered.
  [[nodiscard]] static tl::expected<std::unique_ptr<CsvReader>, Fault> Open(std::istream& in,
                                                                            CsvOptions options);

  [[nodiscard]] std::optional<Record> Next() override;
  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }

 private:
  CsvReader(std::istream& in, const CsvOptions& options)
      : splitter_(in, options.delimiter), options_(options) {}

  [[nodiscard]] std::optional<Fault> ReadHeader();
  [[nodiscard]] std::optional<Fault> FindHeader(Record& header);
  void Check(Record& record);

  CsvSplitter splitter_;
  CsvOptions options_;
  std::vector<std::string> columns_;
  std::uint64_t broken_line_ = 0;  // A broken row whose pieces may still follow. 0: none.
};

}  // namespace redress::intake
