#pragma once

#include "tests/cases/chronology.pb.h"
#include "tests/record/record.h"

namespace redress::cases {

// Every chronology; none if the file cannot be read.
[[nodiscard]] const v1::Chronologies& All();

// Reports everything that happened, as a landlord's old log would be taken in.
[[nodiscard]] record::Record Report(const v1::Chronology& chronology);

}  // namespace redress::cases
