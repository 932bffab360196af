#include <algorithm>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/admin_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/render_status.h"

namespace redress::cli {
namespace {

Answer<ExitCode> Status(Session& session) {
  const auto stub = session.Stub<v1::AdminService>();
  const auto status =
      session.Call(*stub, &v1::AdminService::Stub::GetStatus, v1::GetStatusRequest());
  if (!status) return tl::make_unexpected(status.error());
  World& world = session.world();
  if (session.settings().json) {
    world.out << JsonDocument(*status);
    return kDone;
  }
  world.out << RenderStatus(*status, session.settings().server, session.style());
  const std::string only = status->landlord_ids_size() == 1 ? status->landlord_ids(0) : "";
  const std::string named =
      session.settings().landlord.empty() ? only : session.settings().landlord;
  if (named.empty()) return kDone;
  v1::GetLandlordRequest request;
  request.set_landlord_id(named);
  const auto landlord = session.Call(*stub, &v1::AdminService::Stub::GetLandlord, request);
  if (!landlord) return tl::make_unexpected(landlord.error());
  world.out << "\n" << RenderLandlord(*landlord, session.style());
  return kDone;
}

}  // namespace

void AddStatus(CLI::App& app, Action& chosen) {
  auto* command =
      app.add_subcommand("status", "How the server stands, and the law that is in force");
  command->footer(
      "Examples:\n"
      "  redress status\n"
      "  redress --landlord crown-homes status");
  command->callback([&chosen] { chosen = [](Session& session) { return Status(session); }; });
}

}  // namespace redress::cli
