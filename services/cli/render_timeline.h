#pragma once

#include <string>
#include <vector>

#include <google/protobuf/repeated_ptr_field.h>

#include "redress/v1/views.pb.h"

#include "services/cli/names.h"
#include "services/cli/style.h"

namespace redress::cli {

// A whole record as entries, with what later events made of earlier ones.
[[nodiscard]] std::vector<v1::TimelineEntry> EntriesOf(
    const google::protobuf::RepeatedPtrField<v1::RecordedEvent>& events);

// A complaint's events, a line each, in the order they were recorded. Under a correction stands
// what it replaced; an event that was corrected or annulled says so; one recorded after its day
// says how late.
[[nodiscard]] std::string RenderTimeline(const std::vector<v1::TimelineEntry>& entries,
                                         const Names& names, const Style& style);

// One event of a replay: what happened, then where the complaint and its duties stood after it.
[[nodiscard]] std::string RenderReplayStep(const v1::TimelineEntry& entry, const Names& names,
                                           const Style& style);

}  // namespace redress::cli
