#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <unordered_map>

#include "engine/commands/command.h"
#include "engine/ports/store.h"
#include "engine/runtime/pending_batch.h"

namespace redress::runtime {

// A stream's hot state, ahead of the disk by what is pending.
struct HotStream {
  commands::StreamState state;
  std::optional<ports::ComplaintRow> row;  // Of complaints: as it will stand on disk.
  BatchId dirty_in = 0;                    // The last batch that holds a change of it. 0: none yet.
};

// The hot states, least recently used out first. What is not yet on disk cannot be read back, so it
// is never thrown out; a batch is bounded, hence so is the excess. Not thread-safe: the decider's
// own.
class StateCache {
 public:
  StateCache(const ports::Store& store, std::size_t streams_max);

  // The hot state of a stream, read and folded if it is not here. A stream that does not exist has
  // version 0. The pointer holds until the next Trim.
  [[nodiscard]] Result<HotStream*> Get(const StreamKey& stream);

  // Reads a stream from disk and folds it, whatever the cache holds.
  [[nodiscard]] Result<HotStream> Load(const StreamKey& stream) const;

  // As `Get`, but one that is not here is put where it is thrown out first: for passing through
  // many.
  [[nodiscard]] Result<HotStream*> GetAsOldest(const StreamKey& stream);

  // The hot state if it is here, without touching its age.
  [[nodiscard]] HotStream* Peek(const StreamKey& stream);

  // Forgets streams that do not exist, and the oldest beyond the limit that are on disk by
  // `durable`.
  void Trim(BatchId durable);

 private:
  struct Node {
    StreamKey key;
    HotStream hot;
  };

  const ports::Store& store_;
  std::size_t streams_max_;
  std::list<Node> by_age_;  // Youngest first.
  std::unordered_map<StreamKey, std::list<Node>::iterator, StreamKeyHash> index_;
  std::vector<StreamKey> absent_;  // Cached since the last Trim with version 0.
};

}  // namespace redress::runtime
