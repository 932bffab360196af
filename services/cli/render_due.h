#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "redress/v1/worklist_service.pb.h"

#include "services/cli/names.h"
#include "services/cli/render_complaint.h"
#include "services/cli/style.h"

namespace redress::cli {

// What was found, and how much of it is shown.
struct DueList {
  std::vector<v1::DueItem> items;
  v1::CivilDate today_date;
  std::uint64_t rows_to_reckon = 0;
  bool more = false;  // Whether there are others beyond `items`.
};

// The worklist: what is due, in the order to look at it, with who and by which provision.
[[nodiscard]] std::string RenderDue(const DueList& list, const Names& names, Detail detail,
                                    const Style& style);

// What changed on a worklist that is being watched, a line for each duty.
[[nodiscard]] std::string RenderDueChanges(const v1::WatchDueResponse& changes, const Names& names,
                                           const Style& style);

}  // namespace redress::cli
