#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "services/intake/rows/make_row.h"

namespace redress::intake {

// The cells of one record by field, read as what they hold. The first fault stays; notes gather.
class RowCells {
 public:
  // `record` and `mapping` must outlive this.
  RowCells(const Record& record, const Mapping& mapping) : record_(record), mapping_(mapping) {}

  // The cell without blanks around it. Empty if it is blank or not mapped.
  [[nodiscard]] std::string_view Text(Field field) const;
  // As `Text`, by way of the mapping's values and constants.
  [[nodiscard]] std::string Value(Field field) const;
  // When it happened. Nothing if the cell does not say that it did.
  [[nodiscard]] std::optional<v1::Happened> When(Field field);
  // A day that is a fact's content: one told to a resident.
  [[nodiscard]] std::optional<v1::CivilDate> DayTold(Field field);
  // Free text about people.
  [[nodiscard]] std::optional<v1::Personal> Words(Field field);
  // The placeholder of the officer whose name the cell holds. Empty: none is named.
  [[nodiscard]] std::string Officer(Field field);
  // A name of ours that is not personal: at most 64 printable bytes.
  [[nodiscard]] std::string ShortText(Field field);

  template <typename T>
  [[nodiscard]] T Word(Field field, std::optional<T> (*read)(std::string_view)) {
    const std::string value = Value(field);
    if (value.empty()) return T{};
    if (const auto known = read(value)) return *known;
    Note(field,
         "left out: the value is not known; say in the mapping's [values] what it stands for");
    return T{};
  }

  void Note(Field field, std::string note);
  void Blame(Field field, std::string reason);

  [[nodiscard]] const std::vector<RowNote>& notes() const { return notes_; }
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }
  // Adds the officers named so far.
  void GiveOfficers(v1::ImportRow& row) const;

 private:
  const Record& record_;
  const Mapping& mapping_;
  std::vector<RowNote> notes_;
  std::optional<Fault> fault_;
  std::vector<std::string> officer_names_;           // "@1" first.
  std::map<std::string, std::string> placeholders_;  // By name, folded.
};

}  // namespace redress::intake
