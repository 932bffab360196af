#include "services/requests/service_request_service.h"

#include <utility>

#include "engine/findings/findings.h"
#include "services/door/submission.h"
#include "services/requests/list.h"
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
        Read(call, request.wait_for_position(), [&, this] { List(call, request, response); });
      });
}

void ServiceRequestService::Get(door::Call& call, const v1::GetServiceRequestRequest& request,
                                v1::GetServiceRequestResponse& response) {
  const StreamKey stream{request.landlord_id(), v1::STREAM_KIND_SERVICE_REQUEST,
                         request.service_request_id()};
  auto events = house().store.ReadStream(stream, Version{1}, kRequestEventsMax);
  if (!events) return call.Fail(events.error());
  if (events->empty()) {
    return call.Fail(Refusal{v1::REFUSAL_REASON_STREAM_NOT_FOUND,
                             "expected a service request of that landlord, but there is none",
                             "service_request_id", ""});
  }
  const auto law = house().laws.Of(request.landlord_id());
  if (!law) return call.Fail(law.error());
  const State state = Fold(*events);
  *response.mutable_service_request() = ToView(stream.landlord_id, stream.id, state);
  const auto complaints = ComplaintsOf(state, stream.landlord_id, house().store);
  if (!complaints) return call.Fail(complaints.error());
  for (const auto& finding : findings::OfServiceRequest(*events, *complaints, **law,
                                                        house().clock.Read().today)) {
    *response.mutable_service_request()->add_findings() = findings::ToView(finding);
  }
  for (auto& event : *events) {
    if (const auto opened = door::OpenAll(stream, house().vault, event); !opened) {
      return call.Fail(opened.error());
    }
    response.add_events()->Swap(&event);
  }
  call.Answer();
}

void ServiceRequestService::List(door::Call& call, const v1::ListServiceRequestsRequest& request,
                                 v1::ListServiceRequestsResponse& response) {
  const auto law = house().laws.Of(request.landlord_id());  // Says whether there is a landlord.
  if (!law) return call.Fail(law.error());
  response.set_position(Count(house().store.LastPosition()));
  const auto listed = ListPage(request, house().store, response);
  if (!listed) return call.Fail(listed.error());
  call.Answer();
}

}  // namespace redress::requests
