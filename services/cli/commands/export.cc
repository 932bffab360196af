#include <fstream>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/audit_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/history.h"
#include "services/cli/json.h"
#include "services/cli/progress.h"

namespace redress::cli {
namespace {

struct Options {
  std::string complaint;  // Empty: all there is.
  std::string file;       // Empty: stdout.
  std::uint64_t from_position = 0;
};

// A commit's events, each as it would be read back on its own.
std::uint64_t WriteCommit(const v1::Commit& commit, std::ostream& out) {
  std::uint64_t position = commit.first_position();
  for (const auto& event : commit.events()) {
    v1::RecordedEvent recorded;
    recorded.set_position(position++);
    *recorded.mutable_recorded_time() = commit.recorded_time();
    if (commit.has_recorded_date()) *recorded.mutable_recorded_date() = commit.recorded_date();
    recorded.set_request_id(commit.request_id());
    *recorded.mutable_event() = event;
    out << JsonRecordLine(recorded);
  }
  return static_cast<std::uint64_t>(commit.events_size());
}

Answer<std::uint64_t> ExportAll(Session& session, const Options& options,
                                const std::string& landlord_id, std::ostream& out) {
  v1::ReadLogRequest request;
  request.set_landlord_id(landlord_id);
  request.set_from_position(options.from_position);
  const auto stub = session.Stub<v1::AuditService>();
  grpc::ClientContext context;
  const auto reader = stub->ReadLog(&context, request);
  Progress progress(session.world(), "read to position", 0);
  v1::ReadLogResponse response;
  std::uint64_t count = 0;
  while (out && reader->Read(&response)) {
    progress.SetTotal(response.last_position());
    for (const auto& commit : response.commits()) {
      count += WriteCommit(commit, out);
      progress.Show(commit.first_position());
    }
  }
  if (!out) context.TryCancel();
  const grpc::Status status = reader->Finish();
  if (out && !status.ok()) return tl::make_unexpected(session.Failed(status));
  return count;
}

Answer<std::uint64_t> ExportOne(Session& session, const Options& options,
                                const std::string& landlord_id, std::ostream& out) {
  HistoryQuery query;
  query.landlord_id = landlord_id;
  query.complaint = options.complaint;
  return ReadHistory(session, query, [&](const v1::TimelineEntry& entry) {
    out << JsonRecordLine(entry.event());
    return static_cast<bool>(out);
  });
}

Answer<ExitCode> Export(Session& session, const Options& options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  std::ofstream file;
  if (!options.file.empty()) {
    file.open(options.file, std::ios::binary | std::ios::trunc);
    if (!file)
      return Fail(kRefused,
                  fmt::format("expected to write {}, but it cannot be opened", options.file));
  }
  std::ostream& out = options.file.empty() ? session.world().out : file;
  const auto count = options.complaint.empty() ? ExportAll(session, options, *landlord_id, out)
                                               : ExportOne(session, options, *landlord_id, out);
  if (!count) return tl::make_unexpected(count.error());
  out.flush();
  if (!out)
    return Fail(kRefused, "expected to write every event, but writing failed: is the disk full?");
  session.world().err << fmt::format("{} exported.\n",
                                     *count == 1 ? "1 event" : fmt::format("{} events", *count));
  return kDone;
}

}  // namespace

void AddExport(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("export", "The events as they were recorded, as JSON Lines");
  auto* complaint = command
                        ->add_option("--complaint", options->complaint,
                                     "Only this one's: its id, or SOURCE/REFERENCE")
                        ->type_name("ID");
  command->add_option("--from", options->from_position, "Only from this position on")
      ->type_name("POSITION")
      ->excludes(complaint);
  command->add_option("-o,--output", options->file, "Where to write; otherwise to the screen")
      ->type_name("FILE");
  command->footer(
      "A whole log is exported as it lies on disk: personal texts stay sealed. One complaint is "
      "exported\n"
      "with the texts that you may read.\n\n"
      "Examples:\n"
      "  redress export -o events.jsonl\n"
      "  redress export --complaint c-1042");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Export(session, *options); };
  });
}

}  // namespace redress::cli
