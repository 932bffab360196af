#include "services/findings/findings_service.h"

#include <span>
#include <vector>

#include "engine/clocks/derive.h"
#include "engine/findings/findings.h"
#include "engine/landlord/register.h"
#include "engine/types/standing.h"
#include "services/door/happened.h"
#include "services/door/not_found.h"

namespace redress::services_findings {
namespace {

// The landlord's own duties that are still to be done: reviews of evidence, the return to the Code.
std::vector<clocks::Clock> ClocksDue(std::span<const v1::RecordedEvent> events,
                                     const editions::Law& law, Day day) {
  clocks::Facts facts;
  const StandingEvents standing(events, day);
  for (const auto* event : standing.events()) clocks::Evolve(facts, *event);
  auto due = clocks::DeriveLandlord(facts, law, day);
  std::erase_if(due, [](const clocks::Clock& clock) {
    return clock.state != v1::CLOCK_STATE_RUNNING && clock.state != v1::CLOCK_STATE_OVERDUE;
  });
  return due;
}

}  // namespace

FindingsService::FindingsService(door::House& house)
    : CommandService(
          *v1::GetFindingsRequest::descriptor()->file()->FindServiceByName("FindingsService"),
          house) {
  using door::Call;
  Handle<v1::GetFindingsRequest, v1::GetFindingsResponse>(
      "GetFindings", [this](Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(),
             [&, this] { GetFindings(call, request, response); });
      });
  Handle<v1::GetLandlordFindingsRequest, v1::GetLandlordFindingsResponse>(
      "GetLandlordFindings", [this](Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(),
             [&, this] { GetLandlordFindings(call, request, response); });
      });
  Handle<v1::ListProvisionsRequest, v1::ListProvisionsResponse>(
      "ListProvisions", [this](Call& call, const auto& request, auto& response) {
        Read(call, 0, [&, this] { ListProvisions(call, request, response); });
      });
}

void FindingsService::GetFindings(door::Call& call, const v1::GetFindingsRequest& request,
                                  v1::GetFindingsResponse& response) {
  runtime::AsOf as_of;
  if (request.has_as_of_date()) as_of.happened_by = ToDay(request.as_of_date());
  if (request.has_known_at_time()) {
    as_of.known_at_unix_nanos = door::ToNanos(request.known_at_time());
  }
  const auto read =
      house().reader.ReadComplaint(request.landlord_id(), request.complaint_id(), as_of);
  if (!read && read.error().code == ErrorCode::kNotFound) return call.Fail(door::NoComplaint());
  if (!read) return call.Fail(read.error());
  const auto of_landlord =
      house().reader.ReadLandlordEvents(request.landlord_id(), as_of.known_at_unix_nanos);
  if (!of_landlord) return call.Fail(of_landlord.error());
  const auto landlord = landlord::FoldRegister(*of_landlord, read->as_of);
  const StandingEvents standing(read->events, as_of.happened_by);
  for (const auto& finding :
       findings::OfComplaint(standing.events(), read->state,
                             {.law = *read->law, .landlord = &landlord, .today = read->as_of})) {
    *response.add_findings() = findings::ToView(finding);
  }
  *response.mutable_as_of_date() = ToCivilDate(read->as_of);
  response.set_position(Count(read->position));
  call.Answer();
}

void FindingsService::GetLandlordFindings(door::Call& call,
                                          const v1::GetLandlordFindingsRequest& request,
                                          v1::GetLandlordFindingsResponse& response) {
  const auto law = house().laws.Of(request.landlord_id());
  if (!law) return call.Fail(law.error());
  const Position position = house().store.LastPosition();
  const auto events = house().reader.ReadLandlordEvents(request.landlord_id(), std::nullopt);
  if (!events) return call.Fail(events.error());
  const Day day = request.has_as_of_date()
                      ? ToDay(request.as_of_date()).value_or(house().clock.Read().today)
                      : house().clock.Read().today;
  const auto landlord = landlord::FoldRegister(*events, day);
  for (const auto& finding : findings::OfLandlord(
           *events, landlord, {.law = **law, .landlord = &landlord, .today = day})) {
    *response.add_findings() = findings::ToView(finding);
  }
  for (const auto& clock : ClocksDue(*events, **law, day)) {
    *response.add_clocks() = clocks::ToView(clock);
  }
  *response.mutable_as_of_date() = ToCivilDate(day);
  response.set_position(Count(position));
  call.Answer();
}

void FindingsService::ListProvisions(door::Call& call, const v1::ListProvisionsRequest& request,
                                     v1::ListProvisionsResponse& response) {
  const auto law = house().laws.Of(request.landlord_id());
  if (!law) return call.Fail(law.error());
  for (const auto& edition : (*law)->editions) {
    if (!request.edition_id().empty() && edition->id() != request.edition_id()) continue;
    v1::EditionProvisions& listed = *response.add_editions();
    listed.set_edition_id(edition->id());
    listed.set_edition_version(edition->version());
    listed.set_title(edition->title());
    listed.set_unconfirmed(edition->unconfirmed());
    *listed.mutable_provisions() = edition->provisions();
  }
  if (!request.edition_id().empty() && response.editions().empty()) {
    return call.Fail(Refusal{v1::REFUSAL_REASON_STREAM_NOT_FOUND,
                             "expected an edition that the landlord has adopted, but it has none "
                             "with that id",
                             "edition_id", ""});
  }
  call.Answer();
}

}  // namespace redress::services_findings
