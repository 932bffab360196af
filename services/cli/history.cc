#include "services/cli/history.h"

#include "redress/v1/audit_service.grpc.pb.h"

#include "services/cli/complaint_name.h"

namespace redress::cli {

Answer<std::uint64_t> ReadHistory(Session& session, const HistoryQuery& query,
                                  const std::function<bool(const v1::TimelineEntry&)>& take) {
  v1::ReplayRequest request;
  if (auto set = SetTimes(query.times, request); !set) return tl::make_unexpected(set.error());
  const auto complaint_id = ComplaintId(session, query.landlord_id, query.complaint);
  if (!complaint_id) return tl::make_unexpected(complaint_id.error());
  request.set_landlord_id(query.landlord_id);
  request.set_complaint_id(*complaint_id);
  const auto stub = session.Stub<v1::AuditService>();
  grpc::ClientContext context;
  const auto reader = stub->Replay(&context, request);
  v1::ReplayResponse response;
  std::uint64_t count = 0;
  while (reader->Read(&response)) {
    ++count;
    if (take(response.entry())) continue;
    context.TryCancel();
    (void)reader->Finish();
    return count;
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return tl::make_unexpected(session.Failed(status));
  return count;
}

}  // namespace redress::cli
