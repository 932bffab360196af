#pragma once

#include "services/intake/rows/row_cells.h"

namespace redress::intake {

// Understands one row of a log of service requests: `RequestReceived`, and what the log says came
// of it. Its steps are of a service request whose id the server fills in.
void MakeRequest(RowCells& cells, v1::ImportRow& row);

}  // namespace redress::intake
