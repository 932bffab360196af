#pragma once

#include <ostream>
#include <string_view>

#include "services/intake/rows/sample.h"

namespace redress::intake {

// Writes a log of service requests in the shape of a city's published one, with its defects and
// some more: dates in the American order, requests closed before they were opened, closed ones that
// are pending, answers converted twice, rows that stand twice, days that there are not, a few rows
// that have to be rejected. The same options give the same bytes on any machine; nobody in it is
// real.
void WriteSampleRequests(std::ostream& out, const SampleOptions& options);

// The mapping that such a log is read by.
extern const std::string_view kSampleRequestsMapping;

}  // namespace redress::intake
