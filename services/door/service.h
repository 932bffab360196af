#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/service_type.h>

#include "services/door/call.h"
#include "services/door/stream.h"

namespace redress::door {

// A gRPC service made from its descriptor: every method reads its request, checks its form and
// hands it on, by one path. The generated callback services would answer bytes that cannot be read
// with UNIMPLEMENTED and no word why; and need an override for each of 50 methods that do the same.
class Service : public grpc::Service {
 public:
  using Unary = std::function<void(Call&)>;
  // Makes what a stream sends, or says why not. `stream` outlives the source; it may be woken.
  using OpenSource = std::function<tl::expected<std::unique_ptr<Source>, runtime::Failure>(
      google::protobuf::Message& request, Stream& stream)>;

  [[nodiscard]] const google::protobuf::ServiceDescriptor& descriptor() const {
    return descriptor_;
  }

 protected:
  // `clock` and `streams` must outlive this; `streams` may be null if there is none.
  Service(const google::protobuf::ServiceDescriptor& descriptor, const ports::Clock& clock,
          Streams* streams);

  // Says what answers a method. Called on a gRPC thread: it must not block.
  void HandleUnary(const google::protobuf::MethodDescriptor& method, Unary handle);
  void HandleStream(const google::protobuf::MethodDescriptor& method, OpenSource open);

  // As above, by name, with the types of the messages.
  template <typename Request, typename Response>
  void Handle(const std::string& name,
              std::function<void(Call&, const Request&, Response&)> handle) {
    HandleUnary(Find(name), [handle = std::move(handle)](Call& call) {
      handle(call, static_cast<const Request&>(call.request()),
             static_cast<Response&>(call.response()));
    });
  }

  [[nodiscard]] const google::protobuf::MethodDescriptor& Find(const std::string& name) const;

 private:
  grpc::ServerUnaryReactor* Begin(const google::protobuf::MethodDescriptor& method,
                                  const Unary& handle, grpc::CallbackServerContext& context,
                                  const grpc::ByteBuffer& in, grpc::ByteBuffer* out) const;
  grpc::ServerWriteReactor<grpc::ByteBuffer>* BeginStream(
      const google::protobuf::MethodDescriptor& method, const OpenSource& open,
      const grpc::ByteBuffer& in) const;

  const google::protobuf::ServiceDescriptor& descriptor_;
  const ports::Clock& clock_;
  Streams* const streams_;
  std::deque<std::string> paths_;  // gRPC keeps pointers into them.
};

}  // namespace redress::door
