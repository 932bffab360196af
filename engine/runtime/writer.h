#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/commands/command.h"
#include "engine/ports/clock.h"
#include "engine/ports/store.h"

namespace redress::runtime {

// A command as a door hands it over.
struct Submission {
  commands::Command command;
  std::array<std::uint8_t, 32> payload_mac{};  // Of the clear payload: tells a repeat from a reuse.
  bool validate_only = false;
  std::optional<std::int64_t> deadline_unix_nanos;  // Past it, the command is dropped undecided.
};

// What a command did.
struct Done {
  v1::Commit commit;      // As recorded; if validated only, without positions.
  bool repeated = false;  // The request id had been answered before.
  std::vector<complaint::Warning> warnings = {};  // What speaks against it. None if repeated.
};

using Failure = std::variant<Refusal, Error>;
using Outcome = tl::expected<Done, Failure>;

// What changed in a durable batch, for those who follow.
struct Change {
  std::vector<ports::ComplaintRowChange> complaints;
  Position last_position{0};
};

struct WriterOptions {
  std::size_t queue_commands_max = 4'096;    // Waiting to be decided.
  std::size_t batch_commands_max = 256;      // In one sync.
  std::size_t batch_bytes_max = 4u << 20;    // Of encoded commits in one sync.
  std::size_t cached_streams_max = 20'000;   // Hot states.
  std::size_t reckon_slice_complaints = 20;  // Rows worked out again between two batches.
};

// Told of what the writer does. Called from its threads; must not block.
class WriterObserver {
 public:
  virtual ~WriterObserver() = default;
  virtual void OnBatch(std::size_t commits, std::size_t events, std::size_t bytes,
                       double sync_seconds) = 0;
  virtual void OnDecided(v1::RefusalReason reason) = 0;  // UNSPECIFIED: accepted.
  virtual void OnQueued(std::size_t waiting) = 0;
};

// The one writer. Commands queue to one thread that holds hot states, decides, and hands batches to
// a sync thread; while one batch is being synced the next is decided on top of it. Every answer
// comes after the sync of all it rests on.
class Writer {
 public:
  // `store`, `clock` and `observer` (may be null) must outlive this.
  Writer(ports::Store& store, const ports::Clock& clock, WriterOptions options,
         WriterObserver* observer);
  ~Writer();  // Stops.
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Queues a command. `done` is called exactly once, from the writer's sync thread, unless false is
  // answered: the queue is full, or the writer is stopping. Thread-safe.
  [[nodiscard]] bool Submit(Submission submission, std::function<void(const Outcome&)> done);

  // Takes no more commands, answers those taken, and returns when all is on disk.
  void Stop();

  // Why the writer stopped by itself: the store failed. Nothing while it works. Thread-safe.
  [[nodiscard]] std::optional<Error> Failed() const;

  // Calls `listener` after each durable batch, from the sync thread; it must not block. Answers an
  // id.
  std::uint64_t Follow(std::function<void(const std::shared_ptr<const Change>&)> listener);
  void Unfollow(std::uint64_t id);

  // Complaints of a landlord whose rows are not yet worked out under its newest law. Thread-safe.
  [[nodiscard]] std::uint64_t RowsToReckon(const std::string& landlord_id) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace redress::runtime
