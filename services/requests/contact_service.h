#pragma once

#include "redress/v1/contact_service.pb.h"

#include "services/door/commands.h"

namespace redress::requests {

// Answers redress.v1.ContactService. Its commands are CommandService's; here is how contacts are
// read.
class ContactService final : public door::CommandService {
 public:
  explicit ContactService(door::House& house);

 private:
  void Get(door::Call& call, const v1::GetContactRequest& request,
           v1::GetContactResponse& response);
};

}  // namespace redress::requests
