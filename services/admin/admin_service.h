#pragma once

#include <string>

#include "redress/v1/admin_service.pb.h"

#include "services/door/clocks.h"
#include "services/door/commands.h"

namespace redress::admin {

// Answers redress.v1.AdminService. CreateLandlord and RegisterOfficer are CommandService's.
class AdminService final : public door::CommandService {
 public:
  // `virtual_clock` is the house's clock where it is virtual, or null; `version` the program's.
  AdminService(door::House& house, door::VirtualClock* virtual_clock, std::string version);

 private:
  void AdoptLaw(door::Call& call, const v1::AdoptLawRequest& request,
                v1::AdoptLawResponse& response);
  void GetLandlord(door::Call& call, const v1::GetLandlordRequest& request,
                   v1::GetLandlordResponse& response);
  void GetStatus(door::Call& call, v1::GetStatusResponse& response);
  void SetVirtualTime(door::Call& call, const v1::SetVirtualTimeRequest& request,
                      v1::SetVirtualTimeResponse& response);

  door::VirtualClock* const virtual_clock_;
  const std::string version_;
};

}  // namespace redress::admin
