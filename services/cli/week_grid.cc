#include "services/cli/week_grid.h"

#include <chrono>
#include <set>

#include <fmt/format.h>

#include "engine/types/day.h"
#include "services/cli/explain.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

using std::chrono::days;
using std::chrono::weeks;

constexpr int kWeeksMax = 2000;  // No limit of the contract is longer (3,660 days).
constexpr std::size_t kLabelColumns = 15;
constexpr std::size_t kDayColumns = 6;

struct Stretch {
  Day start;
  Day end;
  std::set<Day> skipped;
};

std::set<Day> SkippedDays(const v1::DueExplanation& explanation) {
  std::set<Day> skipped;
  for (const auto& day : explanation.skipped_days()) {
    if (const auto date = ToDay(day.date())) skipped.insert(*date);
  }
  return skipped;
}

Day MondayOf(Day day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); }

std::string Padded(const std::string& text, std::size_t columns) {
  const std::size_t width = Columns(text);
  return (width < columns ? std::string(columns - width, ' ') : "") + text;
}

// The day's own mark. `counted` is the number of days counted so far and grows with each that
// counts.
std::string Mark(const Stretch& stretch, Day day, int& counted, const Style& style) {
  const auto mark = [&](const std::string& text, Tone tone) {
    return Paint(Padded(text, kDayColumns), tone, style);
  };
  if (day < stretch.start || day > stretch.end) return mark("", Tone::kPlain);
  if (day == stretch.start) return mark("0", Tone::kStrong);
  if (stretch.skipped.contains(day)) return mark("-", Tone::kQuiet);
  ++counted;
  if (day == stretch.end) return mark(fmt::format("[{}]", counted), Tone::kStrong);
  return mark(std::to_string(counted), Tone::kPlain);
}

std::string WithoutTrailingSpaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string RenderWeek(const Stretch& stretch, Day monday, int& counted, const Style& style) {
  const std::string day_words = DateWords(ToCivilDate(monday)).substr(4);  // Without "Mon ".
  std::string line = Padded(day_words, kLabelColumns);
  for (int weekday = 0; weekday < 7; ++weekday) {
    line += Mark(stretch, monday + days(weekday), counted, style);
  }
  return WithoutTrailingSpaces(line) + "\n";
}

}  // namespace

std::string RenderWeeks(const v1::DueExplanation& explanation, const Style& style) {
  const auto start = ToDay(explanation.start_date());
  const auto end = ToDay(explanation.first_due_date());
  if (!start || !end || *end < *start || *end - *start > weeks(kWeeksMax)) return "";
  const Stretch stretch{*start, *end, SkippedDays(explanation)};
  std::string heading = Padded("week of", kLabelColumns);
  for (const char* name : {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}) {
    heading += Padded(name, kDayColumns);
  }
  std::string out = Paint(heading, Tone::kQuiet, style) + "\n";
  const auto total = (MondayOf(*end) - MondayOf(*start)) / weeks(1) + 1;
  int counted = 0;
  int week = 0;
  for (Day monday = MondayOf(*start); monday <= *end; monday += weeks(1), ++week) {
    const std::string line = RenderWeek(stretch, monday, counted, style);
    const bool shown = total <= kWeeksShownMax || week < kWeeksShownMax / 2 || total - week <= 3;
    if (shown) out += line;
    if (!shown && week == kWeeksShownMax / 2) out += Padded("…", kLabelColumns) + "\n";
  }
  return out;
}

}  // namespace redress::cli
