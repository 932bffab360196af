#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::findings {

// One event that stands, as checks read it. Points into the events the record was made of.
struct Entry {
  const v1::Fact* fact = nullptr;
  std::int32_t kind = 0;      // The fact's body case.
  std::uint32_t stage = 0;    // 1 to 3; 0: none.
  std::uint64_t version = 0;  // Its place in the stream.
  std::optional<Day> day;     // When it happened; nothing if not known.
  Day order;                  // Where it stands: that day, else the day it was recorded.
};

using Entries = std::vector<const Entry*>;

// The standing events of a complaint in order of happening: by day, on one day by version. Holds
// nothing of its own; `events` must outlive it.
class Record {
 public:
  explicit Record(std::span<const v1::RecordedEvent* const> events);

  // Facts of a kind, at a stage; 0: at any or none.
  [[nodiscard]] Entries Of(std::int32_t kind, std::uint32_t stage = 0) const;
  // The first and the last of them; null if there is none.
  [[nodiscard]] const Entry* First(std::int32_t kind, std::uint32_t stage = 0) const;
  [[nodiscard]] const Entry* Last(std::int32_t kind, std::uint32_t stage = 0) const;
  [[nodiscard]] bool Has(std::int32_t kind, std::uint32_t stage = 0) const {
    return First(kind, stage) != nullptr;
  }
  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

// Whether `a` stands before `b`, or on the same day in version order.
[[nodiscard]] bool IsBefore(const Entry& a, const Entry& b);

[[nodiscard]] std::vector<std::uint64_t> VersionsOf(const Entries& entries);

}  // namespace redress::findings
