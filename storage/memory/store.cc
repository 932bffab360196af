#include "storage/memory/store.h"

#include <algorithm>

namespace redress::storage {
namespace {

tl::unexpected<Error> BadBatch(std::string message) {
  return tl::unexpected(Error{ErrorCode::kInvalidArgument, std::move(message)});
}

// As storage/log does, whose keys cannot hold a zero byte.
bool HasZeroByte(const v1::Commit& commit) {
  const auto has = [](const std::string& id) { return id.find('\0') != std::string::npos; };
  return has(commit.landlord_id()) || has(commit.request_id()) ||
         std::any_of(commit.events().begin(), commit.events().end(),
                     [&](const v1::Event& event) { return has(event.stream().id()); });
}

}  // namespace

void MemoryStore::FailWrites(Error error) {
  const std::lock_guard lock(mutex_);
  if (!failed_) failed_ = std::move(error);
}

Result<void> MemoryStore::Write(const ports::Batch& batch) {
  const std::lock_guard lock(mutex_);
  if (failed_) return tl::unexpected(*failed_);
  if (auto checked = Check(batch); !checked) {
    failed_ = checked.error();
    return checked;
  }
  for (const ports::PendingCommit& pending : batch.commits) PutCommit(pending);
  for (const ports::ComplaintRowChange& change : batch.complaints) PutComplaint(change);
  for (const ports::ReferenceChange& change : batch.references) PutReference(change);
  return {};
}

Result<void> MemoryStore::Check(const ports::Batch& batch) const {
  std::uint64_t next = last_ + 1;
  for (const ports::PendingCommit& pending : batch.commits) {
    if (pending.commit.first_position() != next) {
      return BadBatch("expected a commit at position " + std::to_string(next) + ", but it is at " +
                      std::to_string(pending.commit.first_position()));
    }
    if (pending.commit.events().empty()) {
      return BadBatch("expected a commit of at least one event, but it has none");
    }
    if (HasZeroByte(pending.commit)) {
      return BadBatch("expected ids that can be part of a key, but one holds a zero byte");
    }
    next += static_cast<std::uint64_t>(pending.commit.events_size());
  }
  return {};
}

void MemoryStore::PutCommit(const ports::PendingCommit& pending) {
  const v1::Commit& commit = pending.commit;
  for (int i = 0; i < commit.events_size(); ++i) {
    const v1::Event& event = commit.events(i);
    const StreamKey stream{commit.landlord_id(), event.stream().kind(), event.stream().id()};
    streams_[{stream, event.version()}] = {commit.first_position(), i};
    if (stream.kind == v1::STREAM_KIND_LANDLORD && event.version() == 1) {
      landlords_.insert(commit.landlord_id());
    }
  }
  if (!commit.request_id().empty()) {
    requests_[{commit.landlord_id(), commit.request_id()}] = pending.request;
  }
  last_ += static_cast<std::uint64_t>(commit.events_size());
  log_[commit.first_position()] = commit;
}

void MemoryStore::PutComplaint(const ports::ComplaintRowChange& change) {
  const v1::ComplaintSummary& summary = change.after.summary;
  const auto key = [&](const v1::ClockRow& clock) -> std::optional<DueKey> {
    const auto warn_day = ToDay(clock.warn_date());
    if (!warn_day) return std::nullopt;  // A duty whose date is not known yet is on no list.
    return DueKey{summary.landlord_id(), *warn_day, summary.complaint_id(), clock.clock_id()};
  };
  if (change.before) {
    for (const v1::ClockRow& clock : change.before->clocks) {
      if (const auto held = key(clock)) due_.erase(*held);
    }
  }
  for (const v1::ClockRow& clock : change.after.clocks) {
    if (const auto held = key(clock)) due_[*held] = clock;
  }
  complaints_[{summary.landlord_id(), summary.complaint_id()}] = change.after;
}

void MemoryStore::PutReference(const ports::ReferenceChange& change) {
  const ReferenceKey key{change.landlord_id, change.reference.source(),
                         change.reference.reference()};
  if (change.complaint_id.empty()) {
    references_.erase(key);
  } else {
    references_[key] = change.complaint_id;
  }
}

}  // namespace redress::storage
