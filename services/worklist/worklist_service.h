#pragma once

#include "redress/v1/worklist_service.pb.h"

#include "services/door/commands.h"
#include "services/worklist/due_watch.h"

namespace redress::worklist {

// Answers redress.v1.WorklistService.
class WorklistService final : public door::CommandService {
 public:
  explicit WorklistService(door::House& house);

 private:
  void ListDue(door::Call& call, const v1::ListDueRequest& request, v1::ListDueResponse& response);

  DueWatchers watchers_;
};

}  // namespace redress::worklist
