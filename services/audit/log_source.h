#pragma once

#include <string>

#include "redress/v1/audit_service.pb.h"

#include "engine/ports/log.h"
#include "services/door/stream.h"

namespace redress::audit {

// Commits in log order, as they were recorded: sealed texts stay sealed. Ends at what was the log's
// last position when it began.
class LogSource final : public door::Source {
 public:
  // `log` must outlive this.
  LogSource(const v1::ReadLogRequest& request, const ports::Log& log);

  [[nodiscard]] tl::expected<door::Pulled, runtime::Failure> Pull(
      google::protobuf::Message& message) override;

 private:
  const ports::Log& log_;
  const std::string landlord_id_;
  const std::uint64_t end_;  // The first position that is not sent any more.
  std::uint64_t next_;       // The next position to look at.
  std::uint64_t commits_left_;
};

}  // namespace redress::audit
