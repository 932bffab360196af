#include "services/admin/admin_service.h"

#include <utility>

#include "services/admin/adoption.h"
#include "services/admin/landlord_view.h"
#include "services/door/happened.h"
#include "services/door/not_found.h"
#include "services/door/submission.h"

namespace redress::admin {
namespace {

constexpr std::size_t kLandlordsMax = 1'000;

}  // namespace

AdminService::AdminService(door::House& house, door::VirtualClock* virtual_clock,
                           std::string version)
    : CommandService(*v1::GetStatusRequest::descriptor()->file()->FindServiceByName("AdminService"),
                     house),
      virtual_clock_(virtual_clock),
      version_(std::move(version)) {
  using door::Call;
  Handle<v1::AdoptLawRequest, v1::AdoptLawResponse>(
      "AdoptLaw", [this](Call& call, const auto& request, auto& response) {
        Read(call, 0, [&, this] { AdoptLaw(call, request, response); });
      });
  Handle<v1::GetLandlordRequest, v1::GetLandlordResponse>(
      "GetLandlord", [this](Call& call, const auto& request, auto& response) {
        Read(call, 0, [&, this] { GetLandlord(call, request, response); });
      });
  Handle<v1::GetStatusRequest, v1::GetStatusResponse>(
      "GetStatus", [this](Call& call, const auto&, auto& response) {
        Read(call, 0, [&, this] { GetStatus(call, response); });
      });
  Handle<v1::SetVirtualTimeRequest, v1::SetVirtualTimeResponse>(
      "SetVirtualTime", [this](Call& call, const auto& request, auto& response) {
        Read(call, 0, [&, this] { SetVirtualTime(call, request, response); });
      });
}

void AdminService::AdoptLaw(door::Call& call, const v1::AdoptLawRequest& request,
                            v1::AdoptLawResponse& response) {
  auto adoption = ReadAdoption(request);
  if (!adoption) return call.Fail(adoption.error());
  response.set_id(adoption->id());
  response.set_version(adoption->version());
  const auto in_force = FindInForce(request.header(), *adoption, house());
  if (!in_force) return call.Fail(in_force.error());
  if (*in_force) {
    *response.mutable_result() = **in_force;
    return call.Answer();
  }
  v1::Step step;
  step.mutable_stream()->set_kind(v1::STREAM_KIND_LANDLORD);
  step.mutable_stream()->set_id(request.header().landlord_id());
  *step.mutable_fact()->mutable_law_adopted() = std::move(*adoption);
  std::vector<v1::Step> steps;
  steps.push_back(std::move(step));
  Submit(call, request.header(), std::move(steps));
}

void AdminService::GetLandlord(door::Call& call, const v1::GetLandlordRequest& request,
                               v1::GetLandlordResponse& response) {
  const auto landlord = house().reader.ReadLandlord(request.landlord_id(), {});
  if (!landlord && landlord.error().code == ErrorCode::kNotFound) {
    return call.Fail(door::NoLandlord());
  }
  if (!landlord) return call.Fail(landlord.error());
  FillLandlord(*landlord, response);
  const StreamKey stream{request.landlord_id(), v1::STREAM_KIND_LANDLORD, request.landlord_id()};
  if (const auto read = AddOfficers(stream, *landlord, house().store, response); !read) {
    return call.Fail(read.error());
  }
  if (const auto opened = door::OpenAll(stream, house().vault, response); !opened) {
    return call.Fail(opened.error());
  }
  response.set_landlord_id(request.landlord_id());
  response.set_rows_to_reckon(house().writer.RowsToReckon(request.landlord_id()));
  call.Answer();
}

void AdminService::GetStatus(door::Call& call, v1::GetStatusResponse& response) {
  const auto landlords = house().store.ListLandlords("", kLandlordsMax);
  if (!landlords) return call.Fail(landlords.error());
  response.set_version(version_);
  response.set_last_position(Count(house().store.LastPosition()));
  *response.mutable_now_time() = door::ToTimestamp(house().clock.Read().unix_nanos);
  response.set_virtual_time(virtual_clock_ != nullptr);
  for (const std::string& id : *landlords) response.add_landlord_ids(id);
  call.Answer();
}

void AdminService::SetVirtualTime(door::Call& call, const v1::SetVirtualTimeRequest& request,
                                  v1::SetVirtualTimeResponse& response) {
  if (virtual_clock_ == nullptr) {
    return call.Fail(Error{ErrorCode::kFailedPrecondition,
                           "expected a folder made for virtual time, but this one's time is real"});
  }
  const auto moved = virtual_clock_->MoveTo(door::ToNanos(request.now_time()).value_or(0));
  if (!moved) return call.Fail(moved.error());
  *response.mutable_now_time() = door::ToTimestamp(virtual_clock_->Read().unix_nanos);
  call.Answer();
}

}  // namespace redress::admin
