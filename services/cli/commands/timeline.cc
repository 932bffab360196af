#include <memory>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "services/cli/commands/commands.h"
#include "services/cli/history.h"
#include "services/cli/json.h"
#include "services/cli/render_timeline.h"

namespace redress::cli {
namespace {

Answer<ExitCode> Timeline(Session& session, HistoryQuery query) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  query.landlord_id = *landlord_id;
  std::vector<v1::TimelineEntry> entries;
  const bool json = session.settings().json;
  const auto count = ReadHistory(session, query, [&](const v1::TimelineEntry& entry) {
    if (json) session.world().out << JsonLine(entry);
    if (!json) entries.push_back(entry);
    return true;
  });
  if (!count) return tl::make_unexpected(count.error());
  if (*count == 0) return Fail(kRefused, "nothing had happened to this complaint by then");
  if (!json) {
    session.world().out << RenderTimeline(entries, session.OfficerNames(*landlord_id),
                                          session.style());
  }
  return kDone;
}

}  // namespace

void AddTimeline(CLI::App& app, Action& chosen) {
  auto query = std::make_shared<HistoryQuery>();
  auto* command =
      app.add_subcommand("timeline", "One complaint: every event, in the order it was recorded");
  command->add_option("id", query->complaint, "The complaint's id, or SOURCE/REFERENCE")
      ->required();
  AddTimes(*command, query->times);
  command->footer(
      "A correction stands in its own line, with what it replaced under it.\n\n"
      "Examples:\n"
      "  redress timeline c-1042\n"
      "  redress --json timeline c-1042 | jq .event.event.fact");
  command->callback([&chosen, query] {
    chosen = [query](Session& session) { return Timeline(session, *query); };
  });
}

}  // namespace redress::cli
