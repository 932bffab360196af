#include "services/cli/render_timeline.h"

#include <map>

#include <fmt/format.h>

#include "engine/types/day.h"
#include "engine/types/standing.h"
#include "services/cli/describe.h"
#include "services/cli/render_complaint.h"
#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr std::size_t kWideScreen = 120;
constexpr std::string_view kIndent = "     ";  // Past an event's number.

using ByVersion = std::map<std::uint64_t, const v1::TimelineEntry*>;

std::string RecordedLater(const v1::RecordedEvent& recorded) {
  const auto happened = ToDay(recorded.event().happened().date());
  const auto written = ToDay(recorded.recorded_date());
  if (!happened || !written || *written <= *happened) return "";
  return Count(static_cast<std::uint64_t>((*written - *happened).count()), "day") + " later";
}

std::string ChannelWords(v1::Channel channel) {
  return channel == v1::CHANNEL_UNSPECIFIED ? "" : EnumWords(*v1::Channel_descriptor(), channel);
}

// What became of an event since: said first, so that no reader takes it for true.
std::string FateWords(const v1::TimelineEntry& entry) {
  if (entry.annulled_by_version() != 0)
    return fmt::format("[never happened: see {}] ", entry.annulled_by_version());
  if (entry.corrected_by_version() != 0)
    return fmt::format("[corrected: see {}] ", entry.corrected_by_version());
  return "";
}

Row EventRow(const v1::TimelineEntry& entry, const Names& names) {
  const auto& recorded = entry.event();
  const auto& event = recorded.event();
  const std::string later = RecordedLater(recorded);
  const std::string fate = FateWords(entry);
  return {{std::to_string(event.version())},
          {HappenedWords(event.happened())},
          {DateWords(recorded.recorded_date())},
          {later, Tone::kWarning},
          {event.stage() == 0 ? "" : std::to_string(event.stage())},
          {NameOf(names, event.actor_id())},
          {ChannelWords(event.channel())},
          {fate + DescribeFact(event.fact(), names), fate.empty() ? Tone::kPlain : Tone::kQuiet}};
}

Row ReplacedRow(const v1::TimelineEntry& replaced, const Names& names) {
  const auto& event = replaced.event().event();
  return {{},
          {},
          {},
          {},
          {},
          {},
          {},
          {fmt::format("  was: {}, {}", HappenedWords(event.happened()),
                       DescribeFact(event.fact(), names)),
           Tone::kQuiet}};
}

void AddReplaced(const v1::Fact& fact, const ByVersion& by_version, const Names& names,
                 std::vector<Row>& rows) {
  const auto add = [&](std::uint64_t version) {
    if (const auto found = by_version.find(version); found != by_version.end()) {
      rows.push_back(ReplacedRow(*found->second, names));
    }
  };
  if (fact.has_corrected()) add(fact.corrected().version());
  for (const auto version : fact.annulled().versions()) add(version);
}

// An event over as many lines as it needs: what happened, then by whom and how.
std::string RenderEvent(const v1::TimelineEntry& entry, const Names& names, const Style& style) {
  const auto& event = entry.event().event();
  const std::string later = RecordedLater(entry.event());
  const std::string who = NameOf(names, event.actor_id());
  const std::string what =
      HappenedWords(event.happened()) + "  " + FateWords(entry) + DescribeFact(event.fact(), names);
  const std::string lines = Wrap(Shown(what), kIndent, style.width);
  std::string out = Paint(fmt::format("{:>3}", event.version()), Tone::kStrong, style) + "  " +
                    lines.substr(kIndent.size());
  std::string beside = who.empty() ? "" : "by " + who;
  if (const auto channel = ChannelWords(event.channel()); !channel.empty()) {
    beside += (beside.empty() ? "" : ", ") + channel;
  }
  if (!later.empty()) beside += (beside.empty() ? "" : ", ") + ("recorded " + later);
  if (!beside.empty())
    out += std::string(kIndent) + Paint(Shown(beside), Tone::kQuiet, style) + "\n";
  return out;
}

std::string RenderTimelineNarrow(const std::vector<v1::TimelineEntry>& entries,
                                 const ByVersion& by_version, const Names& names,
                                 const Style& style) {
  std::string out;
  for (const auto& entry : entries) {
    out += RenderEvent(entry, names, style);
    std::vector<Row> replaced;
    AddReplaced(entry.event().event().fact(), by_version, names, replaced);
    for (const Row& row : replaced) {
      out += Paint(Wrap(Shown(row.back().text), kIndent, style.width), Tone::kQuiet, style);
    }
  }
  return out;
}

}  // namespace

std::vector<v1::TimelineEntry> EntriesOf(
    const google::protobuf::RepeatedPtrField<v1::RecordedEvent>& events) {
  const std::vector<v1::RecordedEvent> record(events.begin(), events.end());
  const std::vector<Standing> standings = Resolve(record);
  std::vector<v1::TimelineEntry> entries(record.size());
  for (std::size_t i = 0; i < record.size(); ++i) {
    *entries[i].mutable_event() = record[i];
    entries[i].set_corrected_by_version(standings[i].corrected_by);
    entries[i].set_annulled_by_version(standings[i].annulled_by);
  }
  return entries;
}

std::string RenderTimeline(const std::vector<v1::TimelineEntry>& entries, const Names& names,
                           const Style& style) {
  const std::vector<Column> columns = {{"EVENT"}, {"HAPPENED"},  {"RECORDED"}, {""},
                                       {"STAGE"}, {"WHO", true}, {"HOW"},      {"WHAT", true}};
  ByVersion by_version;
  for (const auto& entry : entries) by_version[entry.event().event().version()] = &entry;
  if (style.width > 0 && style.width < kWideScreen) {
    return RenderTimelineNarrow(entries, by_version, names, style);
  }
  std::vector<Row> rows;
  for (const auto& entry : entries) {
    rows.push_back(EventRow(entry, names));
    AddReplaced(entry.event().event().fact(), by_version, names, rows);
  }
  return RenderTable(columns, rows, style);
}

std::string RenderReplayStep(const v1::TimelineEntry& entry, const Names& names,
                             const Style& style) {
  std::string out = RenderEvent(entry, names, style);
  out += std::string(kIndent) + "now " +
         Paint(StandingWords(entry.summary()), StandingTone(entry.summary().status()), style) +
         "\n";
  for (const auto& clock : entry.clocks()) {
    if (clock.state() == v1::CLOCK_STATE_NOT_STARTED) continue;
    const std::string due = clock.has_due_date() ? ", due " + DateWords(clock.due_date()) : "";
    out += "       " +
           Shown(fmt::format("{:<26}{:<6}", DutyWords(clock.clock_id()), clock.provision())) +
           Paint(StateWords(clock), StateTone(clock.state()), style) + due + "\n";
  }
  return out;
}

}  // namespace redress::cli
