#include "services/cli/render_what_if.h"

#include <fmt/format.h>

#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr std::size_t kWideScreen = 130;

const v1::ClockView& AnyOf(const v1::ClockDifference& clock) {
  return clock.has_now() ? clock.now() : clock.then();
}

bool IsTurned(const v1::ClockDifference& clock) {
  return clock.has_now() && clock.has_then() && clock.now().state() != clock.then().state();
}

// The state is said where it turns; everywhere else the date is what differs.
std::string SideWords(bool has, const v1::ClockView& view, bool with_state) {
  if (!has) return "no such duty";
  const std::string due = view.has_due_date() ? DateWords(view.due_date()) : "no date";
  return with_state ? due + ", " + StateWords(view) : due;
}

Row DutyRow(const v1::ComplaintDifference& difference, const v1::ClockDifference& clock) {
  const bool turned = IsTurned(clock);
  const bool is_bad = turned && StateTone(clock.then().state()) == Tone::kBad;
  return {{difference.complaint_id()},
          {DutyWords(AnyOf(clock).clock_id())},
          {SideWords(clock.has_now(), clock.now(), turned)},
          {SideWords(clock.has_then(), clock.then(), turned), is_bad ? Tone::kBad : Tone::kStrong},
          {difference.has_told_date() ? DateWords(difference.told_date()) : ""}};
}

std::string VerdictWords(bool has, const v1::Finding& finding) {
  return has ? EnumWords(*v1::Verdict_descriptor(), finding.verdict()) : "no such provision";
}

Row FindingRow(const v1::ComplaintDifference& difference, const v1::FindingDifference& finding) {
  const v1::Finding& any = finding.has_now() ? finding.now() : finding.then();
  const bool is_bad = finding.then().verdict() == v1::VERDICT_BREACHED;
  const std::string at = any.stage() == 0 ? "" : fmt::format(" at stage {}", any.stage());
  return {{difference.complaint_id()},
          {any.provision() + at},
          {VerdictWords(finding.has_now(), finding.now())},
          {VerdictWords(finding.has_then(), finding.then()), is_bad ? Tone::kBad : Tone::kStrong},
          {""}};
}

std::string RenderNarrow(const std::vector<Row>& rows, const Style& style) {
  std::string out;
  for (const Row& row : rows) {
    out += Shown(row[0].text) + "  " + Shown(row[1].text) + "\n    " + Shown(row[2].text) + " -> " +
           Paint(Shown(row[3].text), row[3].tone, style);
    out += row[4].text.empty() ? "\n" : "; told " + Shown(row[4].text) + "\n";
  }
  return out;
}

std::string Totals(const v1::CompareLawResponse& totals, const Style& style) {
  std::string words =
      fmt::format("{} compared: {} would differ, {} moved, {} turned",
                  Count(totals.complaints_compared(), "complaint"), totals.complaints_differing(),
                  Count(totals.dates_moved(), "date"), Count(totals.verdicts_turned(), "verdict"));
  words += fmt::format(" ({} replayed).", Count(totals.events_replayed(), "event"));
  return Paint(words, Tone::kStrong, style) + "\nNothing was written.\n";
}

}  // namespace

std::string RenderWhatIf(const WhatIf& what_if, const Style& style) {
  std::vector<Row> rows;
  for (const auto& difference : what_if.differences) {
    for (const auto& clock : difference.clocks()) rows.push_back(DutyRow(difference, clock));
    for (const auto& finding : difference.findings()) {
      rows.push_back(FindingRow(difference, finding));
    }
  }
  std::string out;
  if (!rows.empty() && style.width > 0 && style.width < kWideScreen) {
    out += RenderNarrow(rows, style) + "\n";
  } else if (!rows.empty()) {
    out +=
        RenderTable({{"COMPLAINT", true}, {"DUTY OR PROVISION", true}, {"NOW"}, {"THEN"}, {"TOLD"}},
                    rows, style) +
        "\n";
  }
  if (what_if.differences.size() < what_if.totals.complaints_differing()) {
    out += fmt::format("These are of the first {}: --limit N shows more, --limit 0 all.\n",
                       Count(what_if.differences.size(), "complaint"));
  }
  return out + Totals(what_if.totals, style);
}

}  // namespace redress::cli
