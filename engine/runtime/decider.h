#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/ports/clock.h"
#include "engine/runtime/pending_batch.h"
#include "engine/runtime/state_cache.h"
#include "engine/runtime/writer.h"

namespace redress::runtime {

// Decides commands one after another on top of what is pending, into batches. Single-threaded: the
// writer's deciding thread owns it. Knows nothing of threads or syncs but for what it is told.
class Decider {
 public:
  Decider(const ports::Store& store, const ports::Clock& clock, const WriterOptions& options,
          WriterObserver* observer);

  // Takes up the log where it stands: the last position and the last time recorded.
  [[nodiscard]] Result<void> Begin();

  // Whether `submission` can only be decided once everything pending is on disk: it makes a stream
  // to be folded afresh, and the fold reads the disk.
  [[nodiscard]] static bool NeedsDrain(const Submission& submission);

  // Decides `submission` into `batch`, with its answer.
  void Handle(Submission submission, std::function<void(const Outcome&)> done, PendingBatch& batch);

  // Works out the next rows that are of an older law, into `batch`.
  void Reckon(PendingBatch& batch);
  [[nodiscard]] bool HasToReckon() const { return !reckonings_.empty(); }
  // By landlord: rows that are not yet of its newest law. Those without any are absent.
  [[nodiscard]] std::map<std::string, std::uint64_t> RowsToReckon() const;

  // Told that batches up to `durable` are on disk.
  void Settle(BatchId durable);

 private:
  // The answer to a request that is pending: it cannot be found on disk yet.
  struct PendingRequest {
    std::array<std::uint8_t, 32> payload_mac;
    std::shared_ptr<const v1::Commit> commit;
    BatchId batch = 0;
  };
  // A name given or freed by what is pending.
  struct PendingReference {
    std::string complaint_id;  // Empty: it is free again.
    BatchId batch = 0;
  };
  // Rows of a landlord to be worked out again.
  struct Reckoning {
    std::string landlord_id;
    std::string after_id;
    std::uint64_t rows_left = 0;  // Counted so far and not yet worked out.
    bool counted = false;         // Whether all are counted.
    std::string counted_after_id;
  };
  struct Gathered {
    commands::States states;
    std::vector<StreamKey> streams;
  };

  [[nodiscard]] Outcome Answer(const Submission& submission, PendingBatch& batch);
  [[nodiscard]] tl::expected<std::optional<Done>, Failure> FindRepeat(const Submission& submission);
  [[nodiscard]] Result<Gathered> Gather(const commands::Command& command);
  [[nodiscard]] v1::Commit MakeCommit(const commands::Command& command,
                                      std::vector<v1::Event> events, const ports::Now& now);
  [[nodiscard]] Result<void> Apply(v1::Commit& commit, PendingBatch& batch);
  [[nodiscard]] Result<void> FoldAfresh(const StreamKey& stream, const v1::Commit& commit);
  void ChangeRow(const StreamKey& stream, PendingBatch& batch);
  void ChangeReferences(const StreamKey& stream, const std::vector<v1::ExternalReference>& before,
                        const std::vector<v1::ExternalReference>& after, PendingBatch& batch);
  [[nodiscard]] Result<void> CountSlice(Reckoning& reckoning);
  [[nodiscard]] Result<bool> ReckonSlice(Reckoning& reckoning, PendingBatch& batch);
  [[nodiscard]] const landlord::State* Landlord(const std::string& landlord_id);
  void StartReckoning(const std::string& landlord_id);

  const ports::Store& store_;
  const ports::Clock& clock_;
  const WriterOptions& options_;
  WriterObserver* observer_;
  StateCache cache_;
  std::uint64_t next_position_ = 1;
  std::int64_t last_recorded_nanos_ = 0;
  std::unordered_map<std::string, PendingRequest> pending_requests_;  // By landlord and request id.
  std::unordered_map<std::string, PendingReference> pending_references_;  // By landlord and name.
  std::deque<std::pair<BatchId, std::string>> requests_by_batch_;
  std::deque<std::pair<BatchId, std::string>> references_by_batch_;
  std::deque<Reckoning> reckonings_;
};

}  // namespace redress::runtime
