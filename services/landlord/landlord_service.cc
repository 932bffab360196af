#include "services/landlord/landlord_service.h"

#include "engine/landlord/register.h"
#include "services/door/not_found.h"
#include "services/landlord/register_view.h"

namespace redress::landlord {

LandlordService::LandlordService(door::House& house)
    : CommandService(
          *v1::GetRegisterRequest::descriptor()->file()->FindServiceByName("LandlordService"),
          house) {
  Handle<v1::GetRegisterRequest, v1::GetRegisterResponse>(
      "GetRegister", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, 0, [&, this] { GetRegister(call, request, response); });
      });
}

void LandlordService::GetRegister(door::Call& call, const v1::GetRegisterRequest& request,
                                  v1::GetRegisterResponse& response) {
  const auto events = house().reader.ReadLandlordEvents(request.landlord_id(), std::nullopt);
  if (!events) return call.Fail(events.error());
  if (events->empty()) return call.Fail(door::NoLandlord());
  const Day today = house().clock.Read().today;
  const Day on = request.has_on_date() ? ToDay(request.on_date()).value_or(today) : today;
  if (auto filled = FillRegister(FoldRegister(*events, on), response); !filled) {
    return call.Fail(filled.error());
  }
  call.Answer();
}

}  // namespace redress::landlord
