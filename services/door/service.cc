#include "services/door/service.h"

#include <utility>

#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/rpc_service_method.h>
#include <grpcpp/support/server_callback.h>

#include "engine/types/assert.h"
#include "services/door/form.h"

namespace redress::door {
namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using grpc::ByteBuffer;

std::unique_ptr<Message> MakeMessage(const google::protobuf::Descriptor& type) {
  const Message* prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type);
  REDRESS_ASSERT(prototype != nullptr);
  return std::unique_ptr<Message>(prototype->New());
}

std::optional<Refusal> ReadAndCheck(const ByteBuffer& in, Message& request,
                                    const ports::Clock& clock) {
  if (auto fault = ReadRequest(in, request)) return fault;
  return CheckForm(request, "", clock);
}

}  // namespace

Service::Service(const google::protobuf::ServiceDescriptor& descriptor, const ports::Clock& clock,
                 Streams* streams)
    : descriptor_(descriptor), clock_(clock), streams_(streams) {
  for (int i = 0; i < descriptor.method_count(); ++i) {
    const MethodDescriptor& method = *descriptor.method(i);
    paths_.push_back("/" + descriptor.full_name() + "/" + method.name());
    const auto kind = method.client_streaming()   ? grpc::internal::RpcMethod::BIDI_STREAMING
                      : method.server_streaming() ? grpc::internal::RpcMethod::SERVER_STREAMING
                                                  : grpc::internal::RpcMethod::NORMAL_RPC;
    AddMethod(new grpc::internal::RpcServiceMethod(paths_.back().c_str(), kind, nullptr));
  }
}

const MethodDescriptor& Service::Find(const std::string& name) const {
  const MethodDescriptor* method = descriptor_.FindMethodByName(name);
  REDRESS_ASSERT(method != nullptr);
  return *method;
}

void Service::HandleUnary(const MethodDescriptor& method, Unary handle) {
  REDRESS_ASSERT(!method.server_streaming());
  MarkMethodRawCallback(
      method.index(),
      new grpc::internal::CallbackUnaryHandler<ByteBuffer, ByteBuffer>(
          [this, &method, handle = std::move(handle)](grpc::CallbackServerContext* context,
                                                      const ByteBuffer* in, ByteBuffer* out) {
            return Begin(method, handle, *context, *in, out);
          }));
}

void Service::HandleStream(const MethodDescriptor& method, OpenSource open) {
  REDRESS_ASSERT(method.server_streaming() && streams_ != nullptr);
  MarkMethodRawCallback(method.index(),
                        new grpc::internal::CallbackServerStreamingHandler<ByteBuffer, ByteBuffer>(
                            [this, &method, open = std::move(open)](grpc::CallbackServerContext*,
                                                                    const ByteBuffer* in) {
                              return BeginStream(method, open, *in);
                            }));
}

grpc::ServerUnaryReactor* Service::Begin(const MethodDescriptor& method, const Unary& handle,
                                         grpc::CallbackServerContext& context, const ByteBuffer& in,
                                         ByteBuffer* out) const {
  auto request = MakeMessage(*method.input_type());
  const auto fault = ReadAndCheck(in, *request, clock_);
  auto* call = new Call(std::move(request), MakeMessage(*method.output_type()), out,
                        DeadlineOf(context, clock_));
  if (fault) {
    call->Fail(*fault);
  } else {
    handle(*call);
  }
  return call;
}

grpc::ServerWriteReactor<ByteBuffer>* Service::BeginStream(const MethodDescriptor& method,
                                                           const OpenSource& open,
                                                           const ByteBuffer& in) const {
  auto request = MakeMessage(*method.input_type());
  if (const auto fault = ReadAndCheck(in, *request, clock_)) return new RefusedStream(*fault);
  auto stream = streams_->Begin(MakeMessage(*method.output_type()));
  if (!stream) return new RefusedStream(stream.error());
  auto source = open(*request, **stream);
  (*stream)->Start(std::move(source));
  return *stream;
}

}  // namespace redress::door
