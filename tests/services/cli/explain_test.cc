#include "services/cli/explain.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "services/cli/week_grid.h"
#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

// Over Easter 2024: two weekends and two holidays in the way.
constexpr const char* kEaster = R"(
  reading: CLOCK_READING_LITERAL start_fact: CLOCK_FACT_ACKNOWLEDGED start_version: 2
  start_date { year: 2024 month: 3 day: 28 } limit { working_days: 10 }
  first_due_date { year: 2024 month: 4 day: 15 } due_date { year: 2024 month: 4 day: 15 }
  skipped_days { date { year: 2024 month: 3 day: 29 } reason: "Good Friday" }
  skipped_days { date { year: 2024 month: 3 day: 30 } reason: "Saturday" }
  skipped_days { date { year: 2024 month: 3 day: 31 } reason: "Sunday" }
  skipped_days { date { year: 2024 month: 4 day: 1 } reason: "Easter Monday" }
  skipped_days { date { year: 2024 month: 4 day: 6 } reason: "Saturday" }
  skipped_days { date { year: 2024 month: 4 day: 7 } reason: "Sunday" }
  skipped_days { date { year: 2024 month: 4 day: 13 } reason: "Saturday" }
  skipped_days { date { year: 2024 month: 4 day: 14 } reason: "Sunday" })";

TEST(WeekGridTest, CountsEachWorkingDayAndPassesOverTheOthers) {
  EXPECT_EQ(RenderWeeks(Make<v1::DueExplanation>(kEaster), {}),
            R"(        week of   Mon   Tue   Wed   Thu   Fri   Sat   Sun
    25 Mar 2024                       0     -     -     -
     1 Apr 2024     -     1     2     3     4     -     -
     8 Apr 2024     5     6     7     8     9     -     -
    15 Apr 2024  [10]
)");
}

TEST(WeekGridTest, CalendarDaysRollOnToTheNextWorkingDay) {
  EXPECT_EQ(RenderWeeks(Make<v1::DueExplanation>(R"(
              start_date { year: 2024 month: 4 day: 1 } limit { calendar_days: 5 }
              first_due_date { year: 2024 month: 4 day: 8 }
              skipped_days { date { year: 2024 month: 4 day: 6 } reason: "Saturday" }
              skipped_days { date { year: 2024 month: 4 day: 7 } reason: "Sunday" })"),
                        {}),
            R"(        week of   Mon   Tue   Wed   Thu   Fri   Sat   Sun
     1 Apr 2024     0     1     2     3     4     -     -
     8 Apr 2024   [5]
)");
}

TEST(WeekGridTest, AStartOnASundayIsDayNought) {
  EXPECT_EQ(RenderWeeks(Make<v1::DueExplanation>(R"(
              start_date { year: 2024 month: 4 day: 7 } limit { working_days: 1 }
              first_due_date { year: 2024 month: 4 day: 8 })"),
                        {}),
            R"(        week of   Mon   Tue   Wed   Thu   Fri   Sat   Sun
     1 Apr 2024                                         0
     8 Apr 2024   [1]
)");
}

TEST(WeekGridTest, DatesThatMakeNoSenseGiveNoGrid) {
  EXPECT_EQ(RenderWeeks({}, {}), "");
  EXPECT_EQ(RenderWeeks(Make<v1::DueExplanation>("start_date { year: 2024 month: 4 day: 8 } "
                                                 "first_due_date { year: 2024 month: 4 day: 7 }"),
                        {}),
            "");
  EXPECT_EQ(RenderWeeks(Make<v1::DueExplanation>("start_date { year: 1900 month: 1 day: 1 } "
                                                 "first_due_date { year: 2199 month: 1 day: 1 }"),
                        {}),
            "");
}

TEST(WeekGridTest, ALongCountShowsItsBeginningAndItsEnd) {
  const std::string grid =
      RenderWeeks(Make<v1::DueExplanation>("start_date { year: 2024 month: 1 day: 1 } "
                                           "first_due_date { year: 2026 month: 12 day: 31 }"),
                  {});
  EXPECT_LE(std::count(grid.begin(), grid.end(), '\n'), kWeeksShownMax);
  EXPECT_NE(grid.find("…"), std::string::npos);
  EXPECT_NE(grid.find("[1095]"), std::string::npos);
}

TEST(ExplainClockTest, SaysHowALateResponseCameToBeLate) {
  auto clock = Make<v1::ClockView>(R"(
    clock_id: "stage1.respond" provision: "6.3" title: "Stage 1 response" stage: 1
    state: CLOCK_STATE_MISSED decided_by: CLOCK_READING_LITERAL
    due_date { year: 2024 month: 4 day: 15 } done_date { year: 2024 month: 4 day: 16 }
    working_days_taken: 11 working_days_from_opening: 13 working_days_late: 1
    edition_id: "housing-ombudsman-2024" edition_version: 1 calendar_id: "england" calendar_version: 1)");
  *clock.add_explanations() = Make<v1::DueExplanation>(kEaster);
  EXPECT_EQ(ExplainClock(clock, {}),
            R"(Stage 1 response (6.3): done 1 working day late
  As the provision reads: 10 working days from Thu 28 Mar 2024 (acknowledged, event 2), so by Mon 15 Apr 2024.
        week of   Mon   Tue   Wed   Thu   Fri   Sat   Sun
    25 Mar 2024                       0     -     -     -
     1 Apr 2024     -     1     2     3     4     -     -
     8 Apr 2024     5     6     7     8     9     -     -
    15 Apr 2024  [10]
  Not counted (-): Saturdays and Sundays; Fri 29 Mar 2024, Good Friday; Mon 1 Apr 2024, Easter Monday.
  The date as the provision reads decides: Mon 15 Apr 2024.
  Done on Tue 16 Apr 2024, after 11 working days (13 since the stage opened).
  Rests on edition housing-ombudsman-2024 (version 1) and calendar england (version 1).
)");
}

TEST(ExplainClockTest, SaysWhichExtensionsCountAndWhyOthersDoNot) {
  const std::string text = ExplainClock(Make<v1::ClockView>(R"(
    clock_id: "stage1.respond" provision: "6.3" state: CLOCK_STATE_RUNNING decided_by: CLOCK_READING_LITERAL
    extensions { version: 4 told_date { year: 2024 month: 4 day: 12 } new_due_date { year: 2024 month: 4 day: 26 } counts: true }
    extensions { version: 5 told_date { year: 2024 month: 4 day: 29 } counts: false reason: "told after the date it would move" }
    extensions { version: 6 counts: false reason: "no day of telling is known" })"),
                                        {});
  EXPECT_NE(text.find("  On Fri 12 Apr 2024 the resident was told to expect it by Fri 26 Apr 2024, "
                      "event 4. This counts.\n"),
            std::string::npos)
      << text;
  EXPECT_NE(
      text.find(
          "  On Mon 29 Apr 2024 the resident was told to expect it later, without a date, event 5. "
          "This does not count: told after the date it would move.\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("  On a day not known the resident was told"), std::string::npos) << text;
}

TEST(ExplainClockTest, SaysWhatIsNotHeldAndThatADateMayMove) {
  auto clock = Make<v1::ClockView>(R"(
    clock_id: "stage1.acknowledge" provision: "6.2" state: CLOCK_STATE_NO_EVIDENCE
    decided_by: CLOCK_READING_PROTECTIVE due_date { year: 2024 month: 4 day: 15 } missing: "DEFINED" missing: "ESCALATION_REQUESTED")");
  *clock.add_explanations() = Make<v1::DueExplanation>(kEaster);
  clock.mutable_explanations(0)->set_reading(v1::CLOCK_READING_PROTECTIVE);
  clock.mutable_explanations(0)->set_provisional(true);
  const std::string text = ExplainClock(clock, {});
  EXPECT_NE(text.find("Stage 1 acknowledgement (6.2): no record of it\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("The longest a resident should have to wait: 10 working days"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("Provisional: bank holidays are not known that far ahead"), std::string::npos)
      << text;
  EXPECT_NE(text.find("No evidence is held of: defined, escalation requested.\n"),
            std::string::npos)
      << text;
}

TEST(ExplainClockTest, NoDateMeansThatItSaysSo) {
  const std::string text = ExplainClock(
      Make<v1::ClockView>("clock_id: 'stage1.respond' state: CLOCK_STATE_NOT_STARTED"), {});
  EXPECT_NE(text.find("No date could be worked out"), std::string::npos) << text;
}

TEST(ExplainClockTest, BreaksItsLinesForTheScreen) {
  v1::ClockView clock;
  *clock.add_explanations() = Make<v1::DueExplanation>(kEaster);
  std::istringstream lines(ExplainClock(clock, {.width = 60}));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 60U) << line;
}

TEST(ExplainClockTest, WhatIsStillToComeIsNotCalledMissing) {
  const std::string text = ExplainClock(
      Make<v1::ClockView>(
          "state: CLOCK_STATE_OVERDUE missing: 'RESPONDED' working_days_from_opening: 18"),
      {});
  EXPECT_NE(text.find("Still to come: responded."), std::string::npos) << text;
  EXPECT_NE(text.find("Not done, 18 working days after the stage opened."), std::string::npos)
      << text;
}

TEST(ExplainClockTest, NothingOfARecordReachesTheTerminalUnescaped) {
  const std::string text = ExplainClock(Make<v1::ClockView>(R"(
    clock_id: "\033[2J" title: "\033[31m" provision: "\007" edition_id: "\033c" calendar_id: "\n" missing: "\033"
    extensions { reason: "\033]0;x\007" } explanations { skipped_days { date { year: 2024 month: 4 day: 3 } reason: "\033" } })"),
                                        {});
  EXPECT_EQ(text.find_first_of("\x1b\x07"), std::string::npos);
}

}  // namespace
}  // namespace redress::cli
