#include "services/requests/contact_service.h"

#include <utility>

#include "engine/findings/findings.h"
#include "services/requests/list.h"
#include "services/requests/record.h"
#include "services/requests/view.h"

namespace redress::requests {

ContactService::ContactService(door::House& house)
    : CommandService(
          *v1::GetContactRequest::descriptor()->file()->FindServiceByName("ContactService"),
          house) {
  Handle<v1::GetContactRequest, v1::GetContactResponse>(
      "GetContact", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(), [&, this] { Get(call, request, response); });
      });
  Handle<v1::ListContactsRequest, v1::ListContactsResponse>(
      "ListContacts", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(),
             [&, this] { AnswerList(call, this->house(), request, response); });
      });
}

void ContactService::Get(door::Call& call, const v1::GetContactRequest& request,
                         v1::GetContactResponse& response) {
  const StreamKey stream{request.landlord_id(), v1::STREAM_KIND_CONTACT, request.contact_id()};
  auto events = ReadRecord(house(), stream, {"contact", "contact_id"});
  if (!events) return call.Fail(events.error());
  const auto law = house().laws.Of(stream.landlord_id);
  if (!law) return call.Fail(law.error());
  auto& view = *response.mutable_contact();
  view = ToView(stream.landlord_id, stream.id, FoldContact(*events));
  AddFindings(findings::OfContact(*events, **law, house().clock.Read().today),
              *view.mutable_findings());
  const auto moved = MoveOpened(house(), stream, std::move(*events), *response.mutable_events());
  if (!moved) return call.Fail(moved.error());
  call.Answer();
}

}  // namespace redress::requests
