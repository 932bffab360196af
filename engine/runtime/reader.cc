#include "engine/runtime/reader.h"

#include <algorithm>
#include <utility>

#include "engine/clocks/derive.h"
#include "engine/complaint/row.h"
#include "engine/types/instant.h"

namespace redress::runtime {
namespace {

// Drops what was not recorded by then. Recorded times never go backwards in a stream.
void CutToKnown(std::vector<v1::RecordedEvent>& events,
                std::optional<std::int64_t> known_at_unix_nanos) {
  if (!known_at_unix_nanos) return;
  const auto later = std::find_if(events.begin(), events.end(), [&](const auto& event) {
    return ToNanos(event.recorded_time()) > *known_at_unix_nanos;
  });
  events.erase(later, events.end());
}

Error NotFound(const char* what) {
  return {ErrorCode::kNotFound, std::string("expected ") + what + ", but there is none"};
}

// The day a duty is looked at after an event: when it happened, or was recorded if that is not
// known.
Day DayAfter(const v1::RecordedEvent& event) {
  const auto happened = ToDay(event.event().happened().date());
  const auto recorded = ToDay(event.recorded_date());
  return happened ? *happened : recorded.value_or(Day{});
}

}  // namespace

Reader::Reader(const ports::Log& log, const ports::Clock& clock) : log_(log), clock_(clock) {}

Result<std::vector<v1::RecordedEvent>> Reader::ReadLandlordEvents(
    const std::string& landlord_id, std::optional<std::int64_t> known_at_unix_nanos) const {
  auto events = log_.ReadStream({landlord_id, v1::STREAM_KIND_LANDLORD, landlord_id}, Version{1},
                                kStreamEventsMax);
  if (events) CutToKnown(*events, known_at_unix_nanos);
  return events;
}

Result<landlord::State> Reader::ReadLandlord(const std::string& landlord_id,
                                             const AsOf& as_of) const {
  const auto events = ReadLandlordEvents(landlord_id, as_of.known_at_unix_nanos);
  if (!events) return tl::unexpected(events.error());
  landlord::State state;
  for (const v1::RecordedEvent& event : *events) {
    const auto happened = ToDay(event.event().happened().date());
    if (as_of.happened_by && happened && *happened > *as_of.happened_by) continue;
    landlord::Evolve(state, event);
  }
  if (state.version == 0) return tl::unexpected(NotFound("a landlord"));
  return state;
}

Result<ComplaintRead> Reader::ReadComplaint(const std::string& landlord_id,
                                            const std::string& complaint_id,
                                            const AsOf& as_of) const {
  ComplaintRead read;
  read.position = log_.LastPosition();
  read.as_of = as_of.happened_by.value_or(clock_.Read().today);
  if (!as_of.happened_by && as_of.known_at_unix_nanos) {
    read.as_of = clock_.DayOf(*as_of.known_at_unix_nanos);
  }
  // Law adopted after the day asked for still judges it: adopting is late recording of what holds.
  auto landlord = ReadLandlord(landlord_id, {std::nullopt, as_of.known_at_unix_nanos});
  if (!landlord) return tl::unexpected(landlord.error());
  read.law = landlord->law;
  auto events = log_.ReadStream({landlord_id, v1::STREAM_KIND_COMPLAINT, complaint_id}, Version{1},
                                kStreamEventsMax);
  if (!events) return tl::unexpected(events.error());
  CutToKnown(*events, as_of.known_at_unix_nanos);
  read.events = std::move(*events);
  read.state = complaint::FoldAsOf(read.events, as_of.happened_by);
  if (read.state.version == 0) return tl::unexpected(NotFound("a complaint"));
  return read;
}

std::vector<v1::TimelineEntry> Reader::Timeline(const std::string& landlord_id,
                                                const std::string& complaint_id,
                                                const ComplaintRead& read) const {
  std::vector<v1::TimelineEntry> entries;
  entries.reserve(read.events.size());
  complaint::State state;
  const std::span<const v1::RecordedEvent> events = read.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    // A correction changes what came before it, so everything is folded again: rare, and bounded.
    if (complaint::NeedsFold(events[i].event())) {
      state = complaint::Fold(events.first(i + 1));
    } else {
      complaint::Evolve(state, events[i]);
    }
    v1::TimelineEntry& entry = entries.emplace_back();
    *entry.mutable_event() = events[i];
    *entry.mutable_summary() =
        complaint::MakeRow(landlord_id, complaint_id, state, *read.law).summary;
    for (const clocks::Clock& clock :
         clocks::Derive(state.clock_facts, *read.law, DayAfter(events[i]))) {
      *entry.add_clocks() = clocks::ToView(clock);
    }
    const std::uint64_t version = events[i].event().version();
    if (const auto by = read.state.corrected_by.find(version);
        by != read.state.corrected_by.end()) {
      entry.set_corrected_by_version(by->second);
    }
    if (const auto by = read.state.annulled_by.find(version); by != read.state.annulled_by.end()) {
      entry.set_annulled_by_version(by->second);
    }
  }
  return entries;
}

}  // namespace redress::runtime
