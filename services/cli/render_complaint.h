#pragma once

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "redress/v1/views.pb.h"

#include "services/cli/names.h"
#include "services/cli/style.h"

namespace redress::cli {

enum class Detail { kTable, kExplained };

// One complaint for a person to read: where it stands, its duties, and, if asked for, how each date
// came about.
[[nodiscard]] std::string RenderComplaint(const v1::ComplaintView& complaint, const Names& names,
                                          Detail detail, const Style& style);

// The table of duties.
[[nodiscard]] std::string RenderDuties(
    const google::protobuf::RepeatedPtrField<v1::ClockView>& clocks, const Style& style);

}  // namespace redress::cli
