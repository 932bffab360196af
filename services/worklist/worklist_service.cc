#include "services/worklist/worklist_service.h"

#include <utility>

#include "services/worklist/due_list.h"

namespace redress::worklist {

WorklistService::WorklistService(door::House& house)
    : CommandService(
          *v1::ListDueRequest::descriptor()->file()->FindServiceByName("WorklistService"), house),
      watchers_(house.writer) {
  Handle<v1::ListDueRequest, v1::ListDueResponse>(
      "ListDue", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(), [&, this] { ListDue(call, request, response); });
      });
  HandleStream(Find("WatchDue"), [this](google::protobuf::Message& request, door::Stream& stream) {
    return watchers_.Begin(static_cast<const v1::WatchDueRequest&>(request), stream, this->house());
  });
}

void WorklistService::ListDue(door::Call& call, const v1::ListDueRequest& request,
                              v1::ListDueResponse& response) {
  const auto law = house().laws.Of(request.landlord_id());
  if (!law) return call.Fail(law.error());
  const ports::Now now = house().clock.Read();
  response.set_position(Count(house().store.LastPosition()));
  const DueList list{house().store, **law, now};
  if (const auto listed = list.FillPage(request, response); !listed) {
    return call.Fail(listed.error());
  }
  *response.mutable_today_date() = ToCivilDate(now.today);
  response.set_rows_to_reckon(house().writer.RowsToReckon(request.landlord_id()));
  call.Answer();
}

}  // namespace redress::worklist
