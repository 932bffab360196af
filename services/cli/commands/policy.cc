#include <iterator>
#include <memory>
#include <ostream>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <google/protobuf/struct.pb.h>

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/read_file.h"
#include "services/cli/style.h"
#include "services/cli/text.h"
#include "services/cli/words.h"
#include "services/lint/lint.h"

namespace redress::cli {
namespace {

constexpr std::string_view kIndent = "    ";

FileText ReadText(World& world, const std::string& path) {
  return path == "-" ? ReadAll(world.in, "what is piped in", lint::kTextBytesMax)
                     : ReadFile(path, lint::kTextBytesMax);
}

std::string ToJson(const std::string& path, const lint::Warning& warning) {
  google::protobuf::Struct row;
  auto& fields = *row.mutable_fields();
  fields["file"].set_string_value(path);
  fields["line"].set_number_value(static_cast<double>(warning.line));
  fields["column"].set_number_value(static_cast<double>(warning.column));
  fields["pattern"].set_string_value(warning.pattern);
  fields["provision"].set_string_value(warning.provision);
  fields["found"].set_string_value(warning.found);
  fields["message"].set_string_value(warning.message);
  fields["instead"].set_string_value(warning.instead);
  return JsonLine(row);
}

std::string ToText(const std::string& path, const lint::Warning& warning, const Style& style) {
  const std::string where = fmt::format("{}:{}:{}", path, warning.line, warning.column);
  std::string out = fmt::format("{}  {}  {}\n", Paint(Shown(where), Tone::kStrong, style),
                                warning.provision, Paint(warning.pattern, Tone::kWarning, style));
  out += Wrap("\"" + Shown(warning.found) + "\"", kIndent, style.width);
  out += Wrap("What is wrong: " + warning.message + ".", kIndent, style.width);
  out += Wrap("Instead: " + warning.instead, kIndent, style.width);
  return out + "\n";
}

// Exit code kSomeRejected: something was found.
Answer<ExitCode> LintFiles(Session& session, const std::vector<std::string>& paths) {
  World& world = session.world();
  std::size_t found = 0;
  for (const std::string& path : paths) {
    const auto text = ReadText(world, path);
    if (!text) return Fail(kRefused, text.error());
    const auto warnings = lint::Lint(*text);
    if (!warnings) return Fail(kRefused, path + ": " + warnings.error());
    found += warnings->size();
    for (const lint::Warning& warning : *warnings) {
      world.out << (session.settings().json ? ToJson(path, warning)
                                            : ToText(path, warning, session.style()));
    }
  }
  if (!session.settings().json) {
    world.out << (found == 0
                      ? "Nothing found. That is no proof: only known wordings are looked for.\n"
                      : fmt::format("{} found, in {}. A person has to judge each.\n",
                                    Count(found, "wording"), Count(paths.size(), "file")));
  }
  return found == 0 ? kDone : kSomeRejected;
}

}  // namespace

void AddPolicy(CLI::App& app, Action& chosen) {
  auto paths = std::make_shared<std::vector<std::string>>();
  auto* command =
      app.add_subcommand("policy", "Look over the text of a policy or a letter's template");
  command->require_subcommand(1);
  auto* lint = command->add_subcommand(
      "lint", "Warn of wordings that go against the Complaint Handling Code, or are out of date");
  lint->add_option("files", *paths, "Plain text, Markdown or HTML; - reads what is piped in")
      ->required()
      ->type_name("FILE");
  lint->fallthrough();
  constexpr const char* kFooter =
      "No server is needed. Exit code 4 if anything was found.\n\n"
      "Examples:\n"
      "  redress policy lint complaints-policy.md\n"
      "  redress --json policy lint letters/*.mustache";
  lint->footer(kFooter);
  command->footer(kFooter);
  lint->callback([&chosen, paths] {
    chosen = [paths](Session& session) { return LintFiles(session, *paths); };
  });
}

}  // namespace redress::cli
