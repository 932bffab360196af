#include "engine/findings/record.h"

#include <algorithm>

#include "engine/complaint/fact.h"
#include "engine/types/standing.h"

namespace redress::findings {
namespace {

Entry ReadEntry(const v1::RecordedEvent& recorded) {
  const v1::Event& event = recorded.event();
  Entry entry{.fact = &event.fact(),
              .kind = event.fact().body_case(),
              .stage = complaint::StageOf(event.fact()),
              .version = event.version(),
              .day = {},
              .order = {}};
  entry.day = HappenedDay(event.happened());
  entry.order = CountedDay(recorded);
  return entry;
}

bool Fits(const Entry& entry, std::int32_t kind, std::uint32_t stage) {
  return entry.kind == kind && (stage == 0 || entry.stage == stage);
}

}  // namespace

bool IsBefore(const Entry& a, const Entry& b) {
  return a.order != b.order ? a.order < b.order : a.version < b.version;
}

Record::Record(std::span<const v1::RecordedEvent* const> events) {
  entries_.reserve(events.size());
  for (const v1::RecordedEvent* event : events) entries_.push_back(ReadEntry(*event));
  std::stable_sort(entries_.begin(), entries_.end(), IsBefore);
}

Entries Record::Of(std::int32_t kind, std::uint32_t stage) const {
  Entries found;
  for (const Entry& entry : entries_) {
    if (Fits(entry, kind, stage)) found.push_back(&entry);
  }
  return found;
}

const Entry* Record::First(std::int32_t kind, std::uint32_t stage) const {
  for (const Entry& entry : entries_) {
    if (Fits(entry, kind, stage)) return &entry;
  }
  return nullptr;
}

const Entry* Record::Last(std::int32_t kind, std::uint32_t stage) const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (Fits(*entry, kind, stage)) return &*entry;
  }
  return nullptr;
}

std::vector<std::uint64_t> VersionsOf(const Entries& entries) {
  std::vector<std::uint64_t> versions;
  versions.reserve(entries.size());
  for (const Entry* entry : entries) versions.push_back(entry->version);
  return versions;
}

}  // namespace redress::findings
