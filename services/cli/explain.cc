#include "services/cli/explain.h"

#include <chrono>
#include <string_view>

#include <fmt/format.h>

#include "engine/types/day.h"
#include "services/cli/text.h"
#include "services/cli/week_grid.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr std::string_view kIndent = "  ";
constexpr int kHolidaysShownMax = 20;

std::string Line(const std::string& text, const Style& style) {
  return Wrap(Shown(text), kIndent, style.width);
}

std::string Sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string EventWords(std::uint64_t version) {
  return version == 0 ? "" : fmt::format(", event {}", version);
}

bool IsWeekend(const v1::CivilDate& date) {
  const auto day = ToDay(date);
  if (!day) return false;
  const std::chrono::weekday weekday(*day);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

// Weekends stand in the calendar's last columns, so only the other days need their names said.
std::string SkippedWords(const v1::DueExplanation& explanation) {
  int weekend_days = 0;
  int named = 0;
  std::string holidays;
  for (const auto& day : explanation.skipped_days()) {
    if (IsWeekend(day.date())) {
      ++weekend_days;
    } else if (++named <= kHolidaysShownMax) {
      holidays += (holidays.empty() ? "" : "; ") + DateWords(day.date()) + ", " + day.reason();
    }
  }
  if (named > kHolidaysShownMax)
    holidays += fmt::format("; and {} more", named - kHolidaysShownMax);
  if (weekend_days == 0 && holidays.empty()) return "";
  std::string words = "Not counted (-): ";
  if (weekend_days > 0) words += "Saturdays and Sundays";
  if (!holidays.empty()) words += (weekend_days > 0 ? "; " : "") + holidays;
  return words + ".";
}

std::string ReadingTitle(v1::ClockReading reading) {
  return reading == v1::CLOCK_READING_PROTECTIVE ? "The longest a resident should have to wait"
                                                 : "As the provision reads";
}

std::string ExtensionWords(const v1::ExtensionView& extension) {
  std::string words =
      extension.has_told_date()
          ? "On " + DateWords(extension.told_date()) + " the resident was told to expect it "
          : "On a day not known the resident was told to expect it ";
  words += extension.has_new_due_date() ? "by " + DateWords(extension.new_due_date())
                                        : "later, without a date";
  words += EventWords(extension.version()) + ".";
  words += extension.counts() ? " This counts" : " This does not count";
  return extension.reason().empty() ? words + "." : words + ": " + extension.reason() + ".";
}

std::string StandingLine(const v1::ClockView& clock, const Style& style) {
  const std::string title = clock.title().empty() ? DutyWords(clock.clock_id()) : clock.title();
  return Paint(Shown(fmt::format("{} ({})", Sentence(title), clock.provision())), Tone::kStrong,
               style) +
         ": " + Paint(Shown(StateWords(clock)), StateTone(clock.state()), style) + "\n";
}

std::string WhichDecides(const v1::ClockView& clock) {
  switch (clock.decided_by()) {
    case v1::CLOCK_READING_LITERAL:
      return "The date as the provision reads decides: " + DateWords(clock.due_date()) + ".";
    case v1::CLOCK_READING_PROTECTIVE:
      return "The fact that the provision counts from is not held, so the longest wait decides: " +
             DateWords(clock.due_date()) + ".";
    default:
      return "No date could be worked out: what it would be counted from is not held.";
  }
}

std::string DaysTaken(const v1::ClockView& clock) {
  const bool done = clock.has_done_date();
  std::string words = done ? "Done on " + DateWords(clock.done_date()) : "Not done";
  if (clock.has_working_days_taken() && clock.working_days_taken() >= 0) {
    words += (done ? ", after " : ", and ") +
             Count(static_cast<std::uint64_t>(clock.working_days_taken()), "working day") +
             (done ? "" : " have passed");
  }
  if (clock.has_working_days_from_opening() && clock.working_days_from_opening() >= 0 &&
      clock.working_days_from_opening() != clock.working_days_taken()) {
    const auto days = static_cast<std::uint64_t>(clock.working_days_from_opening());
    words += clock.has_working_days_taken()
                 ? fmt::format(" ({} since the stage opened)", days)
                 : ", " + Count(days, "working day") + " after the stage opened";
  }
  return words + ".";
}

std::string MissingWords(const v1::ClockView& clock) {
  std::string words;
  for (const auto& missing : clock.missing()) {
    std::string fact = missing;
    for (char& letter : fact) {
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
      if (letter == '_') letter = ' ';
    }
    words += (words.empty() ? "" : ", ") + fact;
  }
  const bool to_come = clock.state() == v1::CLOCK_STATE_RUNNING ||
                       clock.state() == v1::CLOCK_STATE_OVERDUE ||
                       clock.state() == v1::CLOCK_STATE_NOT_STARTED;
  return (to_come ? "Still to come: " : "No evidence is held of: ") + words + ".";
}

}  // namespace

std::string ExplainReading(const v1::DueExplanation& explanation, const Style& style) {
  const std::string from = EnumWords(*v1::ClockFact_descriptor(), explanation.start_fact());
  std::string out = Line(
      fmt::format("{}: {} from {} ({}{}), so by {}.", ReadingTitle(explanation.reading()),
                  LimitWords(explanation.limit()), DateWords(explanation.start_date()), from,
                  EventWords(explanation.start_version()), DateWords(explanation.first_due_date())),
      style);
  out += RenderWeeks(explanation, style);
  if (const std::string skipped = SkippedWords(explanation); !skipped.empty())
    out += Line(skipped, style);
  if (ToDay(explanation.due_date()) != ToDay(explanation.first_due_date())) {
    out += Line("With the extensions that count: by " + DateWords(explanation.due_date()) + ".",
                style);
  }
  if (explanation.provisional()) {
    out +=
        Line("Provisional: bank holidays are not known that far ahead, so the date may still move.",
             style);
  }
  return out;
}

std::string ExplainClock(const v1::ClockView& clock, const Style& style) {
  std::string out = StandingLine(clock, style);
  for (const auto& explanation : clock.explanations()) out += ExplainReading(explanation, style);
  for (const auto& extension : clock.extensions()) out += Line(ExtensionWords(extension), style);
  out += Line(WhichDecides(clock), style);
  if (clock.has_due_time()) {
    out += Line("To the hour: by " + InstantWords(clock.due_time()) + ".", style);
  }
  if (clock.missed_runs() > 0) {
    out += Line("Late before that: " + Count(clock.missed_runs(), "time") + ".", style);
  }
  if (clock.has_target_date())
    out += Line("The landlord's own target: " + DateWords(clock.target_date()) + ".", style);
  out += Line(DaysTaken(clock), style);
  if (clock.missing_size() > 0) out += Line(MissingWords(clock), style);
  out += Line(fmt::format("Rests on edition {} (version {}) and calendar {} (version {}).",
                          clock.edition_id(), clock.edition_version(), clock.calendar_id(),
                          clock.calendar_version()),
              style);
  if (clock.unconfirmed()) {
    out += Line("Unconfirmed: the edition's figures are not read from the code itself.", style);
  }
  return out;
}

}  // namespace redress::cli
