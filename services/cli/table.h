#pragma once

#include <string>
#include <vector>

#include "services/cli/style.h"

namespace redress::cli {

struct Column {
  std::string title;
  bool may_shrink = false;  // Whether its cells may be cut for the sake of the screen's width.
  bool number = false;      // Whether its cells are set to the right.
};

struct Cell {
  std::string text;  // As it comes from the record: made safe here.
  Tone tone = Tone::kPlain;
};

using Row = std::vector<Cell>;

// Lines up `rows` under `columns`, two spaces apart, in the screen's width. Cells that are longer
// than kCellColumnsMax, or than the screen has room for, end in "…". A row may be shorter than
// `columns`.
[[nodiscard]] std::string RenderTable(const std::vector<Column>& columns,
                                      const std::vector<Row>& rows, const Style& style);

// A line of what heads a view: `label` in ten columns, then `text` as it comes from the record.
// Nothing for an empty text.
[[nodiscard]] std::string Labelled(const std::string& label, const std::string& text,
                                   const Style& style);

inline constexpr std::size_t kCellColumnsMax = 120;
inline constexpr std::size_t kCellColumnsMin = 8;  // A cell is not cut below this.

}  // namespace redress::cli
