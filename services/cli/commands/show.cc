#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "redress/v1/complaint_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/complaint_name.h"
#include "services/cli/json.h"
#include "services/cli/read_times.h"
#include "services/cli/render_complaint.h"

namespace redress::cli {
namespace {

struct Options {
  std::string complaint_id;
  std::string reference;
  Times times;
  bool explain = false;
};

Answer<v1::GetRequest> MakeRequest(const Options& options) {
  v1::GetRequest request;
  if (options.complaint_id.empty() == options.reference.empty()) {
    return Fail(kWrongUsage, "expected either a complaint's id or --reference SOURCE/REFERENCE");
  }
  const std::string& name = options.reference.empty() ? options.complaint_id : options.reference;
  if (options.reference.empty() && !IsReference(name)) {
    request.set_complaint_id(name);
  } else {
    const auto reference = ReadReference(name);
    if (!reference) return tl::make_unexpected(reference.error());
    *request.mutable_reference() = *reference;
  }
  if (auto set = SetTimes(options.times, request); !set) return tl::make_unexpected(set.error());
  return request;
}

Answer<ExitCode> Show(Session& session, const Options& options) {
  auto request = MakeRequest(options);
  if (!request) return tl::make_unexpected(request.error());
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  request->set_landlord_id(*landlord_id);
  const auto stub = session.Stub<v1::ComplaintService>();
  const auto answer = session.Call(*stub, &v1::ComplaintService::Stub::Get, *request);
  if (!answer) return tl::make_unexpected(answer.error());
  if (session.settings().json) {
    session.world().out << JsonDocument(answer->complaint());
    return kDone;
  }
  const Detail detail = options.explain ? Detail::kExplained : Detail::kTable;
  session.world().out << RenderComplaint(answer->complaint(), session.OfficerNames(*landlord_id),
                                         detail, session.style());
  if (!options.explain) session.world().out << "\n--explain shows how each date came about.\n";
  return kDone;
}

}  // namespace

void AddShow(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("show", "One complaint: where it stands, its duties and their dates");
  command->add_option("id", options->complaint_id, "The complaint's id, or SOURCE/REFERENCE");
  command
      ->add_option("--reference", options->reference, "Or the name that another system has for it")
      ->type_name("SOURCE/REFERENCE");
  AddTimes(*command, options->times);
  command->add_flag("--explain", options->explain, "Show how each date came about, day by day");
  command->footer(
      "Examples:\n"
      "  redress show complaints-log/2024-0117 --explain\n"
      "  redress show c-1042 --as-of 2024-04-19\n"
      "  redress show c-1042 --known-at 2024-05-01T12:00:00Z");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Show(session, *options); };
  });
}

}  // namespace redress::cli
