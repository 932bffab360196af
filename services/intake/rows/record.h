#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace redress::intake {

inline constexpr std::size_t kCellBytesMax = 65'536;
inline constexpr std::size_t kColumnsMax = 200;
inline constexpr std::size_t kRowBytesMax = 1u << 20;

// Why something of a log cannot be taken. Never holds what a cell says: that may be personal.
struct Fault {
  std::uint64_t line = 0;  // Where the row begins in the file, from 1. 0: the file as a whole.
  std::string column;  // The column's name, or "column 7" where it has none. Empty: the whole row.
  std::string reason;  // "expected ..., but ...".

  bool operator==(const Fault&) const = default;
};

// Why one cell of a row cannot be read. It matters only if the column is taken.
struct CellFault {
  std::size_t column = 0;  // From 0.
  std::string reason;      // "expected ..., but ...".

  bool operator==(const CellFault&) const = default;
};

// One row as it stands in the file, split into cells but not yet understood.
struct Record {
  std::uint64_t line = 0;  // Where it begins, from 1.
  std::vector<std::string>
      cells;                   // UTF-8, by column. Fewer than there are columns: the rest is blank.
  std::optional<Fault> fault;  // It could not be split or read.
  std::vector<CellFault>
      cell_faults;  // In order of columns; such a cell's bytes are replaced by U+FFFD.
  std::string raw;  // If it could not be split: its text. Otherwise empty.

  bool operator==(const Record&) const = default;
};

// Splits a log into records, one after the other, in bounded memory.
class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // The next record that is not blank, or nothing at the end.
  [[nodiscard]] virtual std::optional<Record> Next() = 0;

  // The columns' names. May grow with each record (JSON Lines), never shrinks, at most kColumnsMax.
  [[nodiscard]] virtual const std::vector<std::string>& columns() const = 0;
};

}  // namespace redress::intake
