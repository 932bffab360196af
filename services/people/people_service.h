#pragma once

#include "redress/v1/people_service.pb.h"

#include "services/door/commands.h"

namespace redress::people {

// Answers redress.v1.PeopleService. Its commands are CommandService's; here is how a person is
// read.
class PeopleService final : public door::CommandService {
 public:
  explicit PeopleService(door::House& house);

 private:
  void GetPerson(door::Call& call, const v1::GetPersonRequest& request,
                 v1::GetPersonResponse& response);
};

}  // namespace redress::people
