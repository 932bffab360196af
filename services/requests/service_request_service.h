#pragma once

#include "redress/v1/request_service.pb.h"

#include "services/door/commands.h"

namespace redress::requests {

// Answers redress.v1.ServiceRequestService. Its commands are CommandService's; here is how service
// requests are read.
class ServiceRequestService final : public door::CommandService {
 public:
  explicit ServiceRequestService(door::House& house);

 private:
  void Get(door::Call& call, const v1::GetServiceRequestRequest& request,
           v1::GetServiceRequestResponse& response);
};

}  // namespace redress::requests
