#include "services/intake/rows/csv.h"

#include <algorithm>

#include "services/intake/rows/field.h"

namespace redress::intake {
namespace {

constexpr std::size_t kChunkBytes = 65'536;
constexpr std::size_t kHeaderSearchLinesMax = 1'000;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::string ColumnName(const std::vector<std::string>& columns, std::size_t index) {
  return index < columns.size() ? columns[index] : "column " + std::to_string(index + 1);
}

bool IsBlank(const Record& record) {
  return !record.fault && std::all_of(record.cells.begin(), record.cells.end(),
                                      [](const std::string& cell) { return Trim(cell).empty(); });
}

std::string WhyUnreadable(std::string_view cell, Encoding encoding) {
  if (encoding == Encoding::kWindows1252) {
    return "expected Windows-1252, but there is a byte that it does not have";
  }
  if (!IsUtf8(cell)) {
    return "expected UTF-8, but it is not: if the log is Windows-1252, set encoding";
  }
  return "expected text without control characters, but there is one: such as are left where text "
         "was "
         "converted twice";
}

void Blame(Record& record, std::string column, std::string reason) {
  if (!record.fault) record.fault = Fault{record.line, std::move(column), std::move(reason)};
}

}  // namespace

void CsvSplitter::Fill() {
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kChunkBytes);
  in_.read(buffer_.data() + had, kChunkBytes);
  buffer_.resize(had + static_cast<std::size_t>(in_.gcount()));
}

int CsvSplitter::Peek() {
  if (next_ == buffer_.size()) Fill();
  return next_ == buffer_.size() ? kEnd : static_cast<unsigned char>(buffer_[next_]);
}

int CsvSplitter::Take() {
  const int c = Peek();
  if (c == kEnd) return c;
  ++next_;
  if (c == '\n' || (c == '\r' && Peek() != '\n')) ++line_;
  return c;
}

void CsvSplitter::Forget() {
  start_ = next_;
  start_line_ = line_;
  // Seldom, as what is left has to be moved: after a broken row that is much.
  if (start_ < kRowBytesMax && start_ < buffer_.size()) return;
  buffer_.erase(0, start_);
  start_ = next_ = 0;
}

bool CsvSplitter::StartsWith(std::string_view prefix) {
  if (next_ == buffer_.size()) Fill();
  return std::string_view(buffer_).substr(next_, prefix.size()) == prefix;
}

bool CsvSplitter::Skip(std::string_view prefix) {
  if (!StartsWith(prefix)) return false;
  next_ += prefix.size();
  return true;
}

void CsvSplitter::Append(Record& record, std::string& cell, int c) {
  if (cell.size() < kCellBytesMax) {
    cell += static_cast<char>(c);
    return;
  }
  Blame(record, "column " + std::to_string(record.cells.size() + 1),
        "expected at most 65536 bytes in a cell, but there are more");
}

// What the quotes did wrong outranks what else is wrong with the row: it is the cause.
void CsvSplitter::BreakOff(Record& record, std::string reason) {
  quote_broken_ = true;
  record.fault.reset();
  Blame(record, "column " + std::to_string(record.cells.size() + 1), std::move(reason));
}

// After the opening quote. Leaves what follows the closing one.
void CsvSplitter::TakeQuoted(Record& record, std::string& cell) {
  for (;;) {
    const int c = Peek();
    if (c == kEnd || next_ - start_ > kRowBytesMax) {
      return BreakOff(record, "expected a closing quote, but there is none within the row");
    }
    Take();
    if (c != '"') {
      Append(record, cell, c);
    } else if (Peek() == '"') {
      Append(record, cell, Take());
    } else {
      break;
    }
  }
  const int after = Peek();
  if (after == kEnd || after == '\n' || after == '\r' || after == delimiter_) return;
  BreakOff(
      record,
      "expected a separator or the end of the line after the closing quote, but the cell goes on");
}

void CsvSplitter::TakePlain(Record& record, std::string& cell) {
  for (int c = Peek(); c != kEnd && c != '\n' && c != '\r' && c != delimiter_; c = Peek()) {
    Append(record, cell, Take());
    if (next_ <= kRowBytesMax) continue;
    Forget();  // Nothing of an endless line is kept: memory stays bounded.
    Blame(record, "", "expected at most 1048576 bytes in a row, but there are more");
  }
}

void CsvSplitter::TakeCells(Record& record) {
  for (;;) {
    std::string cell;
    if (Peek() == '"') {
      Take();
      TakeQuoted(record, cell);
      if (quote_broken_) return;
    } else {
      TakePlain(record, cell);
    }
    if (record.cells.size() < kColumnsMax) {
      record.cells.push_back(std::move(cell));
    } else {
      Blame(record, "", "expected at most 200 cells in a row, but there are more");
    }
    const int end = Take();
    if (end == '\r' && Peek() == '\n') Take();
    if (end != delimiter_) return;
    if (next_ - start_ > kRowBytesMax)
      Blame(record, "", "expected at most 1048576 bytes in a row, but there are more");
  }
}

void CsvSplitter::ResumeAfterFirstLine(Record& record) {
  next_ = start_;
  line_ = start_line_;
  record.cells.clear();
  for (int c = Peek(); c != kEnd && c != '\n' && c != '\r'; c = Peek()) {
    if (record.raw.size() < kRowBytesMax) record.raw += static_cast<char>(c);
    Take();
    if (next_ - start_ > kRowBytesMax) Forget();
  }
  if (Take() == '\r' && Peek() == '\n') Take();
}

std::optional<Record> CsvSplitter::Next() {
  Forget();
  quote_broken_ = false;
  if (Peek() == kEnd) return std::nullopt;
  Record record;
  record.line = line_;
  TakeCells(record);
  if (quote_broken_) {
    ResumeAfterFirstLine(record);
  } else if (record.fault) {
    record.cells.clear();
    record.raw = buffer_.substr(start_, std::min(next_ - start_, kRowBytesMax));
  }
  return record;
}

tl::expected<std::unique_ptr<CsvReader>, Fault> CsvReader::Open(std::istream& in,
                                                                CsvOptions options) {
  auto reader = std::unique_ptr<CsvReader>(new CsvReader(in, options));
  if (auto fault = reader->ReadHeader()) return tl::unexpected(*std::move(fault));
  return reader;
}

std::optional<Fault> CsvReader::FindHeader(Record& header) {
  for (std::size_t tries = 0; tries < kHeaderSearchLinesMax; ++tries) {
    auto record = splitter_.Next();
    if (!record) break;
    if (options_.header_line == 0 ? IsBlank(*record) : record->line < options_.header_line)
      continue;
    if (options_.header_line != 0 && record->line != options_.header_line) break;
    header = *std::move(record);
    return header.fault;
  }
  return Fault{options_.header_line, "",
               "expected a line with the columns' names, but there is none"};
}

std::optional<Fault> CsvReader::ReadHeader() {
  if (splitter_.Skip("\xFF\xFE") || splitter_.Skip("\xFE\xFF")) {
    return Fault{0, "",
                 "expected UTF-8 or Windows-1252, but the file is UTF-16: save it as CSV UTF-8"};
  }
  if (splitter_.Skip(kUtf8Mark)) options_.encoding = Encoding::kUtf8;
  // Mended rejects come with the mapping of the log they are from, but with their own header on
  // top.
  if (splitter_.StartsWith(kRejectLine)) options_.header_line = 0;
  Record header;
  if (auto fault = FindHeader(header)) return fault;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const auto name = ToUtf8(header.cells[i], options_.encoding);
    if (!name)
      return Fault{header.line, ColumnName({}, i), "expected a name in UTF-8, but it is not"};
    const auto trimmed = Trim(*name);
    columns_.push_back(trimmed.empty() ? ColumnName({}, i) : std::string(trimmed));
  }
  const bool other =
      columns_.size() == 1 && columns_[0].find_first_of(",;\t|") != std::string::npos;
  if (!other) return std::nullopt;
  return Fault{header.line, "",
               std::string("expected columns separated by '") + options_.delimiter +
                   "', but the header has another separator: set delimiter"};
}

// Ragged rows: a short one has blank cells at its end (spreadsheets leave them out); a longer one
// has a separator too many somewhere, and nobody can say where.
void CsvReader::Check(Record& record) {
  if (broken_line_ != 0) {
    if (!record.fault && record.cells.size() == columns_.size()) {
      broken_line_ = 0;
    } else {
      Blame(record, "",
            "expected a whole row after the broken one of line " + std::to_string(broken_line_) +
                ", but it has not all columns");
    }
  }
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    auto text = ToUtf8(record.cells[i], options_.encoding);
    if (!text) record.cell_faults.push_back({i, WhyUnreadable(record.cells[i], options_.encoding)});
    record.cells[i] = text ? *std::move(text) : Scrub(record.cells[i]);
  }
  while (record.cells.size() > columns_.size() && Trim(record.cells.back()).empty()) {
    record.cells.pop_back();
  }
  if (record.cells.size() > columns_.size()) {
    Blame(record, "",
          "expected at most " + std::to_string(columns_.size()) + " cells, but there are " +
              std::to_string(record.cells.size()));
  }
}

std::optional<Record> CsvReader::Next() {
  for (;;) {
    auto record = splitter_.Next();
    if (!record) return record;
    if (IsBlank(*record)) continue;
    Check(*record);
    record->raw = Scrub(record->raw);
    if (splitter_.quote_broken() && broken_line_ == 0) broken_line_ = record->line;
    return record;
  }
}

}  // namespace redress::intake
