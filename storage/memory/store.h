#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/ports/store.h"

namespace redress::storage {

// The store in memory: ordered maps under one mutex, small enough to be read as what the store
// promises. Thread-safe; `visit` of ReadCommits is called without the mutex.
class MemoryStore final : public ports::Store {
 public:
  [[nodiscard]] Position LastPosition() const override;
  [[nodiscard]] Result<std::vector<v1::RecordedEvent>> ReadStream(
      const StreamKey& stream, Version from, std::size_t events_max) const override;
  [[nodiscard]] Result<void> ReadCommits(
      Position from, const std::function<bool(const v1::Commit&)>& visit) const override;
  [[nodiscard]] Result<std::optional<ports::RequestRecord>> FindRequest(
      const std::string& landlord_id, const std::string& request_id) const override;

  [[nodiscard]] Result<std::optional<ports::ComplaintRow>> FindComplaint(
      const std::string& landlord_id, const std::string& complaint_id) const override;
  [[nodiscard]] Result<std::optional<std::string>> FindByReference(
      const std::string& landlord_id, const std::string& source,
      const std::string& reference) const override;
  [[nodiscard]] Result<std::vector<ports::ComplaintRow>> ListComplaints(
      const std::string& landlord_id, const std::string& after_id,
      std::size_t rows_max) const override;
  [[nodiscard]] Result<std::vector<v1::ClockRow>> ListDue(
      const std::string& landlord_id, const std::optional<ports::DueCursor>& after,
      std::optional<Day> until, std::size_t rows_max) const override;
  [[nodiscard]] Result<std::vector<std::string>> ListStreams(const std::string& landlord_id,
                                                             v1::StreamKind kind,
                                                             const std::string& after_id,
                                                             std::size_t ids_max) const override;
  [[nodiscard]] Result<std::vector<std::string>> ListLandlords(const std::string& after_id,
                                                               std::size_t ids_max) const override;

  [[nodiscard]] Result<void> Write(const ports::Batch& batch) override;

  // Makes the next write, and so every one after it, fail with `error`: a disk that died.
  void FailWrites(Error error);

 private:
  using Ids = std::pair<std::string, std::string>;  // Landlord, and an id of its own.
  using DueKey = std::tuple<std::string, Day, std::string, std::string>;
  using ReferenceKey = std::tuple<std::string, std::string, std::string>;
  struct EventPlace {
    std::uint64_t first_position;
    int index;
  };

  [[nodiscard]] Result<void> Check(const ports::Batch& batch) const;
  void PutCommit(const ports::PendingCommit& pending);
  void PutComplaint(const ports::ComplaintRowChange& change);
  void PutReference(const ports::ReferenceChange& change);

  mutable std::mutex mutex_;
  std::optional<Error> failed_;
  std::uint64_t last_ = 0;
  std::map<std::uint64_t, v1::Commit> log_;  // By first position.
  std::map<std::pair<StreamKey, std::uint64_t>, EventPlace> streams_;
  std::map<Ids, ports::RequestRecord> requests_;
  std::map<Ids, ports::ComplaintRow> complaints_;
  std::map<DueKey, v1::ClockRow> due_;
  std::map<ReferenceKey, std::string> references_;
  std::set<std::string> landlords_;
};

}  // namespace redress::storage
