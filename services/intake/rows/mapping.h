#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "services/intake/rows/dates.h"
#include "services/intake/rows/field.h"
#include "services/intake/rows/record.h"
#include "services/intake/rows/text.h"

namespace redress::intake {

inline constexpr std::size_t kMappingBytesMax = 262'144;

// What the operator says of a log, beyond what its header says. All optional.
struct MappingFile {
  RowKind rows = RowKind::kComplaint;
  Encoding encoding = Encoding::kUtf8;
  char delimiter = ',';
  std::uint64_t header_line = 0;  // From 1. 0: the first line not blank.
  DateRules dates;
  std::map<std::string, Field> columns;    // By header, folded.
  std::map<Field, std::string> constants;  // For every row whose cell is blank.
  std::map<Field, std::map<std::string, std::string>>
      values;  // Folded text -> the text it stands for.

  bool operator==(const MappingFile&) const = default;
};

// Reads a mapping (TOML). Unknown keys, fields and values are faults: a slip must not pass for a
// choice.
//   rows = "service-requests"
//   encoding = "windows-1252"   delimiter = ";"   header_line = 3   date_order = "mdy"
//   excel_serials = true        unreadable_dates = "not-known"
//   [columns]        "Ref No" = "reference"     "Scribbles" = "ignore"
//   [constants]      tenure = "general-needs-rent"
//   [values.channel] "Tel" = "phone"
[[nodiscard]] tl::expected<MappingFile, Fault> ReadMappingFile(std::string_view toml);

// Which column holds what, for one log.
class Mapping {
 public:
  // Of service requests a day that there is not is a fault, unless the file grades what it cannot
  // read: a repairs log is mended where it is kept, not by somebody who remembers the case.
  explicit Mapping(MappingFile file);

  // Takes in the columns after those it knows. A fault if two columns hold the same, or the file
  // gives one a field that its rows cannot hold.
  [[nodiscard]] std::optional<Fault> Extend(const std::vector<std::string>& columns);

  [[nodiscard]] const MappingFile& file() const { return file_; }
  // The column that holds `field`, if one does.
  [[nodiscard]] std::optional<std::size_t> ColumnOf(Field field) const;
  // The column's name in the file, or the field's own if it has none.
  [[nodiscard]] std::string NameOfColumn(Field field) const;
  // What each column holds. kIgnored: said so by the file. Nothing: not mapped.
  [[nodiscard]] const std::vector<std::optional<Field>>& fields() const { return fields_; }
  // The columns that hold nothing we take, for the operator to see.
  [[nodiscard]] std::vector<std::string> Unmapped() const;

 private:
  MappingFile file_;
  std::vector<std::string> names_;
  std::vector<std::optional<Field>> fields_;
  std::map<Field, std::size_t> column_by_field_;
};

}  // namespace redress::intake
