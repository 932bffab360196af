#pragma once

#include <vector>

#include "redress/v1/audit_service.pb.h"

#include "services/door/house.h"

namespace redress::audit {

// One complaint's history, an event a message, its texts opened as they are sent.
class ReplaySource final : public door::Source {
 public:
  ReplaySource(const v1::ReplayRequest& request, door::House& house);

  [[nodiscard]] tl::expected<door::Pulled, runtime::Failure> Pull(
      google::protobuf::Message& message) override;

 private:
  [[nodiscard]] tl::expected<void, runtime::Failure> Read();

  const v1::ReplayRequest request_;
  door::House& house_;
  bool is_read_ = false;
  std::vector<v1::TimelineEntry> entries_;
  std::size_t next_ = 0;
};

}  // namespace redress::audit
