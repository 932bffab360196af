#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "redress/v1/findings_service.grpc.pb.h"
#include "redress/v1/worklist_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/pages.h"
#include "services/cli/read_times.h"
#include "services/cli/render_complaint.h"
#include "services/cli/render_due.h"

namespace redress::cli {
namespace {

struct Options {
  std::string until;
  std::string handler_id;
  std::uint32_t stage = 0;
  std::optional<std::size_t> limit;  // 0: all.
  bool overdue = false;
  bool explain = false;
  bool watch = false;
};

Answer<v1::ListDueRequest> MakeRequest(const Options& options) {
  v1::ListDueRequest request;
  auto set = SetDay("--until", options.until, request, &v1::ListDueRequest::mutable_until_date);
  if (!set) return tl::make_unexpected(set.error());
  request.set_handler_id(options.handler_id);
  request.set_stage(options.stage);
  request.set_overdue_only(options.overdue);
  request.set_explain(options.explain);
  return request;
}

// The landlord's own duties, which have no rows on the list: evidence to look at again, the return
// to the Code. They are of no handler and no stage.
Answer<std::string> OwnDuties(Session& session, const v1::ListDueRequest& list) {
  if (list.has_until_date() || list.stage() != 0 || !list.handler_id().empty()) return "";
  v1::GetLandlordFindingsRequest request;
  request.set_landlord_id(list.landlord_id());
  const auto stub = session.Stub<v1::FindingsService>();
  const auto answer = session.Call(*stub, &v1::FindingsService::Stub::GetLandlordFindings, request);
  if (!answer) return tl::make_unexpected(answer.error());
  google::protobuf::RepeatedPtrField<v1::ClockView> shown;
  for (const auto& clock : answer->clocks()) {
    if (list.overdue_only() && clock.state() != v1::CLOCK_STATE_OVERDUE) continue;
    *shown.Add() = clock;
  }
  if (shown.empty()) return "";
  return "\n" + Paint("The landlord's own", Tone::kStrong, session.style()) + "\n" +
         RenderDuties(shown, session.style());
}

Answer<ExitCode> List(Session& session, const v1::ListDueRequest& request, const Options& options) {
  World& world = session.world();
  const bool json = session.settings().json;
  DueList list;
  const auto take = [&](const v1::ListDueResponse& page) {
    list.today_date = page.today_date();
    list.rows_to_reckon = page.rows_to_reckon();
    for (const auto& item : page.items()) {
      if (json) world.out << JsonLine(item);
      if (!json) list.items.push_back(item);
    }
    return page.items_size();
  };
  const auto stub = session.Stub<v1::WorklistService>();
  const auto more = ReadPages(session, *stub, &v1::WorklistService::Stub::ListDue, request,
                              RowsWanted(session, options.limit), take);
  if (!more) return tl::make_unexpected(more.error());
  if (json) return kDone;
  list.more = *more;
  const auto own = OwnDuties(session, request);
  if (!own) return tl::make_unexpected(own.error());
  const Detail detail = options.explain ? Detail::kExplained : Detail::kTable;
  world.out << RenderDue(list, session.OfficerNames(request.landlord_id()), detail, session.style())
            << *own;
  return kDone;
}

Answer<ExitCode> Watch(Session& session, const std::string& landlord_id, const Options& options) {
  World& world = session.world();
  const bool json = session.settings().json;
  const Names names = json ? Names() : session.OfficerNames(landlord_id);
  v1::WatchDueRequest request;
  request.set_landlord_id(landlord_id);
  request.set_handler_id(options.handler_id);
  const auto stub = session.Stub<v1::WorklistService>();
  grpc::ClientContext context;
  const auto reader = stub->WatchDue(&context, request);
  v1::WatchDueResponse changes;
  while (reader->Read(&changes)) {
    world.out << (json ? JsonLine(changes) : RenderDueChanges(changes, names, session.style()))
              << std::flush;
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return tl::make_unexpected(session.Failed(status));
  return kDone;
}

Answer<ExitCode> Due(Session& session, const Options& options) {
  auto request = MakeRequest(options);
  if (!request) return tl::make_unexpected(request.error());
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  request->set_landlord_id(*landlord_id);
  return options.watch ? Watch(session, *landlord_id, options) : List(session, *request, options);
}

}  // namespace

void AddDue(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("due", "What is due, in the order to look at it, with who and why");
  auto* until =
      command->add_option("--until", options->until, "Only what is to be looked at by this day")
          ->type_name("DATE");
  command->add_option("--handler", options->handler_id, "Only this officer's")->type_name("ID");
  auto* stage = command->add_option("--stage", options->stage, "Only this stage's")
                    ->check(CLI::Range(1, 3))
                    ->type_name("N");
  auto* overdue = command->add_flag("--overdue", options->overdue, "Only what is past its date");
  auto* explain =
      command->add_flag("--explain", options->explain, "Show how each date came about, day by day");
  auto* limit = AddLimit(*command, options->limit);
  command->add_flag("--watch", options->watch, "Go on: show duties as they come, change and go")
      ->excludes(until)
      ->excludes(stage)
      ->excludes(overdue)
      ->excludes(explain)
      ->excludes(limit);
  command->footer(
      "LOOK BY is the earliest date of all readings of the provision; DUE is the date that "
      "decides.\n\n"
      "Examples:\n"
      "  redress due --overdue --explain --limit 3\n"
      "  redress due --until 2024-04-19 --handler o-1\n"
      "  redress --json due | jq -r .row.complaintId");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Due(session, *options); };
  });
}

}  // namespace redress::cli
