#pragma once

#include <functional>
#include <string>

#include "redress/v1/views.pb.h"

#include "services/cli/failure.h"
#include "services/cli/read_times.h"
#include "services/cli/session.h"

namespace redress::cli {

// Which history, and as of when.
struct HistoryQuery {
  std::string landlord_id;
  std::string complaint;  // Its id, or SOURCE/REFERENCE.
  Times times;
};

// Replays one complaint and hands each of its entries to `take` as it comes, until it answers
// false. Answers how many were handed over.
[[nodiscard]] Answer<std::uint64_t> ReadHistory(
    Session& session, const HistoryQuery& query,
    const std::function<bool(const v1::TimelineEntry&)>& take);

}  // namespace redress::cli
