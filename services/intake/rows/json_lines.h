#pragma once

#include <istream>
#include <string>
#include <unordered_map>
#include <vector>

#include "services/intake/rows/record.h"

namespace redress::intake {

// Reads a log of one flat JSON object a line, UTF-8. Its keys are the columns, in order of coming
// up; null is a blank cell; an object or array inside an object is a fault of that row, as is a key
// twice.
class JsonLinesReader final : public RecordReader {
 public:
  // `in` must outlive this.
  explicit JsonLinesReader(std::istream& in) : in_(in) {}

  [[nodiscard]] std::optional<Record> Next() override;
  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }

 private:
  [[nodiscard]] bool TakeLine(std::string& line);
  void TakeObject(std::string_view text, Record& record);
  [[nodiscard]] std::optional<std::size_t> ColumnOf(const std::string& key);

  std::istream& in_;
  std::uint64_t line_ = 0;
  bool overlong_ = false;  // The line taken last had more bytes than were kept.
  std::vector<std::string> columns_;
  std::unordered_map<std::string, std::size_t> column_by_key_;
};

}  // namespace redress::intake
