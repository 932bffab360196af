#include "services/complaints/complaint_service.h"

#include <unordered_set>
#include <utility>

#include "engine/clocks/derive.h"
#include "engine/complaint/row.h"
#include "services/complaints/list.h"
#include "services/door/form.h"
#include "services/door/happened.h"
#include "services/door/not_found.h"

namespace redress::complaints {
namespace {

using runtime::Failure;

// One step for each complaint's latest stage, as its row has it: the writer checks each again.
tl::expected<std::vector<v1::Step>, Failure> ReassignSteps(
    const v1::ReassignHandlerRequest& request, const ports::Views& views) {
  std::vector<v1::Step> steps;
  for (int i = 0; i < request.complaint_ids_size(); ++i) {
    const std::string& id = request.complaint_ids(i);
    const auto row = views.FindComplaint(request.header().landlord_id(), id);
    if (!row) return tl::unexpected(Failure{row.error()});
    const std::string field = "complaint_ids[" + std::to_string(i) + "]";
    if (!*row) return tl::unexpected(Failure{door::NoComplaint(field)});
    if ((*row)->summary.stage() == 0) {
      return tl::unexpected(
          Failure{Refusal{v1::REFUSAL_REASON_STAGE_NOT_OPEN,
                          "expected a complaint at a stage, but none is open", field, ""}});
    }
    v1::Step& step = steps.emplace_back();
    step.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
    step.mutable_stream()->set_id(id);
    v1::HandlerAssigned& fact = *step.mutable_fact()->mutable_handler_assigned();
    fact.set_stage((*row)->summary.stage());
    fact.set_handler_id(request.handler_id());
  }
  return steps;
}

// AdoptLaw checks a letter's template whole, and the engine knows only its head: past this door a
// bad one would be in force.
std::optional<Refusal> CheckRecord(const v1::RecordRequest& request) {
  for (int i = 0; i < request.steps_size(); ++i) {
    const v1::Fact& fact = request.steps(i).fact();
    if (fact.law_adopted().kind() != v1::LAW_KIND_LETTER_TEMPLATE) continue;
    return door::Malformed("steps[" + std::to_string(i) + "].law_adopted.kind",
                           "expected a letter's template to be adopted by AdminService.AdoptLaw, "
                           "which checks it, but it is to be recorded");
  }
  return std::nullopt;
}

std::optional<Refusal> CheckReassign(const v1::ReassignHandlerRequest& request) {
  if (request.header().has_expected_version()) {
    return door::Malformed("header.expected_version",
                           "expected no version with several complaints, but found one");
  }
  std::unordered_set<std::string> seen;
  for (int i = 0; i < request.complaint_ids_size(); ++i) {
    if (seen.insert(request.complaint_ids(i)).second) continue;
    return door::Malformed("complaint_ids[" + std::to_string(i) + "]",
                           "expected each complaint once, but found it twice");
  }
  return std::nullopt;
}

// Which complaint is asked for.
tl::expected<std::string, Failure> IdOf(const v1::GetRequest& request, const ports::Views& views) {
  if (request.which_case() == v1::GetRequest::kComplaintId) return request.complaint_id();
  if (request.which_case() == v1::GetRequest::WHICH_NOT_SET) {
    return tl::unexpected(Failure{
        door::Malformed("complaint_id", "expected an id or a reference, but there is none")});
  }
  const auto found = views.FindByReference(request.landlord_id(), request.reference().source(),
                                           request.reference().reference());
  if (!found) return tl::unexpected(Failure{found.error()});
  if (!*found) {
    return tl::unexpected(Failure{
        Refusal{v1::REFUSAL_REASON_STREAM_NOT_FOUND,
                "expected a complaint with that reference, but there is none", "reference", ""}});
  }
  return **found;
}

// Of today, clocks in hours stand as they do now; of another day as at its end.
v1::ComplaintView ToView(const std::string& landlord_id, const std::string& id,
                         const runtime::ComplaintRead& read, const ports::Now& now) {
  const clocks::AsOf as_of =
      read.as_of == now.today ? clocks::AsOf(now.today, now.unix_nanos) : clocks::AsOf(read.as_of);
  v1::ComplaintView view;
  *view.mutable_summary() = complaint::MakeRow(landlord_id, id, read.state, *read.law).summary;
  for (const clocks::Clock& clock : clocks::Derive(read.state.clock_facts, *read.law, as_of)) {
    *view.add_clocks() = clocks::ToView(clock);
  }
  *view.mutable_as_of_date() = ToCivilDate(read.as_of);
  view.set_position(Count(read.position));
  return view;
}

}  // namespace

ComplaintService::ComplaintService(door::House& house)
    : CommandService(*v1::GetRequest::descriptor()->file()->FindServiceByName("ComplaintService"),
                     house) {
  using door::Call;
  Handle<v1::RecordRequest, v1::RecordResponse>(
      "Record", [this](Call& call, const auto& request, auto&) { Record(call, request); });
  Handle<v1::ReassignHandlerRequest, v1::ReassignHandlerResponse>(
      "ReassignHandler",
      [this](Call& call, const auto& request, auto&) { ReassignHandler(call, request); });
  Handle<v1::GetRequest, v1::GetResponse>(
      "Get", [this](Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(), [&, this] { Get(call, request, response); });
      });
  Handle<v1::ListRequest, v1::ListResponse>(
      "List", [this](Call& call, const auto& request, auto& response) {
        Read(call, request.wait_for_position(), [&, this] { List(call, request, response); });
      });
}

void ComplaintService::Record(door::Call& call, const v1::RecordRequest& request) {
  if (const auto fault = CheckRecord(request)) return call.Fail(*fault);
  Submit(call, request.header(), {request.steps().begin(), request.steps().end()});
}

void ComplaintService::ReassignHandler(door::Call& call,
                                       const v1::ReassignHandlerRequest& request) {
  if (const auto fault = CheckReassign(request)) return call.Fail(*fault);
  Read(call, 0, [&, this] { Reassign(call, request); });
}

void ComplaintService::Reassign(door::Call& call, const v1::ReassignHandlerRequest& request) {
  auto steps = ReassignSteps(request, house().store);
  if (!steps) return call.Fail(steps.error());
  Submit(call, request.header(), std::move(*steps));
}

void ComplaintService::Get(door::Call& call, const v1::GetRequest& request,
                           v1::GetResponse& response) {
  const auto id = IdOf(request, house().store);
  if (!id) return call.Fail(id.error());
  runtime::AsOf as_of;
  if (request.has_as_of_date()) as_of.happened_by = ToDay(request.as_of_date());
  if (request.has_known_at_time()) {
    as_of.known_at_unix_nanos = door::ToNanos(request.known_at_time());
  }
  const auto read = house().reader.ReadComplaint(request.landlord_id(), *id, as_of);
  if (!read && read.error().code == ErrorCode::kNotFound) return call.Fail(door::NoComplaint());
  if (!read) return call.Fail(read.error());
  *response.mutable_complaint() = ToView(request.landlord_id(), *id, *read, house().clock.Read());
  call.Answer();
}

void ComplaintService::List(door::Call& call, const v1::ListRequest& request,
                            v1::ListResponse& response) {
  const auto law = house().laws.Of(request.landlord_id());  // Also says whether there is one.
  if (!law) return call.Fail(law.error());
  response.set_position(Count(house().store.LastPosition()));
  const auto listed = ListPage(request, house().store, house().clock.Read().today, response);
  if (!listed) return call.Fail(listed.error());
  response.set_rows_to_reckon(house().writer.RowsToReckon(request.landlord_id()));
  call.Answer();
}

}  // namespace redress::complaints
