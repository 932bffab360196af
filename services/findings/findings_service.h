#pragma once

#include "redress/v1/findings_service.pb.h"

#include "services/door/commands.h"

namespace redress::services_findings {

// Answers redress.v1.FindingsService. Judgements are CommandService's; here is what is worked out.
class FindingsService final : public door::CommandService {
 public:
  explicit FindingsService(door::House& house);

 private:
  void GetFindings(door::Call& call, const v1::GetFindingsRequest& request,
                   v1::GetFindingsResponse& response);
  void GetLandlordFindings(door::Call& call, const v1::GetLandlordFindingsRequest& request,
                           v1::GetLandlordFindingsResponse& response);
  void ListProvisions(door::Call& call, const v1::ListProvisionsRequest& request,
                      v1::ListProvisionsResponse& response);
};

}  // namespace redress::services_findings
