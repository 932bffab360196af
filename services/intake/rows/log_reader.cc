#include "services/intake/rows/log_reader.h"

#include "services/intake/rows/csv.h"
#include "services/intake/rows/json_lines.h"

namespace redress::intake {
namespace {

constexpr std::size_t kNamesShownMax = 20;

std::string List(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < kNamesShownMax; ++i) {
    list += (i == 0 ? "" : ", ") + names[i].substr(0, 64);
  }
  return names.size() > kNamesShownMax ? list + ", ..." : list;
}

}  // namespace

LogFormat FormatOf(std::string_view file_name) {
  for (const std::string_view end : {".jsonl", ".ndjson", ".json"}) {
    if (file_name.size() >= end.size() && file_name.substr(file_name.size() - end.size()) == end) {
      return LogFormat::kJsonLines;
    }
  }
  return LogFormat::kCsv;
}

tl::expected<LogReader, Fault> LogReader::Open(std::istream& in, LogFormat format,
                                               MappingFile mapping) {
  if (format == LogFormat::kJsonLines) {
    return LogReader(std::make_unique<JsonLinesReader>(in), std::move(mapping));
  }
  auto csv = CsvReader::Open(in, {.delimiter = mapping.delimiter,
                                  .encoding = mapping.encoding,
                                  .header_line = mapping.header_line});
  if (!csv) return tl::unexpected(std::move(csv.error()));
  LogReader reader(*std::move(csv), std::move(mapping));
  if (auto fault = reader.mapping_.Extend(reader.columns()))
    return tl::unexpected(*std::move(fault));
  if (!reader.mapping_.ColumnOf(Field::kReference)) {
    return tl::unexpected(Fault{0, "",
                                "expected a column with the rows' references, but found none in: " +
                                    List(reader.columns())});
  }
  return reader;
}

std::optional<ReadRow> LogReader::Next() {
  auto record = records_->Next();
  if (!record) return std::nullopt;
  while (mapping_.fields().size() < columns().size()) {
    if (auto fault = mapping_.Extend(columns())) conflicts_[mapping_.fields().size() - 1] = *fault;
  }
  for (const auto& [column, reason] : record->cell_faults) {
    const auto& fields = mapping_.fields();
    const bool taken =
        column < fields.size() && fields[column] && *fields[column] != Field::kIgnored;
    if (taken && !record->fault) record->fault = Fault{record->line, columns()[column], reason};
  }
  for (const auto& [column, fault] : conflicts_) {
    if (record->fault || column >= record->cells.size() || Trim(record->cells[column]).empty())
      continue;
    record->fault = Fault{record->line, fault.column, fault.reason};
  }
  return MakeRow(*std::move(record), mapping_);
}

}  // namespace redress::intake
