#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "redress/v1/findings_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/complaint_name.h"
#include "services/cli/json.h"
#include "services/cli/read_times.h"
#include "services/cli/render_complaint.h"
#include "services/cli/render_findings.h"

namespace redress::cli {
namespace {

struct Options {
  std::string name;
  Times times;
  bool all = false;
};

template <typename Response>
Answer<ExitCode> Write(Session& session, const Options& options, const Answer<Response>& answer) {
  if (!answer) return tl::make_unexpected(answer.error());
  World& world = session.world();
  if (session.settings().json) {
    world.out << JsonDocument(*answer);
  } else {
    world.out << RenderFindings(answer->findings(),
                                options.all ? Findings::kAll : Findings::kToActOn, session.style());
  }
  return kDone;
}

Answer<ExitCode> OfComplaint(Session& session, const Options& options,
                             const std::string& landlord_id) {
  v1::GetFindingsRequest request;
  request.set_landlord_id(landlord_id);
  const auto id = ComplaintId(session, landlord_id, options.name);
  if (!id) return tl::make_unexpected(id.error());
  request.set_complaint_id(*id);
  if (auto set = SetTimes(options.times, request); !set) return tl::make_unexpected(set.error());
  const auto stub = session.Stub<v1::FindingsService>();
  const auto answer = session.Call(*stub, &v1::FindingsService::Stub::GetFindings, request);
  return Write(session, options, answer);
}

Answer<ExitCode> OfLandlord(Session& session, const Options& options,
                            const std::string& landlord_id) {
  if (!options.times.known_at.empty()) {
    return Fail(kWrongUsage, "expected --known-at only with a complaint");
  }
  v1::GetLandlordFindingsRequest request;
  request.set_landlord_id(landlord_id);
  auto set = SetAsOf(options.times.as_of, request);
  if (!set) return tl::make_unexpected(set.error());
  const auto stub = session.Stub<v1::FindingsService>();
  const auto answer = session.Call(*stub, &v1::FindingsService::Stub::GetLandlordFindings, request);
  auto written = Write(session, options, answer);
  if (written && !session.settings().json && !answer->clocks().empty()) {
    session.world().out << "\n" << RenderDuties(answer->clocks(), session.style());
  }
  return written;
}

Answer<ExitCode> Run(Session& session, const Options& options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  return options.name.empty() ? OfLandlord(session, options, *landlord_id)
                              : OfComplaint(session, options, *landlord_id);
}

}  // namespace

void AddFindings(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "findings", "What the Code says, provision by provision: of a complaint, or of the landlord");
  command->add_option("id", options->name,
                      "The complaint's id, or SOURCE/REFERENCE. None: the landlord as a whole");
  command->add_flag("--all", options->all, "Also what is kept, and what does not apply");
  AddTimes(*command, options->times);
  command->footer(
      "Examples:\n"
      "  redress findings c-1\n"
      "  redress findings complaints-log/2024-0117 --all\n"
      "  redress findings              # the landlord as a whole");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Run(session, *options); };
  });
}

}  // namespace redress::cli
