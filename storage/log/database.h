#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/store.h"

namespace redress::storage {

class Reached;
class Tables;

inline constexpr std::size_t kMemoryBytesMin = 8u << 20;

struct DatabaseOptions {
  std::string path;  // The data folder. Made if it does not exist.
  // For RocksDB's block cache and memtables together. At least kMemoryBytesMin.
  std::size_t memory_bytes = 256u << 20;
};

// The log and its rows in RocksDB. Thread-safe, as ports::Store says.
class Database final : public ports::Store {
 public:
  // For OpenDatabase: takes what it has opened and checked.
  Database(std::unique_ptr<Tables> tables, std::unique_ptr<Reached> reached, Position last);
  ~Database() override;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

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

 private:
  [[nodiscard]] Result<void> WriteSynced(const ports::Batch& batch);

  std::unique_ptr<Tables> tables_;
  std::unique_ptr<Reached> reached_;
  std::atomic<std::uint64_t> last_;
  std::mutex write_;             // Held through a write: two writers are a bug, not a broken log.
  std::optional<Error> failed_;  // Why nothing is written any more.
};

// Opens the data folder, or makes it. kFailedPrecondition if another server holds it or a newer
// release made it; kDataLoss if anything acknowledged is missing or altered: then nothing is
// changed.
[[nodiscard]] Result<std::unique_ptr<Database>> OpenDatabase(const DatabaseOptions& options);

}  // namespace redress::storage
