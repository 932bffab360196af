#pragma once

#include <cstdint>
#include <ostream>

#include "engine/types/day.h"

namespace redress::intake {

struct SampleOptions {
  std::uint64_t rows = 200;
  std::uint64_t seed = 1;
  Day today;  // Nothing of the log is later, but for a few slips.
};

// Writes a complaints log as a landlord's spreadsheet might be: CSV that an importer reads without
// a mapping, messy on purpose (several date forms, missing acknowledgements, late responses,
// extensions, escalations, impossible dates, quoted line ends, a few rows that have to be
// rejected), some complaints open and some overdue. The same options give the same bytes on any
// machine. All names are made up and look it.
void WriteSampleLog(std::ostream& out, const SampleOptions& options);

}  // namespace redress::intake
