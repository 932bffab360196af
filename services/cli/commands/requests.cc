#include <memory>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "redress/v1/request_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/pages.h"
#include "services/cli/render_requests.h"

namespace redress::cli {
namespace {

struct ListOptions {
  std::optional<std::size_t> limit;  // 0: all.
  bool open = false;
};

Answer<ExitCode> List(Session& session, const ListOptions& options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  v1::ListServiceRequestsRequest request;
  request.set_landlord_id(*landlord_id);
  request.set_open_only(options.open);
  World& world = session.world();
  const bool json = session.settings().json;
  std::vector<v1::ServiceRequestView> requests;
  const auto take = [&](const v1::ListServiceRequestsResponse& page) {
    for (const auto& one : page.service_requests()) {
      if (json) world.out << JsonLine(one);
      if (!json) requests.push_back(one);
    }
    return page.service_requests_size();
  };
  const auto stub = session.Stub<v1::ServiceRequestService>();
  const auto more = ReadPages(session, *stub, &v1::ServiceRequestService::Stub::ListServiceRequests,
                              request, RowsWanted(session, options.limit), take);
  if (!more) return tl::make_unexpected(more.error());
  if (!json) world.out << RenderRequests(requests, *more, session.style());
  return kDone;
}

Answer<ExitCode> Show(Session& session, const std::string& id) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  v1::GetServiceRequestRequest request;
  request.set_landlord_id(*landlord_id);
  request.set_service_request_id(id);
  const auto stub = session.Stub<v1::ServiceRequestService>();
  const auto answer =
      session.Call(*stub, &v1::ServiceRequestService::Stub::GetServiceRequest, request);
  if (!answer) return tl::make_unexpected(answer.error());
  session.world().out << (session.settings().json
                              ? JsonDocument(*answer)
                              : RenderRequest(*answer, session.OfficerNames(*landlord_id),
                                              session.style()));
  return kDone;
}

}  // namespace

void AddRequests(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ListOptions>();
  auto* command = app.add_subcommand("requests", "Service requests, in order of id");
  command->add_flag("--open", options->open, "Only those still to be done");
  AddLimit(*command, options->limit);
  command->footer(
      "Examples:\n"
      "  redress requests --open\n"
      "  redress --json requests | jq -r 'select(.contradictory) | .serviceRequestId'");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return List(session, *options); };
  });
}

void AddRequest(CLI::App& app, Action& chosen) {
  auto id = std::make_shared<std::string>();
  auto* command =
      app.add_subcommand("request", "One service request: where it stands, and its record");
  command->add_option("id", *id, "The service request's id")->required();
  command->footer(
      "Example:\n"
      "  redress request sr-1042");
  command->callback(
      [&chosen, id] { chosen = [id](Session& session) { return Show(session, *id); }; });
}

}  // namespace redress::cli
