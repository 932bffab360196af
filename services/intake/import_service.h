#pragma once

#include "services/door/house.h"
#include "services/door/service.h"

namespace redress::intake {

// Answers redress.v1.ImportService.
class ImportService final : public door::Service {
 public:
  // `house` must outlive this.
  explicit ImportService(door::House& house);
};

}  // namespace redress::intake
