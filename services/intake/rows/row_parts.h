#pragma once

#include <string>
#include <string_view>

#include "services/intake/rows/row_cells.h"

namespace redress::intake {

// The resident's placeholder in the steps of a row.
inline constexpr std::string_view kResident = "@p1";

// What rows of every kind have in common: a reference, a receipt, a resident, a home. Writes into
// the row it is given; faults and notes go to the cells.
class RowParts {
 protected:
  // Both must outlive this. `kind`: of the row's own steps; UNSPECIFIED of a complaint's.
  RowParts(RowCells& cells, v1::ImportRow& row, v1::StreamKind kind)
      : cells_(cells), row_(row), kind_(kind) {}
  ~RowParts() = default;

  v1::Fact& AddStep(const v1::Happened& happened);
  v1::Fact& AddPersonStep();
  void ReadReference();
  // When it was received, by the first of these fields that holds a date.
  [[nodiscard]] v1::Happened ReadReceived(std::initializer_list<Field> fields);
  void AddResident();
  [[nodiscard]] std::string Category(Field field);
  [[nodiscard]] std::string Home();
  // Contradictions are taken as they stand: what was recorded is evidence, wrong or not.
  void CheckOrder(Field field, const v1::Happened& later, const v1::Happened& earlier,
                  std::string_view name);
  [[nodiscard]] static v1::Happened NotKnown();

  RowCells& cells_;
  v1::ImportRow& row_;
  const v1::StreamKind kind_;
  v1::Happened received_at_;
  bool has_resident_ = false;
};

}  // namespace redress::intake
