#include <algorithm>
#include <limits>

#include "storage/memory/store.h"

namespace redress::storage {

Position MemoryStore::LastPosition() const {
  const std::lock_guard lock(mutex_);
  return Position{last_};
}

Result<std::vector<v1::RecordedEvent>> MemoryStore::ReadStream(const StreamKey& stream,
                                                               Version from,
                                                               std::size_t events_max) const {
  const std::lock_guard lock(mutex_);
  std::vector<v1::RecordedEvent> events;
  for (auto row = streams_.lower_bound({stream, Count(from)});
       row != streams_.end() && row->first.first == stream && events.size() < events_max; ++row) {
    const auto& [first_position, index] = row->second;
    const v1::Commit& commit = log_.at(first_position);
    v1::RecordedEvent& recorded = events.emplace_back();
    recorded.set_position(first_position + static_cast<std::uint64_t>(index));
    *recorded.mutable_recorded_time() = commit.recorded_time();
    recorded.set_request_id(commit.request_id());
    *recorded.mutable_recorded_date() = commit.recorded_date();
    *recorded.mutable_event() = commit.events(index);
  }
  return events;
}

Result<void> MemoryStore::ReadCommits(Position from,
                                      const std::function<bool(const v1::Commit&)>& visit) const {
  std::uint64_t next = std::max<std::uint64_t>(Count(from), 1);
  while (true) {
    v1::Commit commit;
    {
      const std::lock_guard lock(mutex_);
      if (next > last_) return {};
      commit = std::prev(log_.upper_bound(next))->second;  // The one that holds `next`.
    }
    if (!visit(commit)) return {};
    next = commit.first_position() + static_cast<std::uint64_t>(commit.events_size());
  }
}

Result<std::optional<ports::RequestRecord>> MemoryStore::FindRequest(
    const std::string& landlord_id, const std::string& request_id) const {
  const std::lock_guard lock(mutex_);
  const auto found = requests_.find({landlord_id, request_id});
  if (found == requests_.end()) return std::nullopt;
  return found->second;
}

Result<std::optional<ports::ComplaintRow>> MemoryStore::FindComplaint(
    const std::string& landlord_id, const std::string& complaint_id) const {
  const std::lock_guard lock(mutex_);
  const auto found = complaints_.find({landlord_id, complaint_id});
  if (found == complaints_.end()) return std::nullopt;
  return found->second;
}

Result<std::optional<std::string>> MemoryStore::FindByReference(
    const std::string& landlord_id, const std::string& source, const std::string& reference) const {
  const std::lock_guard lock(mutex_);
  const auto found = references_.find({landlord_id, source, reference});
  if (found == references_.end()) return std::nullopt;
  return found->second;
}

Result<std::vector<ports::ComplaintRow>> MemoryStore::ListComplaints(const std::string& landlord_id,
                                                                     const std::string& after_id,
                                                                     std::size_t rows_max) const {
  const std::lock_guard lock(mutex_);
  std::vector<ports::ComplaintRow> rows;
  for (auto row = complaints_.upper_bound({landlord_id, after_id});
       row != complaints_.end() && row->first.first == landlord_id && rows.size() < rows_max;
       ++row) {
    rows.push_back(row->second);
  }
  return rows;
}

Result<std::vector<v1::ClockRow>> MemoryStore::ListDue(const std::string& landlord_id,
                                                       const std::optional<ports::DueCursor>& after,
                                                       std::optional<Day> until,
                                                       std::size_t rows_max) const {
  const std::lock_guard lock(mutex_);
  std::vector<v1::ClockRow> rows;
  auto row =
      after ? due_.upper_bound({landlord_id, after->warn_day, after->complaint_id, after->clock_id})
            : due_.lower_bound({landlord_id, Day::min(), {}, {}});
  for (; row != due_.end() && rows.size() < rows_max; ++row) {
    const auto& [landlord, warn_day, complaint, clock] = row->first;
    if (landlord != landlord_id || (until && warn_day > *until)) break;
    rows.push_back(row->second);
  }
  return rows;
}

Result<std::vector<std::string>> MemoryStore::ListStreams(const std::string& landlord_id,
                                                          v1::StreamKind kind,
                                                          const std::string& after_id,
                                                          std::size_t ids_max) const {
  const std::lock_guard lock(mutex_);
  constexpr auto kAfterAll = std::numeric_limits<std::uint64_t>::max();
  std::vector<std::string> ids;
  auto row = streams_.upper_bound({{landlord_id, kind, after_id}, kAfterAll});
  while (row != streams_.end() && ids.size() < ids_max) {
    const StreamKey& stream = row->first.first;
    if (stream.landlord_id != landlord_id || stream.kind != kind) break;
    ids.push_back(stream.id);
    row = streams_.upper_bound({stream, kAfterAll});
  }
  return ids;
}

Result<std::vector<std::string>> MemoryStore::ListLandlords(const std::string& after_id,
                                                            std::size_t ids_max) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (auto id = landlords_.upper_bound(after_id); id != landlords_.end() && ids.size() < ids_max;
       ++id) {
    ids.push_back(*id);
  }
  return ids;
}

}  // namespace redress::storage
