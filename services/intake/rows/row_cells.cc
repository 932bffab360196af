#include "services/intake/rows/row_cells.h"

#include <algorithm>
#include <array>

namespace redress::intake {
namespace {

// What stands in an officer's cell when there is no officer.
bool IsNobody(std::string_view folded) {
  constexpr std::array<std::string_view, 11> kNobody = {
      "-", "--", "n/a", "na", "none", "nil", "unassigned", "tbc", "unknown", "?", "not known"};
  return std::find(kNobody.begin(), kNobody.end(), folded) != kNobody.end();
}

bool IsOneLine(std::string_view text) {
  return text.find_first_of("\r\n\t") == std::string_view::npos;
}

}  // namespace

std::string_view RowCells::Text(Field field) const {
  const auto column = mapping_.ColumnOf(field);
  if (!column || *column >= record_.cells.size()) return {};
  return Trim(record_.cells[*column]);
}

std::string RowCells::Value(Field field) const {
  const auto& file = mapping_.file();
  const auto text = Text(field);
  if (text.empty()) {
    const auto constant = file.constants.find(field);
    return constant == file.constants.end() ? "" : constant->second;
  }
  const auto values = file.values.find(field);
  if (values != file.values.end()) {
    const auto found = values->second.find(Fold(text));
    if (found != values->second.end()) return found->second;
  }
  return std::string(text);
}

std::optional<v1::Happened> RowCells::When(Field field) {
  auto reading = ReadDate(Text(field), mapping_.file().dates);
  if (!reading) {
    Blame(field, std::move(reading.error()));
    return std::nullopt;
  }
  if (!reading->note.empty()) Note(field, std::move(reading->note));
  return std::move(reading->happened);
}

std::optional<v1::CivilDate> RowCells::DayTold(Field field) {
  const auto reading = ReadDate(Text(field), mapping_.file().dates);
  if (!reading) {
    Blame(field, reading.error());
    return std::nullopt;
  }
  const bool exact = reading->happened && reading->happened->has_date() &&
                     reading->happened->grade() != v1::DATE_GRADE_ESTIMATED;
  if (exact) return reading->happened->date();
  if (reading->happened || !reading->note.empty())
    Note(field, "left out: the cell holds no certain day");
  return std::nullopt;
}

std::optional<v1::Personal> RowCells::Words(Field field) {
  const auto text = Text(field);
  if (text.empty()) return std::nullopt;
  if (text.size() > kPersonalBytesMax) {
    Blame(field, "expected at most 32768 bytes of text, but there are more");
    return std::nullopt;
  }
  v1::Personal personal;
  personal.set_clear(std::string(text));
  return personal;
}

std::string RowCells::Officer(Field field) {
  const auto text = Text(field);
  const std::string folded = Fold(text);
  if (folded.empty() || IsNobody(folded)) return "";
  if (text.size() > 256 || !IsOneLine(text)) {
    Blame(field, "expected an officer's name of at most 256 bytes on one line, but it is not so");
    return "";
  }
  const auto [found, added] =
      placeholders_.emplace(folded, "@" + std::to_string(officer_names_.size() + 1));
  if (added) officer_names_.emplace_back(text);
  return found->second;
}

std::string RowCells::ShortText(Field field) {
  const auto text = Text(field);
  if (text.size() <= kShortTextBytesMax && IsOneLine(text)) return std::string(text);
  Blame(field, "expected at most 64 bytes on one line, but it is not so");
  return "";
}

void RowCells::Note(Field field, std::string note) {
  notes_.push_back({mapping_.NameOfColumn(field), std::move(note)});
}

void RowCells::Blame(Field field, std::string reason) {
  if (!fault_) fault_ = Fault{record_.line, mapping_.NameOfColumn(field), std::move(reason)};
}

void RowCells::GiveOfficers(v1::ImportRow& row) const {
  for (std::size_t i = 0; i < officer_names_.size(); ++i) {
    auto& officer = *row.add_officers();
    officer.set_officer_id("@" + std::to_string(i + 1));
    officer.mutable_name()->set_clear(officer_names_[i]);
  }
}

}  // namespace redress::intake
