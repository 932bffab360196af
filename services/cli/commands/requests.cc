#include <algorithm>
#include <memory>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "redress/v1/request_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/render_requests.h"

namespace redress::cli {
namespace {

constexpr std::uint32_t kPageSize = 500;
constexpr std::size_t kRowsForPeople = 50;

struct ListOptions {
  std::size_t limit = kRowsForPeople;  // 0: all.
  bool limit_given = false;
  bool open = false;
};

// Reads page after page until `limit` are there, or all; `take` is given each. Answers whether
// there are more.
template <typename Take>
Answer<bool> ReadRequests(Session& session, v1::ListServiceRequestsRequest request,
                          std::size_t limit, const Take& take) {
  const auto stub = session.Stub<v1::ServiceRequestService>();
  std::size_t taken = 0;
  do {
    const std::size_t wanted =
        limit == 0 ? kPageSize : std::min<std::size_t>(limit - taken, kPageSize);
    request.set_page_size(static_cast<std::uint32_t>(wanted));
    const auto page =
        session.Call(*stub, &v1::ServiceRequestService::Stub::ListServiceRequests, request);
    if (!page) return tl::make_unexpected(page.error());
    for (const auto& one : page->service_requests()) take(one);
    taken += static_cast<std::size_t>(page->service_requests_size());
    if (page->next_page_token() == request.page_token())
      break;  // Of a server that would go round for ever.
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && (limit == 0 || taken < limit));
  return !request.page_token().empty();
}

Answer<ExitCode> List(Session& session, const ListOptions& options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  v1::ListServiceRequestsRequest request;
  request.set_landlord_id(*landlord_id);
  request.set_open_only(options.open);
  World& world = session.world();
  const bool json = session.settings().json;
  const std::size_t limit = json && !options.limit_given ? 0 : options.limit;
  std::vector<v1::ServiceRequestView> requests;
  const auto more = ReadRequests(session, request, limit, [&](const v1::ServiceRequestView& one) {
    if (json) world.out << JsonLine(one);
    if (!json) requests.push_back(one);
  });
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
  auto* limit = command
                    ->add_option("--limit", options->limit,
                                 "How many at most; 0: all (50, or all with --json)")
                    ->type_name("N");
  command->footer(
      "Examples:\n"
      "  redress requests --open\n"
      "  redress --json requests | jq -r 'select(.contradictory) | .serviceRequestId'");
  command->callback([&chosen, options, limit] {
    options->limit_given = limit->count() > 0;
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
