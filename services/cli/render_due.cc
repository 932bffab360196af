#include "services/cli/render_due.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/types/day.h"
#include "services/cli/explain.h"
#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr std::size_t kWideScreen = 140;

std::string LeftWords(std::int32_t days_left) {
  if (days_left == 0) return "due today";
  const auto number =
      static_cast<std::uint64_t>(days_left < 0 ? -static_cast<std::int64_t>(days_left) : days_left);
  return Count(number, "working day") + (days_left < 0 ? " late" : " left");
}

Tone LeftTone(std::int32_t days_left) {
  if (days_left < 0) return Tone::kBad;
  return days_left <= 2 ? Tone::kWarning : Tone::kPlain;
}

bool IsLate(const v1::DueItem& item) { return item.working_days_left() < 0; }

std::string ComplaintWords(const v1::ClockRow& row) {
  const std::string reference = ReferenceWords(row.reference());
  return reference.empty() ? row.complaint_id() : reference;
}

std::string Headline(const DueList& list, const Style& style) {
  const auto late =
      static_cast<std::size_t>(std::count_if(list.items.begin(), list.items.end(), IsLate));
  const std::string words =
      fmt::format("{}{}, {} of them overdue, on {}", list.more ? "The first " : "",
                  list.items.size() == 1 ? "1 duty" : fmt::format("{} duties", list.items.size()),
                  late, DateWords(list.today_date));
  return Paint(words, Tone::kStrong, style) + "\n";
}

std::string Footer(const DueList& list) {
  std::string out;
  if (list.more) out += "There are more: --limit N shows more of them, --limit 0 all.\n";
  if (list.rows_to_reckon > 0) {
    out += fmt::format("{} still to be worked out under the newest law, so dates here may move.\n",
                       Count(list.rows_to_reckon, "complaint"));
  }
  return out;
}

// Two lines a duty, for a screen that the table does not fit.
std::string RenderItemsNarrow(const std::vector<v1::DueItem>& items, const Names& names,
                              const Style& style) {
  std::string out;
  for (const auto& item : items) {
    const auto& row = item.row();
    out += fmt::format("{:<16} ", DateWords(row.due_date())) +
           Paint(LeftWords(item.working_days_left()), LeftTone(item.working_days_left()), style) +
           ": " + Shown(fmt::format("{} ({})", DutyWords(row.clock_id()), row.provision())) +
           (row.provisional() ? ", provisional" : "") + "\n";
    std::string about = ComplaintWords(row) + ", with " +
                        (row.handler_id().empty() ? "nobody" : NameOf(names, row.handler_id()));
    if (!row.subject_category().empty()) about += ", " + row.subject_category();
    out += std::string(17, ' ') + Cut(Shown(about), std::max<std::size_t>(style.width, 40) - 17) +
           "\n";
  }
  return out;
}

std::string RenderItems(const std::vector<v1::DueItem>& items, const Names& names,
                        const Style& style) {
  if (style.width > 0 && style.width < kWideScreen) return RenderItemsNarrow(items, names, style);
  const std::vector<Column> columns = {{"LOOK BY"},    {"DUE"},        {"LEFT"},
                                       {"DUTY"},       {"PROVISION"},  {"COMPLAINT", true},
                                       {"WITH", true}, {"ABOUT", true}};
  std::vector<Row> rows;
  for (const auto& item : items) {
    const auto& row = item.row();
    rows.push_back({{DateWords(row.warn_date())},
                    {DateWords(row.due_date()) + (row.provisional() ? " (provisional)" : "")},
                    {LeftWords(item.working_days_left()), LeftTone(item.working_days_left())},
                    {DutyWords(row.clock_id())},
                    {row.provision()},
                    {ComplaintWords(row)},
                    {row.handler_id().empty() ? "nobody" : NameOf(names, row.handler_id()),
                     row.handler_id().empty() ? Tone::kWarning : Tone::kPlain},
                    {row.subject_category()}});
  }
  return RenderTable(columns, rows, style);
}

std::string RenderExplained(const v1::DueItem& item, const Names& names, const Style& style) {
  const auto& row = item.row();
  const std::string with =
      row.handler_id().empty() ? "with nobody" : "with " + NameOf(names, row.handler_id());
  const std::string title =
      fmt::format("{} ({}), {}", ComplaintWords(row), row.complaint_id(), with);
  std::string out = "\n" + Paint(Shown(title), Tone::kStrong, style) + "\n";
  return item.has_clock()
             ? out + ExplainClock(item.clock(), style)
             : out + Shown(DutyWords(row.clock_id())) + ", due " + DateWords(row.due_date()) + "\n";
}

}  // namespace

std::string RenderDue(const DueList& list, const Names& names, Detail detail, const Style& style) {
  if (list.items.empty()) {
    return fmt::format("Nothing is due, on {}.\n", DateWords(list.today_date)) + Footer(list);
  }
  std::string out = Headline(list, style) + RenderItems(list.items, names, style);
  if (detail == Detail::kExplained) {
    for (const auto& item : list.items) out += RenderExplained(item, names, style);
  }
  return out + Footer(list);
}

std::string RenderDueChanges(const v1::WatchDueResponse& changes, const Names& names,
                             const Style& style) {
  std::string out;
  for (const auto& row : changes.changed()) {
    const std::string with = row.handler_id().empty() ? "nobody" : NameOf(names, row.handler_id());
    out +=
        Shown(fmt::format("due   {:<16}  {:<26}{:<6}{}  with {}", DateWords(row.due_date()),
                          DutyWords(row.clock_id()), row.provision(), ComplaintWords(row), with)) +
        "\n";
  }
  for (const auto& gone : changes.gone()) {
    out += Paint(Shown(fmt::format("gone  {:<16}  {:<32}{}", "", DutyWords(gone.clock_id()),
                                   gone.complaint_id())),
                 Tone::kGood, style) +
           "\n";
  }
  if (changes.caught_up())
    out += Paint("That is all there is now; watching for changes.", Tone::kQuiet, style) + "\n";
  return out;
}

}  // namespace redress::cli
