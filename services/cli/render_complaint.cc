#include "services/cli/render_complaint.h"

#include <vector>

#include <fmt/format.h>

#include "services/cli/explain.h"
#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr std::size_t kWideScreen = 115;

std::string NextWords(const v1::ComplaintSummary& summary) {
  if (!summary.has_next_due_date()) return "";
  return fmt::format("{}, to look at by {}", DutyWords(summary.next_due_clock_id()),
                     DateWords(summary.next_due_date()));
}

std::string RenderSummary(const v1::ComplaintSummary& summary, const Names& names,
                          const Style& style) {
  std::string out = Paint(Shown("Complaint " + summary.complaint_id()), Tone::kStrong, style) +
                    ": " + Paint(StandingWords(summary), StandingTone(summary.status()), style) +
                    "\n";
  const std::string place =
      summary.estate_reference().empty() || summary.property_reference().empty()
          ? summary.property_reference() + summary.estate_reference()
          : summary.property_reference() + ", estate " + summary.estate_reference();
  out += Labelled("known as", ReferencesWords(summary.references()), style);
  out += Labelled(
      "received",
      summary.has_received_date() ? DateWords(summary.received_date()) : "day not known", style);
  out += Labelled("about", summary.subject_category(), style);
  out += Labelled("home", place, style);
  out += Labelled("with", NameOf(names, summary.handler_id()), style);
  out += Labelled("next", NextWords(summary), style);
  return out;
}

// What a screen of 80 columns has room for.
std::string RenderDutiesNarrow(const google::protobuf::RepeatedPtrField<v1::ClockView>& clocks,
                               const Style& style) {
  std::vector<Row> rows;
  for (const auto& clock : clocks) {
    rows.push_back({{fmt::format("{} ({})", DutyWords(clock.clock_id()), clock.provision())},
                    {StateWords(clock), StateTone(clock.state())},
                    {DateWords(clock.due_date())}});
  }
  return RenderTable({{"DUTY", true}, {"STATE", true}, {"DUE"}}, rows, style);
}

}  // namespace

std::string RenderDuties(const google::protobuf::RepeatedPtrField<v1::ClockView>& clocks,
                         const Style& style) {
  if (style.width > 0 && style.width < kWideScreen) return RenderDutiesNarrow(clocks, style);
  const std::vector<Column> columns = {{"DUTY"},  {"PROVISION"},
                                       {"STATE"}, {"DUE"},
                                       {"DONE"},  {.title = "WORKING DAYS", .number = true}};
  std::vector<Row> rows;
  for (const auto& clock : clocks) {
    rows.push_back(
        {{DutyWords(clock.clock_id())},
         {clock.provision()},
         {StateWords(clock), StateTone(clock.state())},
         {DateWords(clock.due_date())},
         {DateWords(clock.done_date())},
         {clock.has_working_days_taken() ? std::to_string(clock.working_days_taken()) : "-"}});
  }
  return RenderTable(columns, rows, style);
}

std::string RenderComplaint(const v1::ComplaintView& complaint, const Names& names, Detail detail,
                            const Style& style) {
  std::string out = RenderSummary(complaint.summary(), names, style);
  const std::string day = DateWords(complaint.as_of_date());
  if (complaint.clocks_size() == 0)
    return out + "\nNo duty of the Code applies to it on " + day + ".\n";
  out += "\n" + Paint("Duties as they stand on " + day, Tone::kStrong, style) + "\n";
  out += RenderDuties(complaint.clocks(), style);
  if (detail == Detail::kTable) return out;
  for (const auto& clock : complaint.clocks()) {
    if (clock.state() == v1::CLOCK_STATE_NOT_STARTED && clock.explanations_size() == 0) continue;
    out += "\n" + ExplainClock(clock, style);
  }
  return out;
}

}  // namespace redress::cli
