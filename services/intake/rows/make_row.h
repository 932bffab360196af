#pragma once

#include <optional>
#include <string>
#include <vector>

#include "redress/v1/import_service.pb.h"

#include "services/intake/rows/mapping.h"
#include "services/intake/rows/record.h"

namespace redress::intake {

inline constexpr std::size_t kReferenceBytesMax = 128;
inline constexpr std::size_t kShortTextBytesMax = 64;  // Of what is kept in the clear.
inline constexpr std::size_t kPersonalBytesMax = 32'768;

// What was graded or left out of a row, and why. Not personal.
struct RowNote {
  std::string column;
  std::string note;

  bool operator==(const RowNote&) const = default;
};

// One row as it is understood, or why it cannot be.
struct ReadRow {
  Record record;      // As it stands in the file, for a rejects file.
  v1::ImportRow row;  // Of no use if there is a fault.
  std::vector<RowNote> notes;
  std::optional<Fault> fault;
};

// Understands one record. Steps come in the order of a complaint's life, the resident's person
// stream
// ("@p1") before the complaint; officers are "@1", "@2", ... of this row. Nothing is guessed: who
// handles a stage is known and since when is not, so `HandlerAssigned` is of a day not known.
[[nodiscard]] ReadRow MakeRow(Record record, const Mapping& mapping);

}  // namespace redress::intake
