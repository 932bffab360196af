#include "services/requests/service_request_service.h"

#include <utility>

#include "engine/findings/findings.h"
#include "services/requests/list.h"
#include "services/requests/record.h"
#include "services/requests/view.h"

namespace redress::requests {
namespace {

// The complaints that a service request led to, by their rows.
Result<std::vector<ComplaintAtHand>> ComplaintsOf(const State& state,
                                                  const std::string& landlord_id,
                                                  const ports::Views& views) {
  std::vector<ComplaintAtHand> complaints;
  for (const std::string& id : state.complaint_ids) {
    const auto row = views.FindComplaint(landlord_id, id);
    if (!row) return tl::unexpected(row.error());
    if (!*row) continue;
    const auto& summary = (*row)->summary;
    complaints.push_back(
        {id, summary.has_received_date() ? ToDay(summary.received_date()) : std::nullopt});
  }
  return complaints;
}

}  // namespace

ServiceRequestService::ServiceRequestService(door::House& house)
    : CommandService(*v1::GetServiceRequestRequest::descriptor()->file()->FindServiceByName(
                         "ServiceRequestService"),
                     house) {
  Handle<v1::GetServiceRequestRequest, v1::GetServiceRequestResponse>(
      "GetServiceRequest", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(), [&, this] { Get(call, request, response); });
      });
  Handle<v1::ListServiceRequestsRequest, v1::ListServiceRequestsResponse>(
      "ListServiceRequests", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(),
             [&, this] { AnswerList(call, this->house(), request, response); });
      });
}

void ServiceRequestService::Get(door::Call& call, const v1::GetServiceRequestRequest& request,
                                v1::GetServiceRequestResponse& response) {
  const StreamKey stream{request.landlord_id(), v1::STREAM_KIND_SERVICE_REQUEST,
                         request.service_request_id()};
  auto events = ReadRecord(house(), stream, {"service request", "service_request_id"});
  if (!events) return call.Fail(events.error());
  const auto law = house().laws.Of(request.landlord_id());
  if (!law) return call.Fail(law.error());
  const State state = Fold(*events);
  auto& view = *response.mutable_service_request();
  view = ToView(stream.landlord_id, stream.id, state);
  const auto complaints = ComplaintsOf(state, stream.landlord_id, house().store);
  if (!complaints) return call.Fail(complaints.error());
  AddFindings(findings::OfServiceRequest(*events, *complaints, **law, house().clock.Read().today),
              *view.mutable_findings());
  const auto moved = MoveOpened(house(), stream, std::move(*events), *response.mutable_events());
  if (!moved) return call.Fail(moved.error());
  call.Answer();
}

}  // namespace redress::requests
