#pragma once

#include "redress/v1/letter_service.pb.h"

#include "engine/runtime/reader.h"
#include "services/letters/case_file.h"

namespace redress::letters {

// Works out what the clocks say of the letter's stage on the letter's day: when the response is
// due, and whether the stage is the last of the edition that governs it. An acknowledgement that is
// not recorded counts as sent on that day. `is_recorded`: the fact that the letter tells is among
// the record's already.
void FillDates(const runtime::ComplaintRead& read, v1::LetterKind kind, bool is_recorded,
               CaseFile& file);

}  // namespace redress::letters
