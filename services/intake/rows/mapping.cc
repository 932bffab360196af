#include "services/intake/rows/mapping.h"

namespace redress::intake {
namespace {

Fault NotOfRows(const std::string& column, Field field) {
  return Fault{0, column,
               "expected a field that the log's rows can hold, but " + std::string(NameOf(field)) +
                   " is of another kind of log"};
}

}  // namespace

Mapping::Mapping(MappingFile file) : file_(std::move(file)) {
  if (file_.rows != RowKind::kServiceRequest) return;
  file_.dates.impossible_is_fault = !file_.dates.unreadable_is_not_known;
}

std::optional<Fault> Mapping::Extend(const std::vector<std::string>& columns) {
  for (std::size_t i = names_.size(); i < columns.size(); ++i) {
    names_.push_back(columns[i]);
    const auto said = file_.columns.find(Fold(columns[i]));
    auto field = said != file_.columns.end() ? said->second : FieldOfHeader(columns[i]);
    if (field && !IsOf(file_.rows, *field)) {
      field = std::nullopt;
    }
    fields_.push_back(field);
    if (!field && said != file_.columns.end()) return NotOfRows(columns[i], said->second);
    if (!field || *field == Field::kIgnored) continue;
    const auto [other, added] = column_by_field_.emplace(*field, i);
    if (added) continue;
    // The file's word goes before what a header seems to say; two of a kind are for the operator.
    const bool other_said = file_.columns.count(Fold(names_[other->second])) > 0;
    const bool this_said = said != file_.columns.end();
    if (other_said != this_said) {
      fields_[other_said ? i : other->second] = std::nullopt;
      if (this_said) other->second = i;
      continue;
    }
    return Fault{0, columns[i],
                 "expected one column for " + std::string(NameOf(*field)) + ", but \"" +
                     names_[other->second] + "\" is another: say in a mapping file which it is"};
  }
  return std::nullopt;
}

std::optional<std::size_t> Mapping::ColumnOf(Field field) const {
  const auto found = column_by_field_.find(field);
  if (found == column_by_field_.end()) return std::nullopt;
  return found->second;
}

std::string Mapping::NameOfColumn(Field field) const {
  const auto column = ColumnOf(field);
  return column ? names_[*column] : std::string(NameOf(field));
}

std::vector<std::string> Mapping::Unmapped() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!fields_[i]) names.push_back(names_[i]);
  }
  return names;
}

}  // namespace redress::intake
