#pragma once

#include <string>
#include <vector>

#include "redress/v1/letter_service.pb.h"
#include "redress/v1/people_service.pb.h"

#include "services/letters/case_file.h"
#include "services/letters/layout/filling.h"

namespace redress::letters {

// What a letter says, and what it should say and cannot: "6.9e remedy", a line each, in the order
// of the letter. Each of those stands in `filling` as a gap.
struct FilledLetter {
  Filling filling;
  std::vector<std::string> missing;
};

// What the writer adds to the record.
struct Additions {
  std::string message;  // Reasons or news where none are recorded, else a paragraph of its own.
  std::optional<Day> new_due_date;  // Of an extension.
};

// Fills in a letter of that kind. Pure: texts are open, dates are worked out.
[[nodiscard]] FilledLetter FillLetter(v1::LetterKind kind, const CaseFile& file,
                                      const LandlordFile& landlord,
                                      const v1::GetPersonResponse& resident,
                                      const Additions& additions);

}  // namespace redress::letters
