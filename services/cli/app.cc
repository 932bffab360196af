#include "services/cli/app.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "services/cli/commands/commands.h"
#include "services/cli/suggestion.h"
#include "services/cli/text.h"

namespace redress::cli {
namespace {

constexpr unsigned kTimeoutSecondsMax = 3600;

constexpr const char* kFooter =
    "Begin here:\n"
    "  redress sample-log --rows 200 --seed 1 -o sample.csv\n"
    "  redress --landlord crown-homes setup --name \"Crown Homes\"\n"
    "  redress import sample.csv\n"
    "  redress due --overdue --explain --limit 3\n\n"
    "Every command has its own --help, with examples.\n\n"
    "Exit codes: 0 done, 1 refused or nothing found, 2 wrong usage, 3 server not reached, 4 some "
    "rows rejected, or a text found wanting.\n"
    "Environment: REDRESS_SERVER, REDRESS_LANDLORD, NO_COLOR.";

Settings FromEnvironment(const World& world) {
  Settings settings;
  settings.server = world.environment("REDRESS_SERVER").value_or(settings.server);
  settings.landlord = world.environment("REDRESS_LANDLORD").value_or("");
  return settings;
}

void AddSettings(CLI::App& app, Settings& settings) {
  app.add_option("--server", settings.server, "Where the server listens (" + settings.server + ")")
      ->type_name("HOST:PORT");
  app.add_option("--landlord", settings.landlord,
                 "Whose record; may be left off where there is one landlord")
      ->type_name("ID");
  app.add_flag("--json", settings.json, "For programs: JSON, one document, or one line an item");
  app.add_option("--timeout", settings.timeout_seconds, "How long to wait for an answer (30)")
      ->check(CLI::Range(1U, kTimeoutSecondsMax))
      ->type_name("SECONDS");
}

void AddCommands(CLI::App& app, Action& chosen) {
  for (const auto add :
       {AddSetup, AddStatus, AddImport, AddDue, AddShow, AddTimeline, AddReplay, AddRecord,
        AddExport, AddSampleLog, AddFindings, AddProvisions, AddRequests, AddRequest, AddContacts,
        AddContact, AddRegister, AddAdopt, AddWhatIf, AddLetter, AddPolicy}) {
    add(app, chosen);
  }
}

std::vector<std::string> OptionNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

const CLI::App* ParsedCommand(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? nullptr : parsed.front();
}

// The command or option that one of `arguments` was most likely meant to be.
std::string Suggestion(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App* command = ParsedCommand(app);
  std::vector<std::string> options = OptionNames(app);
  if (command != nullptr) {
    const auto own = OptionNames(*command);
    options.insert(options.end(), own.begin(), own.end());
  }
  std::vector<std::string> commands;
  for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(each->get_name());
  }
  for (const std::string& argument : arguments) {
    const std::string word = argument.substr(0, argument.find('='));
    const bool is_option = word.starts_with("--");
    if (!is_option && command != nullptr) continue;
    const auto& known = is_option ? options : commands;
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    if (const std::string nearest = Nearest(word, known); !nearest.empty()) return nearest;
  }
  return "";
}

// CLI11 only says that a command is missing, also where there is one that it does not know.
std::string WhatIsWrong(const CLI::App& app, const CLI::ParseError& error) {
  const auto unknown = app.remaining();
  if (ParsedCommand(app) != nullptr || unknown.empty()) return error.what();
  return fmt::format("there is no {} {}", unknown.front().starts_with("-") ? "option" : "command",
                     unknown.front());
}

int SayUsage(const CLI::App& app, const CLI::ParseError& error,
             const std::vector<std::string>& arguments, World& world) {
  const CLI::App* command = ParsedCommand(app);
  world.err << "redress: " << Shown(WhatIsWrong(app, error)) << "\n";
  if (const std::string nearest = Suggestion(app, arguments); !nearest.empty()) {
    world.err << "Did you mean " << nearest << "?\n";
  }
  world.err << "`redress " << (command == nullptr ? "" : command->get_name() + " ")
            << "--help` says more.\n";
  return kWrongUsage;
}

// A failure's first line says what is wrong, the others what to do next.
void SayFailure(const Failure& failure, World& world) {
  std::istringstream lines(failure.message);
  std::string line;
  bool first = true;
  while (std::getline(lines, line)) {
    world.err << (first ? "redress: " : "") << Shown(line) << "\n";
    first = false;
  }
}

int Act(const Action& chosen, const Settings& settings, World& world) {
  if (!IsLoopback(settings.server)) {
    world.err << "redress: expected --server to be an address of this machine, but it is "
              << Shown(settings.server)
              << "\nResidents' words would cross the network in the clear. A tunnel, e.g. ssh -L, "
                 "is safe.\n";
    return kWrongUsage;
  }
  Session session(settings, world);
  const auto done = chosen(session);
  world.out << std::flush;
  if (!done) {
    SayFailure(done.error(), world);
    return done.error().exit_code;
  }
  return world.out ? *done : kRefused;
}

}  // namespace

int Run(const std::vector<std::string>& arguments, World& world) {
  CLI::App app("Redress: complaints to social landlords, recorded, timed and explained.",
               "redress");
  Settings settings = FromEnvironment(world);
  Action chosen;
  AddSettings(app, settings);
  AddCommands(app, chosen);
  app.set_version_flag("--version", std::string("redress ") + REDRESS_VERSION);
  app.footer(kFooter);
  app.require_subcommand(1);
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
    command->fallthrough();
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& help) {
    return app.exit(help, world.out, world.err);
  } catch (const CLI::ParseError& error) {
    return SayUsage(app, error, arguments, world);
  }
  return Act(chosen, settings, world);
}

}  // namespace redress::cli
