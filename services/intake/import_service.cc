#include "services/intake/import_service.h"

#include <grpcpp/impl/codegen/server_callback_handlers.h>

#include "redress/v1/import_service.pb.h"

#include "services/intake/annul_source.h"
#include "services/intake/import_reactor.h"

namespace redress::intake {

ImportService::ImportService(door::House& house)
    : Service(*v1::ImportStart::descriptor()->file()->FindServiceByName("ImportService"),
              house.clock, &house.streams) {
  MarkMethodRawCallback(Find("ImportRows").index(),
                        new grpc::internal::CallbackBidiHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
                            [&house](grpc::CallbackServerContext* context) {
                              return ImportReactor::Begin(house, *context);
                            }));
  HandleStream(Find("AnnulImport"),
               [&house](google::protobuf::Message& request, door::Stream& stream)
                   -> tl::expected<std::unique_ptr<door::Source>, runtime::Failure> {
                 return std::make_unique<AnnulSource>(
                     std::move(static_cast<v1::AnnulImportRequest&>(request)), house, stream);
               });
}

}  // namespace redress::intake
