#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/what_if_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/law_file.h"
#include "services/cli/progress.h"
#include "services/cli/read_times.h"
#include "services/cli/render_what_if.h"

namespace redress::cli {
namespace {

constexpr std::size_t kComplaintsForPeople = 50;
constexpr int kFilesMax = 10;

struct Options {
  std::vector<std::string> files;
  v1::LawKind kind = v1::LAW_KIND_UNSPECIFIED;  // Of every file. UNSPECIFIED: by its content.
  std::string as_of;
  std::string after;
  bool findings = false;
  std::size_t limit = kComplaintsForPeople;  // Complaints shown. 0: all.
};

Answer<v1::CompareLawRequest> MakeRequest(const Options& options, const std::string& landlord_id) {
  v1::CompareLawRequest request;
  request.set_landlord_id(landlord_id);
  request.set_from_complaint_id(options.after);
  request.set_findings(options.findings);
  if (auto set = SetAsOf(options.as_of, request); !set) return tl::make_unexpected(set.error());
  for (const std::string& path : options.files) {
    auto file = ReadLawFile(path, options.kind);
    if (!file) return tl::make_unexpected(file.error());
    v1::DraftLaw& draft = *request.add_drafts();
    draft.set_kind(file->kind);
    draft.set_file_name(file->name);
    draft.set_content(std::move(file->content));
  }
  return request;
}

// Keeps or writes what came, and lets the rest go.
void Take(Session& session, const Options& options, v1::CompareLawResponse& response,
          WhatIf& what_if) {
  const bool json = session.settings().json;
  for (v1::ComplaintDifference& difference : *response.mutable_differences()) {
    if (json) {
      session.world().out << JsonLine(difference);
    } else if (options.limit == 0 || what_if.differences.size() < options.limit) {
      what_if.differences.push_back(std::move(difference));
    }
  }
  response.clear_differences();
  what_if.totals = response;
}

Answer<ExitCode> Compare(Session& session, const Options& options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  const auto request = MakeRequest(options, *landlord_id);
  if (!request) return tl::make_unexpected(request.error());
  const auto stub = session.Stub<v1::WhatIfService>();
  grpc::ClientContext context;
  const auto reader = stub->CompareLaw(&context, *request);
  WhatIf what_if;
  {
    Progress progress(session.world(), "complaints compared", 0);
    v1::CompareLawResponse response;
    while (reader->Read(&response)) {
      Take(session, options, response, what_if);
      progress.Show(response.complaints_compared());
    }
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return tl::make_unexpected(session.Failed(status));
  session.world().out << (session.settings().json ? JsonLine(what_if.totals)
                                                  : RenderWhatIf(what_if, session.style()));
  return kDone;
}

}  // namespace

void AddWhatIf(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "what-if", "What would differ under a draft edition, calendar or policy, before adopting it");
  command->add_option("files", options->files, "Drafts, as textproto")
      ->required()
      ->expected(1, kFilesMax)
      ->type_name("FILE");
  command->add_option("--kind", options->kind, "What the files are; otherwise by what is in them")
      ->transform(CLI::CheckedTransformer(LawKindNames()))
      ->type_name("edition|calendar|policy|tariff");
  command->add_option("--as-of", options->as_of, "As things stood on this day")->type_name("DATE");
  command->add_option("--after", options->after, "Only complaints after this id: to go on from")
      ->type_name("ID");
  command->add_flag("--findings", options->findings,
                    "Compare what the Code says of each complaint too");
  command->add_option("--limit", options->limit, "How many complaints to show (50); 0: all")
      ->type_name("N");
  command->footer(
      "Nothing is written. With --json, a line a complaint that differs, then the totals.\n\n"
      "Examples:\n"
      "  redress what-if england-with-the-new-holiday.textproto\n"
      "  redress what-if --kind policy draft.txt --as-of 2024-06-30");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Compare(session, *options); };
  });
}

}  // namespace redress::cli
