#include "services/cli/table.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "services/cli/text.h"

namespace redress::cli {
namespace {

constexpr std::size_t kGap = 2;

std::size_t LineWidth(const std::vector<std::size_t>& widths) {
  const auto columns = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  return columns + kGap * (widths.empty() ? 0 : widths.size() - 1);
}

// Takes columns away from the widest that may shrink, one at a time, until the line fits or none
// can.
void Shrink(const std::vector<Column>& columns, std::size_t screen,
            std::vector<std::size_t>& widths) {
  while (LineWidth(widths) > screen) {
    std::size_t widest = columns.size();
    for (std::size_t at = 0; at < columns.size(); ++at) {
      if (!columns[at].may_shrink || widths[at] <= kCellColumnsMin) continue;
      if (widest == columns.size() || widths[at] > widths[widest]) widest = at;
    }
    if (widest == columns.size()) return;
    --widths[widest];
  }
}

std::string RenderLine(const std::vector<Column>& columns, const Row& row,
                       const std::vector<std::size_t>& widths, const Style& style) {
  std::string line;
  std::size_t owed = 0;  // Spaces not written yet: none are left at the end of a line.
  for (std::size_t at = 0; at < row.size() && at < widths.size(); ++at) {
    const std::string text = Cut(row[at].text, widths[at]);
    const std::size_t room = widths[at] - Columns(text);
    if (!text.empty()) {
      line.append(owed + (columns[at].number ? room : 0), ' ');
      line += Paint(text, row[at].tone, style);
      owed = kGap + (columns[at].number ? 0 : room);
    } else {
      owed += room + kGap;
    }
  }
  return line + "\n";
}

}  // namespace

std::string RenderTable(const std::vector<Column>& columns, const std::vector<Row>& rows,
                        const Style& style) {
  std::vector<Row> lines;
  lines.reserve(rows.size() + 1);
  Row& titles = lines.emplace_back();
  for (const Column& column : columns) titles.push_back({column.title, Tone::kQuiet});
  for (const Row& row : rows) {
    Row& line = lines.emplace_back();
    for (const Cell& cell : row) line.push_back({Shown(cell.text), cell.tone});
  }
  std::vector<std::size_t> widths(columns.size(), 0);
  for (const Row& line : lines) {
    for (std::size_t at = 0; at < line.size() && at < widths.size(); ++at) {
      widths[at] = std::max(widths[at], std::min(Columns(line[at].text), kCellColumnsMax));
    }
  }
  if (style.width > 0) Shrink(columns, style.width, widths);
  std::string out;
  for (const Row& line : lines) out += RenderLine(columns, line, widths, style);
  return out;
}

std::string Labelled(const std::string& label, const std::string& text, const Style& style) {
  if (text.empty()) return "";
  return "  " + Paint(fmt::format("{:<10}", label), Tone::kQuiet, style) + "  " + Shown(text) +
         "\n";
}

}  // namespace redress::cli
