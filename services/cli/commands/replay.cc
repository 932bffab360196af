#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>

#include "services/cli/commands/commands.h"
#include "services/cli/history.h"
#include "services/cli/json.h"
#include "services/cli/render_timeline.h"

namespace redress::cli {
namespace {

struct Options {
  HistoryQuery query;
  double events_per_second = 0;  // 0: as fast as they come.
  bool step = false;
};

// Waits as was asked for. False: the reader has seen enough.
bool WaitForNext(Session& session, const Options& options) {
  World& world = session.world();
  world.out << std::flush;
  if (options.step) {
    world.err << "Enter: next   q: stop " << std::flush;
    std::string line;
    return std::getline(world.in, line) && line != "q";
  }
  if (options.events_per_second > 0) {
    world.pause(std::chrono::milliseconds(static_cast<long>(1000.0 / options.events_per_second)));
  }
  return true;
}

Answer<ExitCode> Replay(Session& session, Options options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  options.query.landlord_id = *landlord_id;
  const bool json = session.settings().json;
  const Names names = json ? Names() : session.OfficerNames(*landlord_id);
  bool first = true;
  const auto count = ReadHistory(session, options.query, [&](const v1::TimelineEntry& entry) {
    if (!first && !WaitForNext(session, options)) return false;
    if (!first && !json) session.world().out << "\n";
    first = false;
    session.world().out << (json ? JsonLine(entry)
                                 : RenderReplayStep(entry, names, session.style()));
    return true;
  });
  if (!count) return tl::make_unexpected(count.error());
  if (*count == 0) return Fail(kRefused, "nothing had happened to this complaint by then");
  return kDone;
}

}  // namespace

void AddReplay(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "replay", "Watch a complaint unfold: after each event, where things stood");
  command->add_option("id", options->query.complaint, "The complaint's id, or SOURCE/REFERENCE")
      ->required();
  auto* speed = command->add_option("--speed", options->events_per_second, "Events a second")
                    ->check(CLI::Range(0.01, 1000.0))
                    ->type_name("N");
  command->add_flag("--step", options->step, "Wait for Enter after each event")->excludes(speed);
  AddTimes(*command, options->query.times);
  command->footer(
      "Duties are shown as they stood on the day of each event.\n\n"
      "Examples:\n"
      "  redress replay c-1042 --step\n"
      "  redress replay c-1042 --speed 1");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Replay(session, *options); };
  });
}

}  // namespace redress::cli
