#include "services/people/people_service.h"

#include "services/door/submission.h"
#include "services/people/person.h"

namespace redress::people {
namespace {

constexpr std::size_t kEventsMax = 10'000;  // A stream that can pass this is cut by period.

}  // namespace

PeopleService::PeopleService(door::House& house)
    : CommandService(
          *v1::GetPersonRequest::descriptor()->file()->FindServiceByName("PeopleService"), house) {
  Handle<v1::GetPersonRequest, v1::GetPersonResponse>(
      "GetPerson", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, 0, [&, this] { GetPerson(call, request, response); });
      });
}

void PeopleService::GetPerson(door::Call& call, const v1::GetPersonRequest& request,
                              v1::GetPersonResponse& response) {
  const StreamKey stream{request.landlord_id(), v1::STREAM_KIND_PERSON, request.person_id()};
  const auto events = house().store.ReadStream(stream, Version{1}, kEventsMax);
  if (!events) return call.Fail(events.error());
  if (events->empty()) {
    return call.Fail(Refusal{v1::REFUSAL_REASON_STREAM_NOT_FOUND,
                             "expected a person of that landlord, but there is none", "person_id",
                             ""});
  }
  FoldPerson(*events, response);
  response.set_person_id(request.person_id());
  if (const auto opened = door::OpenAll(stream, house().vault, response); !opened) {
    return call.Fail(opened.error());
  }
  call.Answer();
}

}  // namespace redress::people
