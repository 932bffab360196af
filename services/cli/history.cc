#include "services/cli/history.h"

#include "redress/v1/audit_service.grpc.pb.h"

#include "services/cli/complaint_name.h"
#include "services/cli/fact_fields.h"

namespace redress::cli {
namespace {

Answer<v1::ReplayRequest> MakeRequest(const HistoryQuery& query) {
  v1::ReplayRequest request;
  if (!query.as_of.empty()) {
    const auto date = ReadDate(query.as_of);
    if (!date) return Fail(kWrongUsage, "--as-of: " + date.error());
    *request.mutable_as_of_date() = *date;
  }
  if (!query.known_at.empty()) {
    const auto instant = ReadInstant(query.known_at);
    if (!instant) return Fail(kWrongUsage, "--known-at: " + instant.error());
    *request.mutable_known_at_time() = *instant;
  }
  return request;
}

}  // namespace

Answer<std::uint64_t> ReadHistory(Session& session, const HistoryQuery& query,
                                  const std::function<bool(const v1::TimelineEntry&)>& take) {
  auto request = MakeRequest(query);
  if (!request) return tl::make_unexpected(request.error());
  const auto complaint_id = ComplaintId(session, query.landlord_id, query.complaint);
  if (!complaint_id) return tl::make_unexpected(complaint_id.error());
  request->set_landlord_id(query.landlord_id);
  request->set_complaint_id(*complaint_id);
  const auto stub = session.Stub<v1::AuditService>();
  grpc::ClientContext context;
  const auto reader = stub->Replay(&context, *request);
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
