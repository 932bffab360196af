#pragma once

#include "services/door/commands.h"

namespace redress::whatif {

// Answers redress.v1.WhatIfService: one stream.
class WhatIfService final : public door::CommandService {
 public:
  explicit WhatIfService(door::House& house);
};

}  // namespace redress::whatif
