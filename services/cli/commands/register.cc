#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "redress/v1/landlord_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/read_times.h"
#include "services/cli/render_register.h"

namespace redress::cli {
namespace {

Answer<ExitCode> Show(Session& session, const std::string& on) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  v1::GetRegisterRequest request;
  request.set_landlord_id(*landlord_id);
  auto set = SetDay("--on", on, request, &v1::GetRegisterRequest::mutable_on_date);
  if (!set) return tl::make_unexpected(set.error());
  const auto stub = session.Stub<v1::LandlordService>();
  const auto held = session.Call(*stub, &v1::LandlordService::Stub::GetRegister, request);
  if (!held) return tl::make_unexpected(held.error());
  const bool json = session.settings().json;
  session.world().out << (json ? JsonDocument(*held)
                               : RenderRegister(*held, session.OfficerNames(*landlord_id),
                                                session.style()));
  return kDone;
}

}  // namespace

void AddRegister(CLI::App& app, Action& chosen) {
  auto on = std::make_shared<std::string>();
  auto* command = app.add_subcommand(
      "register", "What the landlord holds about itself: homes, roles, policies, evidence");
  command->add_option("--on", *on, "As it held on this day; otherwise today")->type_name("DATE");
  command->footer(
      "`redress record` records what is on it.\n\n"
      "Examples:\n"
      "  redress register\n"
      "  redress register --on 2024-03-31 --json");
  command->callback(
      [&chosen, on] { chosen = [on](Session& session) { return Show(session, *on); }; });
}

}  // namespace redress::cli
