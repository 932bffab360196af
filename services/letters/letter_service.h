#pragma once

#include "redress/v1/letter_service.pb.h"

#include "services/door/commands.h"

namespace redress::letters {

// Answers redress.v1.LetterService. It reads; what is sent is recorded by the command that sends
// it.
class LetterService final : public door::CommandService {
 public:
  explicit LetterService(door::House& house);

 private:
  void RenderLetter(door::Call& call, const v1::RenderLetterRequest& request,
                    v1::RenderLetterResponse& response);
};

}  // namespace redress::letters
