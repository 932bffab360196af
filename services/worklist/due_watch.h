#pragma once

#include <memory>
#include <mutex>
#include <set>

#include "redress/v1/worklist_service.pb.h"

#include "engine/runtime/writer.h"
#include "services/door/house.h"

namespace redress::worklist {

class DueWatch;

// Everybody who watches duties. Hands each the changes of every durable batch. Thread-safe.
class DueWatchers {
 public:
  // `writer` must outlive this, and this every stream begun with it.
  explicit DueWatchers(runtime::Writer& writer);
  ~DueWatchers();
  DueWatchers(const DueWatchers&) = delete;
  DueWatchers& operator=(const DueWatchers&) = delete;

  // Begins to watch for a stream: first a run through all there is, then changes as they come.
  [[nodiscard]] tl::expected<std::unique_ptr<door::Source>, runtime::Failure> Begin(
      const v1::WatchDueRequest& request, door::Stream& stream, door::House& house);

 private:
  friend class DueWatch;
  void Forget(DueWatch* watch);

  runtime::Writer& writer_;
  std::mutex mutex_;  // Held while a watch is told, so that none goes meanwhile.
  std::set<DueWatch*> watches_;
  std::uint64_t following_ = 0;
};

}  // namespace redress::worklist
