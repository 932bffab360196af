#include "engine/runtime/state_cache.h"

#include <iterator>
#include <string>
#include <utility>

#include "engine/runtime/reader.h"

namespace redress::runtime {

StateCache::StateCache(const ports::Store& store, std::size_t streams_max)
    : store_(store), streams_max_(streams_max) {}

Result<HotStream> StateCache::Load(const StreamKey& stream) const {
  const auto events = store_.ReadStream(stream, Version{1}, kStreamEventsMax);
  if (!events) return tl::unexpected(events.error());
  // Those that could grow so long are cut by period. More is refused, not truncated.
  if (events->size() == kStreamEventsMax) {
    const std::string most = std::to_string(kStreamEventsMax);
    return tl::unexpected(
        Error{ErrorCode::kResourceExhausted,
              "expected a stream of fewer than " + most + " events, but it is longer"});
  }
  HotStream hot{commands::FoldStream(stream.kind, *events), std::nullopt, 0};
  if (stream.kind == v1::STREAM_KIND_COMPLAINT && hot.state.version > 0) {
    auto row = store_.FindComplaint(stream.landlord_id, stream.id);
    if (!row) return tl::unexpected(row.error());
    hot.row = std::move(*row);
  }
  return hot;
}

Result<HotStream*> StateCache::Get(const StreamKey& stream) {
  if (const auto found = index_.find(stream); found != index_.end()) {
    by_age_.splice(by_age_.begin(), by_age_, found->second);
    return &found->second->hot;
  }
  auto hot = Load(stream);
  if (!hot) return tl::unexpected(hot.error());
  if (hot->state.version == 0) absent_.push_back(stream);
  by_age_.push_front({stream, std::move(*hot)});
  index_.emplace(stream, by_age_.begin());
  return &by_age_.front().hot;
}

Result<HotStream*> StateCache::GetAsOldest(const StreamKey& stream) {
  if (HotStream* hot = Peek(stream); hot != nullptr) return hot;
  auto hot = Load(stream);
  if (!hot) return tl::unexpected(hot.error());
  by_age_.push_back({stream, std::move(*hot)});
  index_.emplace(stream, std::prev(by_age_.end()));
  return &by_age_.back().hot;
}

HotStream* StateCache::Peek(const StreamKey& stream) {
  const auto found = index_.find(stream);
  return found == index_.end() ? nullptr : &found->second->hot;
}

void StateCache::Trim(BatchId durable) {
  // A flood of ids that name nothing must not push out what is really used.
  for (const StreamKey& stream : absent_) {
    const auto found = index_.find(stream);
    if (found == index_.end() || found->second->hot.state.version > 0) continue;
    by_age_.erase(found->second);
    index_.erase(found);
  }
  absent_.clear();
  auto oldest = by_age_.end();
  while (by_age_.size() > streams_max_ && oldest != by_age_.begin()) {
    --oldest;
    if (oldest->hot.dirty_in > durable) continue;
    index_.erase(oldest->key);
    oldest = by_age_.erase(oldest);
  }
}

}  // namespace redress::runtime
