#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/ports/store.h"
#include "engine/runtime/writer.h"

namespace redress::runtime {

// Batches are numbered from 1 in the order they are written.
using BatchId = std::uint64_t;

// What is decided and not yet on disk, with the answers that wait for it.
struct PendingBatch {
  BatchId id = 0;
  ports::Batch store;
  std::vector<std::pair<std::function<void(const Outcome&)>, Outcome>> answers;
  std::size_t bytes = 0;  // Of encoded commits.
  std::size_t events = 0;
  std::unordered_map<StreamKey, std::size_t, StreamKeyHash> row_index;  // Into store.complaints.
  bool reckoned = false;                                // Whether rows of older law were looked at.
  std::map<std::string, std::uint64_t> rows_to_reckon;  // By landlord, once this is on disk.

  [[nodiscard]] bool empty() const {
    return answers.empty() && store.complaints.empty() && !reckoned;
  }

  // Notes a complaint's new row. One complaint has one change a batch: the first before, the last
  // after.
  void ChangeRow(const StreamKey& stream, const std::optional<ports::ComplaintRow>& before,
                 const ports::ComplaintRow& after) {
    const auto [entry, added] = row_index.try_emplace(stream, store.complaints.size());
    if (added) {
      store.complaints.push_back({before, after});
    } else {
      store.complaints[entry->second].after = after;
    }
  }
};

}  // namespace redress::runtime
