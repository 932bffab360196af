#include "services/audit/audit_service.h"

#include "redress/v1/audit_service.pb.h"

#include "services/audit/log_source.h"
#include "services/audit/replay_source.h"

namespace redress::audit {

AuditService::AuditService(door::House& house)
    : CommandService(*v1::ReplayRequest::descriptor()->file()->FindServiceByName("AuditService"),
                     house) {
  HandleStream(
      Find("Replay"),
      [this](google::protobuf::Message& request,
             door::Stream&) -> tl::expected<std::unique_ptr<door::Source>, runtime::Failure> {
        return std::make_unique<ReplaySource>(static_cast<const v1::ReplayRequest&>(request),
                                              this->house());
      });
  HandleStream(
      Find("ReadLog"),
      [this](google::protobuf::Message& request,
             door::Stream&) -> tl::expected<std::unique_ptr<door::Source>, runtime::Failure> {
        return std::make_unique<LogSource>(static_cast<const v1::ReadLogRequest&>(request),
                                           this->house().store);
      });
}

}  // namespace redress::audit
