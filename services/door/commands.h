#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/v1/command.pb.h"

#include "services/door/house.h"
#include "services/door/service.h"

namespace redress::door {

// A method that asks for one fact to be recorded in one stream, read from its request's descriptor:
// `header`, perhaps the stream's id, and a field of the fact's own type.
struct FactMethod {
  v1::StreamKind kind = v1::STREAM_KIND_UNSPECIFIED;
  const google::protobuf::FieldDescriptor* id = nullptr;    // Null: the stream is the landlord's.
  const google::protobuf::FieldDescriptor* fact = nullptr;  // In the request.
  const google::protobuf::FieldDescriptor* body = nullptr;  // In v1::Fact.
};

// Nothing if the method is of another shape.
[[nodiscard]] std::optional<FactMethod> ReadFactMethod(
    const google::protobuf::MethodDescriptor& method);

// A service that takes commands. Every method of FactMethod's shape is answered by one handler.
class CommandService : public Service {
 public:
  // With nothing more, a service all of whose methods have that shape.
  CommandService(const google::protobuf::ServiceDescriptor& descriptor, House& house);


 protected:
  // Seals and submits a command, and answers the call: `result`, and, of a stream whose id is asked
  // for in the response, the id from the record (so that a repeat gives the first one's, not
  // another made up). `made_id` as SealSubmission takes it. `then` may fill in more; it must not
  // block.
  void Submit(Call& call, const v1::CommandHeader& header, std::vector<v1::Step> steps,
              std::string_view made_id = "", std::function<void()> then = nullptr);

  // Runs a read on the pool once the log stands at `position`; fails the call if there is no room.
  void Read(Call& call, std::uint64_t position, std::function<void()> read);

  [[nodiscard]] House& house() const { return house_; }

 private:
  void HandleFact(Call& call, const FactMethod& method);

  House& house_;
};

}  // namespace redress::door
