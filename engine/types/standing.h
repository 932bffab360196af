#pragma once

#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress {

// What later events made of one event.
struct Standing {
  std::uint64_t annulled_by = 0;           // 0: it stands.
  std::uint64_t corrected_by = 0;          // 0: as it was.
  const v1::Happened* happened = nullptr;  // Null: as it was.
  const v1::Fact* fact = nullptr;          // Null: as it was.
};

// Whether the fact is about the record and not about what happened: a correction, an annulment. Of
// a whole fact, also whether it is none at all.
[[nodiscard]] bool IsAboutRecord(std::int32_t body_case);
[[nodiscard]] bool IsAboutRecord(const v1::Fact& fact);

// The day it happened. Nothing if nobody recorded the day.
[[nodiscard]] std::optional<Day> HappenedDay(const v1::Happened& happened);
// That day, or else the one it was recorded on.
[[nodiscard]] Day CountedDay(const v1::RecordedEvent& recorded);

// What a stream's corrections and annulments made of its events, by version - 1. Points into
// `events`.
[[nodiscard]] std::vector<Standing> Resolve(std::span<const v1::RecordedEvent> events);

// `recorded` as it should have been.
[[nodiscard]] v1::RecordedEvent AsCorrected(const v1::RecordedEvent& recorded,
                                            const Standing& standing);

// Whether it had happened by the end of `as_of`. Of a day not known: whether it was recorded by
// then.
[[nodiscard]] bool HappenedBy(const v1::RecordedEvent& recorded, std::optional<Day> as_of);

// A fact that stands, as it should have been. Points into the events it was made from.
struct StandingFact {
  std::uint64_t version = 0;
  const v1::Happened* happened = nullptr;
  const v1::Fact* fact = nullptr;
  std::optional<Day> day;  // When it happened. Absent: nobody recorded the day.
  Day counted;             // That day, or else the one it was recorded on.
};

// The facts of a stream that stand and had happened by the end of `as_of` (where given), in version
// order. What has no day counts from the day it was recorded.
[[nodiscard]] std::vector<StandingFact> FactsThatStand(std::span<const v1::RecordedEvent> events,
                                                       std::optional<Day> as_of);

// The events of a stream that stand and had happened by the end of `as_of` (where given), as they
// should have been, in version order: those annulled, and those about the record, left out.
class StandingEvents {
 public:
  // `events` must outlive this.
  explicit StandingEvents(std::span<const v1::RecordedEvent> events,
                          std::optional<Day> as_of = std::nullopt);
  StandingEvents(const StandingEvents&) = delete;
  StandingEvents& operator=(const StandingEvents&) = delete;

  [[nodiscard]] std::span<const v1::RecordedEvent* const> events() const { return events_; }

 private:
  std::deque<v1::RecordedEvent> corrected_;  // Stays put as it grows.
  std::vector<const v1::RecordedEvent*> events_;
};

}  // namespace redress
