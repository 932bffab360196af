#pragma once

#include "services/door/commands.h"

namespace redress::audit {

// Answers redress.v1.AuditService: two streams.
class AuditService final : public door::CommandService {
 public:
  explicit AuditService(door::House& house);
};

}  // namespace redress::audit
