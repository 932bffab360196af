// Clocks of items and of the record as a whole, under an edition made for it.

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

constexpr const char* kBegin = R"(id: "beside-2024" version: 1 title: "Beside"
in_force_from_date { year: 2024 month: 1 day: 1 } stages: 0 scheme: "beside" )";

editions::Law With(const std::string& rest, const std::string& begin = kBegin) {
  editions::Law law = Shipped();
  const auto edition = editions::ParseEdition(begin + rest, "e");
  EXPECT_TRUE(edition.has_value()) << edition.error().message;
  if (edition) law.editions.push_back(std::make_shared<const v1::Edition>(*edition));
  return law;
}

std::string Rule(const std::string& id, const std::string& rest) {
  return "clocks { id: \"beside." + id + "\" provision: \"1\" title: \"t\" " + rest + " } ";
}

// Facts by item, each recorded after the one before.
class Told {
 public:
  Told& Add(v1::ClockFact fact, std::string_view day, const std::string& item = {},
            std::string_view stated = {}) {
    Mark mark{.fact = fact, .stage = 0, .at = At(day)};
    mark.item_id = item;
    if (!stated.empty()) mark.stated = D(stated);
    facts.marks.push_back(mark);
    return *this;
  }
  // Of the mark added last: its instant, in hours UTC from midnight of its day.
  Told& Hour(int hour) {
    Moment& at = facts.marks.back().at;
    at.instant_nanos =
        (std::chrono::sys_time<std::chrono::nanoseconds>(*at.day) + std::chrono::hours{hour})
            .time_since_epoch()
            .count();
    return *this;
  }
  Told& End(std::string_view day, bool gone) {
    facts.ends.push_back({.stage = 0, .reopens = false, .at = At(day), .gone = gone});
    return *this;
  }

  Facts facts;

 private:
  Moment At(std::string_view day) {
    return {.day = day.empty() ? std::nullopt : std::optional(D(day)),
            .instant_nanos = {},
            .grade = v1::DATE_GRADE_DAY,
            .recorded_day = day.empty() ? D("2024-07-01") : D(day),
            .version = ++version_};
  }
  std::uint64_t version_ = 0;
};

// "MET due=2024-05-01" of the clock with that id; "none" if there is none.
std::string Stands(const Told& told, const std::string& id, const editions::Law& law, AsOf as_of) {
  for (const Clock& clock : Derive(told.facts, law, as_of)) {
    if (clock.Id() != id) continue;
    std::string text = v1::ClockState_Name(clock.state).substr(12);
    if (clock.due) text += " " + ToIsoDate(*clock.due);
    return text;
  }
  return "none";
}

std::string Emergency(Told told, AsOf as_of = D("2024-07-08")) {
  static const editions::Law law =
      With(Rule("safe",
                "each: true until: CLOCK_FACT_HAZARD_MADE_SAFE literal { from: "
                "CLOCK_FACT_EMERGENCY_HAZARD_REPORTED limit { hours: 24 } }"));
  return Stands(told, "beside.safe:h", law, as_of);
}

constexpr auto kReported = v1::CLOCK_FACT_EMERGENCY_HAZARD_REPORTED;
constexpr auto kMadeSafe = v1::CLOCK_FACT_HAZARD_MADE_SAFE;

TEST(HoursTest, RunThroughTheWeekendToTheHour) {
  const auto reported = [] { return Told().Add(kReported, "2024-07-06", "h").Hour(15); };
  EXPECT_EQ(Emergency(reported().Add(kMadeSafe, "2024-07-07", "h").Hour(15)), "MET 2024-07-07");
  EXPECT_EQ(Emergency(reported().Add(kMadeSafe, "2024-07-07", "h").Hour(16)), "MISSED 2024-07-07");
}

TEST(HoursTest, ADeedWithoutItsHourOnTheLastDayIsInTime) {
  const auto reported = [] { return Told().Add(kReported, "2024-07-06", "h").Hour(15); };
  EXPECT_EQ(Emergency(reported().Add(kMadeSafe, "2024-07-07", "h")), "MET 2024-07-07");
  EXPECT_EQ(Emergency(reported().Add(kMadeSafe, "2024-07-08", "h")), "MISSED 2024-07-07");
}

TEST(HoursTest, WithoutTheHourOfItsStartTheWholeNextDayIsInTime) {
  const auto reported = [] { return Told().Add(kReported, "2024-07-06", "h"); };
  EXPECT_EQ(Emergency(reported().Add(kMadeSafe, "2024-07-07", "h").Hour(23)), "MET 2024-07-07");
  EXPECT_EQ(Emergency(reported(), D("2024-07-07")), "RUNNING 2024-07-07");
  EXPECT_EQ(Emergency(reported(), D("2024-07-08")), "OVERDUE 2024-07-07");
}

TEST(HoursTest, AnInstantOfTheDayTellsWhetherTheyAreUp) {
  const auto reported = Told().Add(kReported, "2024-07-06", "h").Hour(15);
  const auto at = [](int hour) {
    const auto instant =
        std::chrono::sys_time<std::chrono::nanoseconds>(D("2024-07-07")) + std::chrono::hours{hour};
    return AsOf(D("2024-07-07"), instant.time_since_epoch().count());
  };
  EXPECT_EQ(Emergency(reported, at(15)), "RUNNING 2024-07-07");
  EXPECT_EQ(Emergency(reported, at(16)), "OVERDUE 2024-07-07");
}

TEST(HoursTest, ANightOfSummerBelongsToTheDayInLondon) {
  Told reported = Told().Add(kReported, "2024-07-06", "h");
  reported.Hour(-1);  // 23:00 UTC of the day before is midnight in London.
  EXPECT_EQ(Emergency(reported, D("2024-07-06")), "RUNNING 2024-07-07");
}

TEST(CalendarLimitsTest, WeeksAndMonthsGoByTheCalendar) {
  const auto due = [](const std::string& limit, const char* day) {
    const auto law = With(Rule("c",
                               "each: true until: CLOCK_FACT_DATA_COMPLAINT_ANSWERED literal { "
                               "from: CLOCK_FACT_DATA_COMPLAINT_RAISED limit { " +
                                   limit + " } }"));
    return Stands(Told().Add(v1::CLOCK_FACT_DATA_COMPLAINT_RAISED, day, "d"), "beside.c:d", law,
                  D("2024-01-01"));
  };
  EXPECT_EQ(due("weeks: 12", "2024-03-02"), "RUNNING 2024-05-25");  // Both are Saturdays.
  EXPECT_EQ(due("months: 1", "2024-01-31"), "RUNNING 2024-02-29");
  EXPECT_EQ(due("months: 13", "2024-01-31"), "RUNNING 2025-02-28");
  EXPECT_EQ(due("calendar_days: 30", "2024-07-12"), "RUNNING 2024-08-12");  // The 11th is a Sunday.
}

editions::Law Remedies() {
  return With(Rule("remedy",
                   "each: true until_any: [CLOCK_FACT_REMEDY_DONE, "
                   "CLOCK_FACT_COMPENSATION_PAID] literal { from: "
                   "CLOCK_FACT_REMEDY_AGREED limit { stated: true } }"));
}

std::string Remedy(const Told& told) {
  static const editions::Law law = Remedies();
  return Stands(told, "beside.remedy:r", law, D("2024-06-03"));
}

constexpr auto kAgreed = v1::CLOCK_FACT_REMEDY_AGREED;
constexpr auto kDone = v1::CLOCK_FACT_REMEDY_DONE;

TEST(ItemsTest, EachHasAClockOfItsOwn) {
  const auto told = Told()
                        .Add(kAgreed, "2024-04-02", "a", "2024-05-01")
                        .Add(kAgreed, "2024-04-02", "b", "2024-07-01")
                        .Add(v1::CLOCK_FACT_ACTION_AGREED, "2024-04-02", "a", "2024-05-01");
  std::vector<std::string> ids;
  const auto law = Remedies();
  for (const auto& clock : Derive(told.facts, law, D("2024-06-03"))) {
    if (clock.edition->scheme() == "beside") ids.push_back(clock.Id());
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"beside.remedy:a", "beside.remedy:b"}));
}

TEST(ItemsTest, WithoutADateThereIsNoClock) {
  EXPECT_EQ(Remedy(Told().Add(kAgreed, "2024-04-02", "r")), "none");
  EXPECT_EQ(Remedy(Told().Add(kDone, "2024-04-02", "r")), "none");
}

TEST(ItemsTest, ADateThatIsStatedHoldsThoughTheDayOfStatingItIsNotKnown) {
  EXPECT_EQ(Remedy(Told().Add(kAgreed, "", "r", "2024-05-01")), "OVERDUE 2024-05-01");
}

TEST(ItemsTest, TheFirstOfAnyEndsIt) {
  EXPECT_EQ(Remedy(Told()
                       .Add(kAgreed, "2024-04-02", "r", "2024-05-01")
                       .Add(v1::CLOCK_FACT_COMPENSATION_PAID, "2024-05-01", "r")
                       .Add(kDone, "2024-05-20", "r")),
            "MET 2024-05-01");
}

TEST(ItemsTest, DoneOnADayNotKnownIsNoEvidence) {
  EXPECT_EQ(Remedy(Told().Add(kAgreed, "2024-04-02", "r", "2024-05-01").Add(kDone, "", "r")),
            "NO_EVIDENCE 2024-05-01");
}

TEST(ItemsTest, TheEndOfTheComplaintEndsNoneOfThemButIfItNeverWasOne) {
  const auto agreed = [] { return Told().Add(kAgreed, "2024-04-02", "r", "2024-05-01"); };
  EXPECT_EQ(Remedy(agreed().End("2024-04-20", false)), "OVERDUE 2024-05-01");
  EXPECT_EQ(Remedy(agreed().End("2024-04-20", true)), "ENDED 2024-05-01");
}

TEST(ItemsTest, WhatWasDeclinedIsNoLongerDueUntilItIsAccepted) {
  Told told = Told().Add(kAgreed, "2024-04-02", "r", "2024-05-01");
  Moment at = told.facts.marks[0].at;
  at.day = D("2024-05-20");
  at.version = 8;
  told.facts.voids.push_back(
      {.kind = ItemKind::kRemedy, .item_id = "r", .lifted = false, .at = at});
  EXPECT_EQ(Remedy(told), "ENDED 2024-05-01");
  at.version = 9;
  told.facts.voids.push_back({.kind = ItemKind::kRemedy, .item_id = "r", .lifted = true, .at = at});
  EXPECT_EQ(Remedy(told), "OVERDUE 2024-05-01");
}

TEST(SchemesTest, AnItemComesUnderTheEditionInForceWhenItBegan) {
  const std::string rule = Rule("remedy",
                                "each: true until: CLOCK_FACT_REMEDY_DONE literal { from: "
                                "CLOCK_FACT_REMEDY_AGREED limit { stated: true } }");
  const auto law = With(rule + "in_force_until_date { year: 2024 month: 4 day: 30 }");
  const auto on = [&](const char* day) {
    return Stands(Told().Add(kAgreed, day, "r", "2024-06-03"), "beside.remedy:r", law,
                  D("2024-06-03"));
  };
  EXPECT_EQ(on("2023-12-31"), "none");
  EXPECT_EQ(on("2024-04-30"), "RUNNING 2024-06-03");
  EXPECT_EQ(on("2024-05-01"), "none");
}

TEST(SchemesTest, EachCountsByTheCalendarItNames) {
  auto law = With(Rule("c",
                       "each: true until: CLOCK_FACT_DATA_COMPLAINT_ANSWERED literal { from: "
                       "CLOCK_FACT_DATA_COMPLAINT_RAISED limit { working_days: 1 } }") +
                  "calendar_id: \"own\"");
  const auto due = [&] {
    return Stands(Told().Add(v1::CLOCK_FACT_DATA_COMPLAINT_RAISED, "2024-03-28", "d"), "beside.c:d",
                  law, D("2024-01-01"));
  };
  EXPECT_EQ(due(), "RUNNING 2024-04-02");  // England's, for want of it.
  law.calendars["own"] = std::make_shared<const calendar::WorkingDays>(
      editions::ParseCalendar(
          "id: \"own\" version: 1 source: \"s\" first_year: 2024 last_year: 2024", "c")
          .value());
  EXPECT_EQ(due(), "RUNNING 2024-03-29");  // Which knows no Good Friday.
}

TEST(SchemesTest, TheMainSchemeComesFirstAndIsUntouched) {
  const Record record = Record().Received("2024-04-02");
  const auto alone = Lines(record, "2024-04-03");
  const auto beside =
      Lines(record, "2024-04-03",
            With("clocks { id: \"beside.stage1\" provision: \"1\" title: \"t\" stage: 1 until: "
                 "CLOCK_FACT_RESPONDED literal { from: CLOCK_FACT_RECEIVED limit { weeks: 1 } } }",
                 R"(id: "b" version: 1 title: "B" in_force_from_date { year: 2024 month: 1 day: 1 }
              stages: 1 scheme: "beside" )"));
  ASSERT_EQ(beside.size(), alone.size() + 1);
  EXPECT_TRUE(std::equal(alone.begin(), alone.end(), beside.begin()));
  EXPECT_EQ(beside.back().substr(0, 21), "beside.stage1 RUNNING");
}

TEST(TargetTest, AStricterOneIsShownAndAnExtensionReplacesIt) {
  editions::Law law = Shipped();
  auto& target = *law.policy.add_targets();
  target.set_clock_id("stage1.respond");
  target.mutable_limit()->set_working_days(7);
  const auto target_of = [&](const Record& record) {
    const std::string line = Line(record, "stage1.respond", "2024-04-05", law);
    const auto at = line.find("target=");
    return at == std::string::npos ? "none" : line.substr(at + 7, 10);
  };
  const auto begun = [] { return Record().Received("2024-04-02").Acknowledged(1, "2024-04-04"); };
  EXPECT_EQ(target_of(begun()), "2024-04-15");
  EXPECT_EQ(target_of(begun().Extended(1, "2024-04-05", "2024-04-25")), "2024-04-25");
  EXPECT_EQ(target_of(Record().Received("2024-04-02")), "none");  // Of the literal reading only.
  law.policy.set_day_of_receipt_is_day_one(true);
  target.mutable_limit()->set_working_days(10);
  EXPECT_EQ(target_of(begun()), "2024-04-17");  // Day one is the earlier.
}

}  // namespace
}  // namespace redress::clocks
