#include "services/door/positions.h"

#include <limits>
#include <utility>
#include <vector>

namespace redress::door {
namespace {

Error Stopping() {
  return {ErrorCode::kUnavailable, "expected a server that stays, but it is stopping"};
}

}  // namespace

Positions::Positions(const ports::Log& log, runtime::Writer& writer, Pool& pool)
    : log_(log), writer_(writer), pool_(pool) {
  following_ = writer_.Follow([this](const auto&) { Advance(); });
}

Positions::~Positions() { writer_.Unfollow(following_); }

void Positions::Await(std::uint64_t position, Call& call, std::function<void()> then) {
  if (position <= Count(log_.LastPosition())) return Give({&call, std::move(then)});
  std::pair<std::uint64_t, std::uint64_t> key{position, 0};
  bool ended = false;
  {
    const std::lock_guard lock(mutex_);
    ended = ended_;
    if (!ended && waiting_.size() < kWaitingMax) {
      key.second = ++last_ticket_;
      waiting_.emplace(key, Waiting{&call, std::move(then)});
    }
  }
  if (ended) return call.Fail(Stopping());
  if (key.second == 0) {
    return call.Fail(Error{ErrorCode::kResourceExhausted,
                           "expected room to wait for a position, but there is none: try again"});
  }
  call.TellOfCancel([this, key, &call] {
    if (!Take(key)) return;
    call.Fail(Error{ErrorCode::kDeadlineExceeded,
                    "expected the log to reach that position in time, but it did not"});
  });
  Advance();  // It may have come in between.
}

void Positions::EndAll() {
  std::map<std::pair<std::uint64_t, std::uint64_t>, Waiting> waiting;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    waiting.swap(waiting_);
  }
  for (auto& [key, one] : waiting) one.call->Fail(Stopping());
}

void Positions::Advance() {
  std::vector<Waiting> ready;
  {
    const std::lock_guard lock(mutex_);
    const auto end = waiting_.upper_bound(
        {Count(log_.LastPosition()), std::numeric_limits<std::uint64_t>::max()});
    for (auto at = waiting_.begin(); at != end; ++at) ready.push_back(std::move(at->second));
    waiting_.erase(waiting_.begin(), end);
  }
  for (Waiting& waiting : ready) Give(std::move(waiting));
}

void Positions::Give(Waiting waiting) {
  if (pool_.Run(std::move(waiting.then))) return;
  waiting.call->Fail(Error{ErrorCode::kResourceExhausted,
                           "expected room for more reads, but there is none: try again"});
}

bool Positions::Take(std::pair<std::uint64_t, std::uint64_t> key) {
  const std::lock_guard lock(mutex_);
  return waiting_.erase(key) > 0;
}

}  // namespace redress::door
