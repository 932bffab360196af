#pragma once

#include "redress/v1/complaint_service.pb.h"

#include "services/door/commands.h"

namespace redress::complaints {

// Answers redress.v1.ComplaintService. The commands of one fact are CommandService's; here is the
// rest.
class ComplaintService final : public door::CommandService {
 public:
  explicit ComplaintService(door::House& house);

 private:
  void Record(door::Call& call, const v1::RecordRequest& request);
  void ReassignHandler(door::Call& call, const v1::ReassignHandlerRequest& request);
  void Reassign(door::Call& call, const v1::ReassignHandlerRequest& request);
  void Get(door::Call& call, const v1::GetRequest& request, v1::GetResponse& response);
  void List(door::Call& call, const v1::ListRequest& request, v1::ListResponse& response);
};

}  // namespace redress::complaints
