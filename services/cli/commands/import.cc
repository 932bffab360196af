#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/import_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/digest.h"
#include "services/cli/import_run.h"
#include "services/cli/json.h"
#include "services/cli/progress.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr int kRejectsFilesMax = 1000;

struct Options {
  LogFileWords file;
  ImportWish wish;
  std::string annul_id;
  std::string reason;
};

// "log.csv" -> "log.rejects.csv", then "log.rejects-2.csv" and so on.
std::string RejectsPath(const std::string& log_path, int number) {
  std::filesystem::path path(log_path);
  const std::string mark = number == 1 ? ".rejects" : fmt::format(".rejects-{}", number);
  path.replace_filename(path.stem().string() + mark + path.extension().string());
  return path.string();
}

// The first that is not there: a file that somebody is mending is never written over.
std::string FreeRejectsPath(const std::string& log_path) {
  for (int number = 1; number <= kRejectsFilesMax; ++number) {
    const std::string path = RejectsPath(log_path, number);
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return path;
  }
  return "";
}

std::optional<std::string> DigestOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return file ? Sha256(file) : std::nullopt;
}

// Importing the same log again rejects the same rows: one file of them is enough. Answers which
// stays.
std::string KeepOne(const std::string& log_path, const std::string& rejects_path) {
  const auto digest = DigestOf(rejects_path);
  for (int number = 1; digest && number <= kRejectsFilesMax; ++number) {
    const std::string earlier = RejectsPath(log_path, number);
    if (earlier == rejects_path) break;
    if (DigestOf(earlier) != digest) continue;
    std::error_code error;
    std::filesystem::remove(rejects_path, error);
    return earlier;
  }
  return rejects_path;
}

Answer<std::string> ChooseRejectsPath(const Options& options) {
  if (options.wish.dry_run) return "";
  const std::string& wanted = options.wish.rejects_path;
  std::error_code error;
  if (!wanted.empty() && std::filesystem::exists(wanted, error)) {
    return Fail(
        kRefused,
        fmt::format("expected --rejects to be a new file, but {} is there already", wanted));
  }
  const std::string chosen = wanted.empty() ? FreeRejectsPath(options.file.path) : wanted;
  if (chosen.empty())
    return Fail(kRefused, "expected room for a rejects file: say where with --rejects FILE");
  return chosen;
}

std::string SourceOf(const LogFile& log) {
  return log.mapping.rows == intake::RowKind::kComplaint ? "complaints-log" : "requests-log";
}

Answer<ExitCode> Import(Session& session, Options options) {
  if (options.file.path.empty())
    return Fail(kWrongUsage, "expected the log's file, e.g. `redress import log.csv`");
  const bool default_path = options.wish.rejects_path.empty();
  auto rejects_path = ChooseRejectsPath(options);
  if (!rejects_path) return tl::make_unexpected(rejects_path.error());
  options.wish.rejects_path = *std::move(rejects_path);
  const auto log = FindLog(options.file);
  if (!log) return tl::make_unexpected(log.error());
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  options.wish.landlord_id = *landlord_id;
  if (options.wish.source.empty()) options.wish.source = SourceOf(*log);
  auto tally = RunImport(session, *log, options.wish);
  if (!tally) return tl::make_unexpected(tally.error());
  if (default_path && !tally->rejects_path.empty()) {
    tally->rejects_path = KeepOne(log->path, tally->rejects_path);
  }
  if (!session.settings().json)
    session.world().out << RenderTally(*tally, log->path, session.style());
  return tally->Rejected() > 0 ? kSomeRejected : kDone;
}

Answer<ExitCode> AnnulImport(Session& session, const Options& options) {
  if (options.reason.empty())
    return Fail(kWrongUsage, "expected --reason: why the import is undone");
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  v1::AnnulImportRequest request;
  *request.mutable_header() = session.AskHeader(*landlord_id);
  request.mutable_header()->set_actor_id(options.wish.actor_id);
  request.set_import_id(options.annul_id);
  request.set_reason(options.reason);
  const auto stub = session.Stub<v1::ImportService>();
  grpc::ClientContext context;
  const auto reader = stub->AnnulImport(&context, request);
  v1::AnnulImportResponse answer;
  {
    Progress progress(session.world(), "annulled complaints", 0);
    while (reader->Read(&answer)) {
      progress.SetTotal(answer.complaints_total());
      progress.Show(answer.complaints_annulled());
    }
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) {
    Failure failure = session.Failed(status);
    if (answer.complaints_annulled() > 0)
      failure.message += "\nThe same command goes on where it stopped.";
    return tl::make_unexpected(failure);
  }
  session.world().out << (session.settings().json
                              ? JsonDocument(answer)
                              : fmt::format("The import is undone: {} annulled.\n",
                                            Count(answer.complaints_annulled(), "complaint")));
  return kDone;
}

}  // namespace

void AddImport(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "import",
      "Take in a log of complaints or of service requests, a row each; or undo an import");
  auto* file =
      command->add_option("file", options->file.path, "The log: CSV with a header, or JSON Lines");
  command->add_option("--format", options->file.format, "Otherwise told by the file's name")
      ->check(CLI::IsMember({"csv", "jsonl"}))
      ->type_name("csv|jsonl");
  command
      ->add_option("--mapping", options->file.mapping_path,
                   "What the columns hold, where their names do not say it")
      ->type_name("FILE");
  command
      ->add_option("--source", options->wish.source,
                   "The log's name; with a row's reference it names what the row is "
                   "(complaints-log, requests-log)")
      ->type_name("NAME");
  command->add_option("--actor", options->wish.actor_id, "Who imports")->type_name("ID");
  command->add_flag("--dry-run", options->wish.dry_run, "Say what would happen and write nothing");
  command->add_flag("--take-changes", options->wish.take_changes,
                    "Take rows that changed since, as new facts and corrections");
  command
      ->add_option("--rejects", options->wish.rejects_path,
                   "Where rows go that cannot be taken (FILE.rejects.csv)")
      ->type_name("FILE");
  auto* annul = command->add_option("--annul", options->annul_id, "Undo this import")
                    ->type_name("IMPORT_ID")
                    ->excludes(file);
  command
      ->add_flag_callback(
          "--requests", [options] { options->file.rows = intake::RowKind::kServiceRequest; },
          "Rows are service requests, not complaints; a mapping may say so too")
      ->excludes(annul);
  command->add_option("--reason", options->reason, "Why it is undone; nothing personal")
      ->needs(annul);
  command->footer(
      "Importing the same rows again changes nothing. Rows that cannot be taken are written to a "
      "file\n"
      "that can be mended and imported; the others go in (exit code 4).\n\n"
      "Examples:\n"
      "  redress import complaints.csv --dry-run\n"
      "  redress import complaints.csv --mapping mapping.toml --source crm\n"
      "  redress import --requests repairs.csv --mapping repairs.toml\n"
      "  redress import --annul IMPORT_ID --reason \"the wrong landlord's log\"");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) {
      return options->annul_id.empty() ? Import(session, *options) : AnnulImport(session, *options);
    };
  });
}

}  // namespace redress::cli
