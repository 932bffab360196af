#include "services/intake/rows/rejects.h"

#include <nlohmann/json.hpp>

#include "services/intake/rows/field.h"

namespace redress::intake {

std::string CsvCell(std::string_view text, char delimiter) {
  const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                     text.find(delimiter) == std::string_view::npos && Trim(text) == text;
  if (plain) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell += '"';
}

void RejectsWriter::Write(const std::vector<std::string>& columns, const Record& record,
                          const Fault& fault) {
  if (format_ == LogFormat::kCsv) {
    WriteCsv(columns, record, fault);
  } else {
    WriteJson(columns, record, fault);
  }
}

void RejectsWriter::WriteCsv(const std::vector<std::string>& columns, const Record& record,
                             const Fault& fault) {
  const auto write = [this](std::string_view text) {
    out_ << delimiter_ << CsvCell(text, delimiter_);
  };
  if (!begun_) {
    out_ << "\xEF\xBB\xBF" << kRejectLine << delimiter_ << kRejectColumn << delimiter_
         << kRejectReason << delimiter_ << kRejectText;
    for (const auto& name : columns) {
      if (!IsRejectColumn(name)) write(name);
    }
    out_ << "\r\n";
    begun_ = true;
  }
  out_ << record.line << delimiter_ << CsvCell(fault.column, delimiter_) << delimiter_
       << CsvCell(fault.reason, delimiter_);
  write(record.raw);
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    if (i >= columns.size() || !IsRejectColumn(columns[i])) write(record.cells[i]);
  }
  out_ << "\r\n";
}

void RejectsWriter::WriteJson(const std::vector<std::string>& columns, const Record& record,
                              const Fault& fault) {
  nlohmann::ordered_json object;
  object[std::string(kRejectLine)] = record.line;
  object[std::string(kRejectColumn)] = fault.column;
  object[std::string(kRejectReason)] = fault.reason;
  if (!record.raw.empty()) object[std::string(kRejectText)] = record.raw;
  for (std::size_t i = 0; i < record.cells.size() && i < columns.size(); ++i) {
    const bool said = !record.cells[i].empty() && !IsRejectColumn(columns[i]);
    if (said) object[columns[i]] = record.cells[i];
  }
  out_ << object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

}  // namespace redress::intake
