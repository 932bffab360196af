#include "services/audit/log_source.h"

#include <algorithm>
#include <limits>

namespace redress::audit {
namespace {

constexpr std::size_t kMessageBytes = 512u << 10u;   // One commit more may go in, if the first.
constexpr std::size_t kCommitsLookedAtMax = 10'000;  // In one pull, whosever they are.

using door::Pulled;
using runtime::Failure;

}  // namespace

LogSource::LogSource(const v1::ReadLogRequest& request, const ports::Log& log)
    : log_(log),
      landlord_id_(request.landlord_id()),
      end_(Count(log.LastPosition()) + 1),
      next_(std::max<std::uint64_t>(request.from_position(), 1)),
      commits_left_(request.commits_max() == 0 ? std::numeric_limits<std::uint64_t>::max()
                                               : request.commits_max()) {}

tl::expected<Pulled, Failure> LogSource::Pull(google::protobuf::Message& message) {
  auto& response = static_cast<v1::ReadLogResponse&>(message);
  while (next_ < end_ && commits_left_ > 0 && response.commits().empty()) {
    std::size_t bytes = 0;
    std::size_t looked_at = 0;
    const std::uint64_t from = next_;
    const auto read = log_.ReadCommits(Position{from}, [&](const v1::Commit& commit) {
      if (commit.first_position() >= end_ || commits_left_ == 0) return false;
      const bool is_wanted = landlord_id_.empty() || commit.landlord_id() == landlord_id_;
      if (is_wanted) {
        bytes += commit.ByteSizeLong();
        if (bytes > kMessageBytes && !response.commits().empty()) return false;
        *response.add_commits() = commit;
        --commits_left_;
      }
      next_ = commit.first_position() + static_cast<std::uint64_t>(commit.events_size());
      return ++looked_at < kCommitsLookedAtMax;
    });
    if (!read) return tl::unexpected(Failure{read.error()});
    if (next_ == from) break;  // Nothing there any more: cannot be, but must not turn for ever.
  }
  if (response.commits().empty()) return Pulled::kEnd;
  response.set_last_position(Count(log_.LastPosition()));
  return Pulled::kMessage;
}

}  // namespace redress::audit
