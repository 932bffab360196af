#include "services/landlord/landlord_service.h"

#include "engine/landlord/register.h"
#include "services/landlord/register_view.h"

namespace redress::landlord {
namespace {

constexpr std::size_t kStreamEventsMax = 100'000;

runtime::Failure NoLandlord() {
  return Refusal{v1::REFUSAL_REASON_LANDLORD_NOT_FOUND,
                 "expected a landlord with that id, but there is none", "landlord_id", ""};
}

}  // namespace

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
  const std::string& id = request.landlord_id();
  const auto events =
      house().store.ReadStream({id, v1::STREAM_KIND_LANDLORD, id}, Version{1}, kStreamEventsMax);
  if (!events) return call.Fail(events.error());
  if (events->empty()) return call.Fail(NoLandlord());
  const Day today = house().clock.Read().today;
  const Day on = request.has_on_date() ? ToDay(request.on_date()).value_or(today) : today;
  if (auto filled = FillRegister(FoldRegister(*events, on), response); !filled) {
    return call.Fail(filled.error());
  }
  call.Answer();
}

}  // namespace redress::landlord
