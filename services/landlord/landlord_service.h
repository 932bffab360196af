#pragma once

#include "redress/v1/landlord_service.pb.h"

#include "services/door/commands.h"

namespace redress::landlord {

// Answers redress.v1.LandlordService.
class LandlordService final : public door::CommandService {
 public:
  explicit LandlordService(door::House& house);

 private:
  void GetRegister(door::Call& call, const v1::GetRegisterRequest& request,
                   v1::GetRegisterResponse& response);
};

}  // namespace redress::landlord
