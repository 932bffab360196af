#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/admin_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/law_file.h"

namespace redress::cli {
namespace {

struct Options {
  std::string path;
  v1::LawKind kind = v1::LAW_KIND_UNSPECIFIED;  // UNSPECIFIED: by its content.
  bool validate_only = false;
};

Answer<ExitCode> Adopt(Session& session, const Options& options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  auto file = ReadLawFile(options.path, options.kind);
  if (!file) return tl::make_unexpected(file.error());
  v1::AdoptLawRequest request;
  *request.mutable_header() = session.AskHeader(*landlord_id);
  request.mutable_header()->set_validate_only(options.validate_only);
  request.set_kind(file->kind);
  request.set_file_name(file->name);
  request.set_content(std::move(file->content));
  const auto stub = session.Stub<v1::AdminService>();
  const auto answer = session.Call(*stub, &v1::AdminService::Stub::AdoptLaw, request);
  if (!answer) return tl::make_unexpected(answer.error());
  World& world = session.world();
  if (session.settings().json) {
    world.out << JsonDocument(*answer);
  } else if (options.validate_only) {
    world.out << "sound: it could be adopted\n";
  } else {
    world.out << (answer->result().steps().empty() ? "in force already\n" : "adopted\n");
  }
  return kDone;
}

}  // namespace

void AddAdopt(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "adopt",
      "Puts an edition, a calendar, a policy, a tariff or a letter's template into force at the "
      "landlord");
  command->add_option("file", options->path, "The file: textproto, or a template (mustache)")
      ->required();
  command->add_option("--kind", options->kind, "What it is, where its content does not show it")
      ->transform(CLI::CheckedTransformer(LawKindNames()))
      ->type_name("edition|calendar|policy|tariff|letter");
  command->add_flag("--validate-only", options->validate_only, "Only check it; write nothing");
  command->footer(
      "What is not sound is refused with its line, and what was in force stays so.\n"
      "`redress what-if FILE` shows beforehand what would change; of a letter's template,\n"
      "`redress letter --template FILE`. Such a template begins with the lines {{! letter: response "
      "}} and\n"
      "{{! version: 1 }}, and {{! lang: cy }} if it is in a language of its own.\n\n"
      "Examples:\n"
      "  redress adopt our-policy.textproto\n"
      "  redress adopt response.mustache\n"
      "  redress adopt england.textproto --validate-only");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Adopt(session, *options); };
  });
}

}  // namespace redress::cli
