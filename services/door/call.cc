#include "services/door/call.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/server_context.h>

#include "services/door/form.h"
#include "services/door/submission.h"

namespace redress::door {

using google::protobuf::Message;

Call::Call(std::unique_ptr<Message> request, std::unique_ptr<Message> response,
           grpc::ByteBuffer* out, std::optional<std::int64_t> deadline_unix_nanos)
    : request_(std::move(request)),
      response_(std::move(response)),
      out_(out),
      deadline_(deadline_unix_nanos) {}

void Call::Answer() {
  if (answered_.exchange(true)) return;
  *out_ = WriteResponse(*response_);
  Finish(grpc::Status::OK);
}

void Call::Fail(const runtime::Failure& failure) {
  if (answered_.exchange(true)) return;
  Finish(ToStatus(failure));
}

void Call::TellOfCancel(std::function<void()> told) {
  {
    const std::lock_guard lock(cancel_mutex_);
    if (!cancelled_) {
      on_cancel_ = std::move(told);
      return;
    }
  }
  told();
}

void Call::OnCancel() {
  std::function<void()> told;
  {
    const std::lock_guard lock(cancel_mutex_);
    cancelled_ = true;
    told = std::move(on_cancel_);
  }
  if (told) told();
}

std::optional<Refusal> ReadRequest(const grpc::ByteBuffer& bytes, Message& request) {
  grpc::ByteBuffer taken = bytes;  // Shares the bytes: reading a buffer empties it.
  grpc::ProtoBufferReader reader(&taken);
  if (reader.status().ok() && request.ParseFromZeroCopyStream(&reader)) return std::nullopt;
  return Malformed("", "expected a " + request.GetDescriptor()->name() +
                           " with its texts in UTF-8, but found bytes that are none");
}

grpc::ByteBuffer WriteResponse(const Message& response) {
  grpc::ByteBuffer bytes;
  bool own_buffer = false;
  (void)grpc::SerializationTraits<Message>::Serialize(response, &bytes, &own_buffer);
  return bytes;
}

std::optional<std::int64_t> DeadlineOf(const grpc::CallbackServerContext& context,
                                       const ports::Clock& clock) {
  using namespace std::chrono;
  constexpr auto kFar = hours{24 * 365};  // gRPC says "never" by a date far off.
  const auto left = context.deadline() - system_clock::now();
  if (left > kFar) return std::nullopt;
  return clock.Read().unix_nanos + duration_cast<nanoseconds>(left).count();
}

}  // namespace redress::door
