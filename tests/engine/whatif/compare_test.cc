#include "engine/whatif/compare.h"

#include <gtest/gtest.h>

#include "engine/whatif/draft.h"
#include "tests/engine/whatif/history.h"

namespace redress::whatif {
namespace {

using Lines = std::vector<std::string>;

std::string DayText(const v1::CivilDate& date) {
  return date.year() == 0 ? "-" : ToIsoDate(ToDay(date).value());
}

std::string Side(const std::optional<v1::ClockView>& view) {
  if (!view) return "none";
  return v1::ClockState_Name(view->state()).substr(std::string("CLOCK_STATE_").size()) + " " +
         DayText(view->due_date());
}

// "stage1.respond: RUNNING 2022-09-22 -> RUNNING 2022-09-23", a line a duty.
Lines LinesOf(const Differences& differences) {
  Lines lines;
  for (const auto& clock : differences.clocks) {
    lines.push_back((clock.now ? clock.now : clock.then)->clock_id() + ": " + Side(clock.now) +
                    " -> " + Side(clock.then));
  }
  return lines;
}

// Compares under a landlord's law and the same with one draft.
Differences Compare(const History& history, v1::LawKind kind, const std::string& draft,
                    std::string_view on, std::optional<Day> by = {}) {
  const Landlord landlord = Landlord::BeforeTheHoliday();
  const std::vector drafts = {Draft{.kind = kind, .file_name = "draft", .content = draft}};
  const auto law = DraftLaw(landlord.state(), drafts);
  if (!law) {
    ADD_FAILURE() << law.error().message;
    return {};
  }
  return CompareComplaint(history.events(), {landlord.law(), **law, D(on), by});
}

Differences WithTheHoliday(const History& history, std::string_view on,
                           std::optional<Day> by = {}) {
  return Compare(history, v1::LAW_KIND_CALENDAR, AsNextVersion(ShippedContent("england.textproto")),
                 on, by);
}

// The edition of 2022 with a clock under another name, in its rule and in the checks that go by it.
std::string Renamed(const std::string& from, const std::string& to) {
  std::string text = AsNextVersion(ShippedContent("housing_ombudsman_2022.textproto"));
  const std::string old = '"' + from + '"';
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at)) {
    text.replace(at, old.size(), '"' + to + '"');
  }
  return text;
}

TEST(CompareTest, AHolidayAddedLateMovesTheDatesThatCountAcrossIt) {
  const auto history = History().Received("2022-09-15");
  const Differences differences = WithTheHoliday(history, "2022-09-16");
  ASSERT_FALSE(differences.empty());
  const Lines lines = LinesOf(differences);
  EXPECT_EQ(lines.at(0), "stage1.acknowledge: RUNNING 2022-09-22 -> RUNNING 2022-09-23");
}

TEST(CompareTest, WhatIsBeforeTheHolidayDoesNotDiffer) {
  const auto history =
      History().Received("2022-08-01").Acknowledged("2022-08-03").Responded("2022-08-10");
  EXPECT_EQ(LinesOf(WithTheHoliday(history, "2022-09-16")), Lines{});
}

TEST(CompareTest, AnotherVersionOfTheSameIsNoDifference) {
  const auto history = History().Received("2022-09-15");
  EXPECT_EQ(LinesOf(Compare(history, v1::LAW_KIND_CALENDAR, AsNextVersion(CalendarWithoutFuneral()),
                            "2022-09-16")),
            Lines{});
}

TEST(CompareTest, AMissedDateMayTurnOutMet) {
  const auto history =
      History().Received("2022-09-08").Acknowledged("2022-09-08").Responded("2022-09-23");
  const Differences differences = WithTheHoliday(history, "2022-10-03");
  bool turned = false;
  for (const std::string& line : LinesOf(differences)) {
    turned |= line == "stage1.respond: MISSED 2022-09-22 -> MET 2022-09-23";
  }
  EXPECT_TRUE(turned);
}

TEST(CompareTest, TheDateTheResidentWasToldStays) {
  const auto history = History().Received("2022-09-08").Acknowledged("2022-09-09", "2022-09-22");
  const Differences differences = WithTheHoliday(history, "2022-09-16");
  ASSERT_FALSE(differences.empty());
  EXPECT_EQ(differences.told, D("2022-09-22"));
}

TEST(CompareTest, OnlyWhatHadHappenedByTheDayIsCompared) {
  const auto history = History().Received("2022-09-15").Acknowledged("2022-09-20");
  EXPECT_EQ(LinesOf(WithTheHoliday(history, "2022-09-14", D("2022-09-14"))), Lines{});
  EXPECT_EQ(LinesOf(WithTheHoliday(history, "2022-09-15", D("2022-09-15"))).at(0),
            "stage1.acknowledge: RUNNING 2022-09-22 -> RUNNING 2022-09-23");
}

TEST(CompareTest, ADutyOnlyTheDraftSetsIsAdded) {
  const std::string edition =
      std::string(ShippedContent("housing_ombudsman_2022.textproto")) +
      "\nclocks { id: \"stage1.extra\" provision: \"1.1\" title: \"extra\" stage: 1 "
      "until: CLOCK_FACT_RESPONDED literal { from: CLOCK_FACT_RECEIVED limit { working_days: 1 } } "
      "}\n";
  const auto history = History().Received("2022-09-01");
  EXPECT_EQ(LinesOf(Compare(history, v1::LAW_KIND_EDITION, AsNextVersion(edition), "2022-09-01")),
            Lines{"stage1.extra: none -> RUNNING 2022-09-02"});
}

TEST(CompareTest, ADutyTheDraftLacksIsRemoved) {
  const std::string edition = Renamed("stage1.acknowledge", "stage1.greet");
  const auto history = History().Received("2022-09-01");
  const Lines lines = LinesOf(Compare(history, v1::LAW_KIND_EDITION, edition, "2022-09-01"));
  EXPECT_EQ(lines, (Lines{"stage1.acknowledge: RUNNING 2022-09-08 -> none",
                          "stage1.greet: none -> RUNNING 2022-09-08"}));
}

TEST(CompareTest, AnEmptyStreamHasNoDifference) {
  EXPECT_TRUE(WithTheHoliday(History(), "2022-09-16").empty());
}

}  // namespace
}  // namespace redress::whatif
