#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "engine/ports/clock.h"
#include "engine/runtime/writer.h"

namespace redress::door {

// One unary call on its way. Answered once, from any thread; what is answered after that is
// ignored. Lives until gRPC is done with it.
class Call final : public grpc::ServerUnaryReactor {
 public:
  Call(std::unique_ptr<google::protobuf::Message> request,
       std::unique_ptr<google::protobuf::Message> response, grpc::ByteBuffer* out,
       std::optional<std::int64_t> deadline_unix_nanos);

  // The caller's, checked for form. A handler may take parts out of it.
  [[nodiscard]] google::protobuf::Message& request() { return *request_; }
  // To be filled before `Answer`.
  [[nodiscard]] google::protobuf::Message& response() { return *response_; }
  // When the caller gives up, by the clock of the house. Nothing: never.
  [[nodiscard]] std::optional<std::int64_t> deadline_unix_nanos() const { return deadline_; }

  void Answer();
  void Fail(const runtime::Failure& failure);

  // Has `told` called once if the caller gives up before the answer; at once if it has already.
  void TellOfCancel(std::function<void()> told);

 private:
  void OnCancel() override;
  void OnDone() override { delete this; }

  std::unique_ptr<google::protobuf::Message> request_;
  std::unique_ptr<google::protobuf::Message> response_;
  grpc::ByteBuffer* out_;
  const std::optional<std::int64_t> deadline_;
  std::atomic<bool> answered_ = false;
  std::mutex cancel_mutex_;
  bool cancelled_ = false;
  std::function<void()> on_cancel_;
};

// Reads a request's bytes. MALFORMED if they are none of its type.
[[nodiscard]] std::optional<Refusal> ReadRequest(const grpc::ByteBuffer& bytes,
                                                 google::protobuf::Message& request);
[[nodiscard]] grpc::ByteBuffer WriteResponse(const google::protobuf::Message& response);

// When the caller gives up, by `clock`, which may stand still where the caller's does not.
[[nodiscard]] std::optional<std::int64_t> DeadlineOf(const grpc::CallbackServerContext& context,
                                                     const ports::Clock& clock);

}  // namespace redress::door
