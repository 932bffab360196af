#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "engine/editions/law.h"
#include "engine/editions/shipped.h"
#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/render_findings.h"

namespace redress::cli {
namespace {

struct Options {
  std::string edition_id;
  bool markdown = false;
};

constexpr const char* kMarkdownHead =
    "# The provisions, and how each is covered\n\n"
    "Made by `redress provisions --markdown` from the editions that come with the program; a test "
    "holds the two\n"
    "together. Kinds: C computed from days, ids and facts; S a structural check; J a person "
    "judges.\n\n";

Answer<ExitCode> List(Session& session, const Options& options) {
  World& world = session.world();
  bool any = false;
  if (options.markdown) world.out << kMarkdownHead;
  for (const auto& file : editions::Shipped()) {
    if (file.kind != v1::LAW_KIND_EDITION) continue;
    const auto edition = editions::ParseEdition(file.content, file.name);
    if (!edition || edition->provisions().empty()) continue;
    if (!options.edition_id.empty() && edition->id() != options.edition_id) continue;
    if (session.settings().json) {
      for (const v1::Provision& provision : edition->provisions()) world.out << JsonLine(provision);
    } else if (options.markdown) {
      world.out << (any ? "\n" : "") << MarkdownProvisions(*edition);
    } else {
      world.out << (any ? "\n" : "") << RenderProvisions(*edition, session.style());
    }
    any = true;
  }
  if (!any)
    return Fail(kRefused, "expected an edition with provisions, but there is none with that id");
  return kDone;
}

}  // namespace

void AddProvisions(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "provisions",
      "Every provision of the editions that come with the program, and how it is covered");
  command->add_option("--edition", options->edition_id, "Only of this edition")->type_name("ID");
  command->add_flag("--markdown", options->markdown, "As a page of documentation");
  command->footer(
      "Examples:\n"
      "  redress provisions --edition housing-ombudsman-2024\n"
      "  redress provisions --markdown > PROVISIONS.md");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return List(session, *options); };
  });
}

}  // namespace redress::cli
