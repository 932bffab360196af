#include "engine/clocks/facts.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

// An event of version 7 that happened on 2 April 2024 and was recorded on the 5th.
v1::RecordedEvent Event() {
  v1::RecordedEvent event;
  event.mutable_event()->set_version(7);
  *event.mutable_event()->mutable_happened()->mutable_date() = ToCivilDate(D("2024-04-02"));
  event.mutable_event()->mutable_happened()->set_grade(v1::DATE_GRADE_DAY);
  *event.mutable_recorded_date() = ToCivilDate(D("2024-04-05"));
  event.mutable_recorded_time()->set_seconds(1'712'300'000);
  return event;
}

Moment At() {
  return {.day = D("2024-04-02"),
          .instant_nanos = {},
          .grade = v1::DATE_GRADE_DAY,
          .recorded_day = D("2024-04-05"),
          .version = 7};
}

Facts Folded(const v1::RecordedEvent& event) {
  Facts facts;
  Evolve(facts, event);
  return facts;
}

template <typename Write>
Facts FoldedFact(Write write) {
  v1::RecordedEvent event = Event();
  write(*event.mutable_event()->mutable_fact());
  return Folded(event);
}

Facts Marked(v1::ClockFact fact, std::uint32_t stage) {
  return {.marks = {{.fact = fact, .stage = stage, .at = At()}}, .extensions = {}, .ends = {}};
}

Facts Ended(std::uint32_t stage, bool reopens) {
  return {
      .marks = {}, .extensions = {}, .ends = {{.stage = stage, .reopens = reopens, .at = At()}}};
}

TEST(ClockFactsTest, MarksOfEachKind) {
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_received(); }),
            Marked(v1::CLOCK_FACT_RECEIVED, 1));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_logged()->set_stage(2); }),
            Marked(v1::CLOCK_FACT_LOGGED, 2));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_acknowledged()->set_stage(2); }),
            Marked(v1::CLOCK_FACT_ACKNOWLEDGED, 2));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_defined()->set_stage(3); }),
            Marked(v1::CLOCK_FACT_DEFINED, 3));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_responded()->set_stage(1); }),
            Marked(v1::CLOCK_FACT_RESPONDED, 1));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_escalation_requested()->set_to_stage(2); }),
            Marked(v1::CLOCK_FACT_ESCALATION_REQUESTED, 2));
}

// An end that clocks may also name.
Facts MarkedAndEnded(v1::ClockFact fact, std::uint32_t stage) {
  Facts facts = Marked(fact, stage);
  facts.ends = Ended(stage, false).ends;
  return facts;
}

TEST(ClockFactsTest, EndsOfEachKind) {
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_withdrawn(); }),
            MarkedAndEnded(v1::CLOCK_FACT_WITHDRAWN, 0));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_complaint_refused(); }),
            MarkedAndEnded(v1::CLOCK_FACT_REFUSED, 0));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_closed(); }),
            MarkedAndEnded(v1::CLOCK_FACT_CLOSED, 0));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_escalation_refused()->set_to_stage(2); }),
            MarkedAndEnded(v1::CLOCK_FACT_REFUSED, 2));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_reopened()->set_stage(2); }), Ended(2, true));
}

TEST(ClockFactsTest, ADirectionOfTheOmbudsmanTakesItUpAgain) {
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_acceptance_directed()->set_stage(1); }),
            Ended(1, true));
}

TEST(ClockFactsTest, WhatIsNoComplaintTakesItsItemsWithIt) {
  Facts gone = Ended(0, false);
  gone.ends[0].gone = true;
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_marked_duplicate(); }), gone);
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_recorded_in_error(); }), gone);
}

TEST(ClockFactsTest, AReceiptStandsAtTheStageItOpens) {
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_received()->set_opens_at_stage(2); }),
            Marked(v1::CLOCK_FACT_RECEIVED, 2));
}

TEST(ClockFactsTest, AnItemIsKeptWithTheDateItStates) {
  const Facts facts = FoldedFact([](v1::Fact& f) {
    f.mutable_remedy_agreed()->set_remedy_id("r1");
    *f.mutable_remedy_agreed()->mutable_due_date() = ToCivilDate(D("2024-05-02"));
  });
  Facts expected = Marked(v1::CLOCK_FACT_REMEDY_AGREED, 0);
  expected.marks[0].item_id = "r1";
  expected.marks[0].stated = D("2024-05-02");
  EXPECT_EQ(facts, expected);
}

TEST(ClockFactsTest, ARecommendationIsNoDuty) {
  EXPECT_EQ(FoldedFact([](v1::Fact& f) {
              f.mutable_order_made()->set_order_id("o1");
              f.mutable_order_made()->set_is_recommendation(v1::YES_NO_YES);
            }),
            Facts{});
}

TEST(ClockFactsTest, AnInvestigationThatFoundNothingLeavesNothingToDo) {
  const auto investigated = [](v1::YesNo found) {
    return FoldedFact([&](v1::Fact& f) {
      f.mutable_hazard_investigated()->set_hazard_id("h1");
      f.mutable_hazard_investigated()->set_hazard_found(found);
    });
  };
  EXPECT_EQ(investigated(v1::YES_NO_NO).marks.size(), 1U);
  EXPECT_FALSE(investigated(v1::YES_NO_NO).voids.at(0).lifted);
  EXPECT_EQ(investigated(v1::YES_NO_UNSPECIFIED).marks.at(1).fact, v1::CLOCK_FACT_HAZARD_FOUND);
  EXPECT_TRUE(investigated(v1::YES_NO_YES).voids.at(0).lifted);
}

TEST(ClockFactsTest, ARefusalWithoutItsStageEndsNotTheWholeComplaint) {
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_escalation_refused(); }), Facts{});
}

TEST(ClockFactsTest, ExtensionsKeepTheirDateAndWhetherAReasonIsRecorded) {
  const auto extended = [](std::optional<Day> new_due, v1::YesNo reason) {
    return FoldedFact([&](v1::Fact& f) {
      f.mutable_extension_notified()->set_stage(1);
      if (new_due) *f.mutable_extension_notified()->mutable_new_due_date() = ToCivilDate(*new_due);
      f.mutable_extension_notified()->set_good_reason_recorded(reason);
    });
  };
  const auto expected = [](std::optional<Day> new_due, bool good_reason) {
    return Facts{
        .marks = {},
        .extensions = {{.stage = 1, .new_due = new_due, .good_reason = good_reason, .at = At()}},
        .ends = {}};
  };
  EXPECT_EQ(extended(D("2024-05-02"), v1::YES_NO_YES), expected(D("2024-05-02"), true));
  EXPECT_EQ(extended(D("2024-05-02"), v1::YES_NO_NO), expected(D("2024-05-02"), false));
  EXPECT_EQ(extended(std::nullopt, v1::YES_NO_UNSPECIFIED), expected(std::nullopt, false));
}

TEST(ClockFactsTest, AnInstantIsKept) {
  v1::RecordedEvent event = Event();
  event.mutable_event()->mutable_fact()->mutable_received();
  event.mutable_event()->mutable_happened()->set_grade(v1::DATE_GRADE_EXACT);
  event.mutable_event()->mutable_happened()->mutable_instant()->set_seconds(1'712'044'800);
  EXPECT_EQ(Folded(event).marks.at(0).at.instant_nanos, 1'712'044'800'000'000'000);
  EXPECT_EQ(Folded(event).marks.at(0).at.grade, v1::DATE_GRADE_EXACT);
}

TEST(ClockFactsTest, ADayThatIsNotKnownIsNoneWhateverStandsInIt) {
  v1::RecordedEvent event = Event();
  event.mutable_event()->mutable_fact()->mutable_received();
  event.mutable_event()->mutable_happened()->set_grade(v1::DATE_GRADE_NOT_KNOWN);
  event.mutable_event()->mutable_happened()->mutable_instant()->set_seconds(1'712'044'800);
  Moment expected = At();
  expected.day.reset();
  expected.grade = v1::DATE_GRADE_NOT_KNOWN;
  EXPECT_EQ(Folded(event).marks.at(0).at, expected);
  event.mutable_event()->clear_happened();
  expected.grade = v1::DATE_GRADE_UNSPECIFIED;
  EXPECT_EQ(Folded(event).marks.at(0).at, expected);
}

TEST(ClockFactsTest, WithoutARecordedDateTheInstantOfRecordingGivesIt) {
  v1::RecordedEvent event = Event();
  event.mutable_event()->mutable_fact()->mutable_received();
  event.clear_recorded_date();
  event.mutable_recorded_time()->set_seconds(1'712'275'199);  // A second before 5 April.
  EXPECT_EQ(Folded(event).marks.at(0).at.recorded_day, D("2024-04-04"));
}

TEST(ClockFactsTest, EachFactOfTheListIsMadeBySomeFactOfARecord) {
  std::set<int> made;
  const auto* body = v1::Fact::descriptor()->oneof_decl(0);
  const auto* reflection = v1::Fact::GetReflection();
  for (int i = 0; i < body->field_count(); ++i) {
    const Facts facts = FoldedFact([&](v1::Fact& f) {
      reflection->MutableMessage(&f, body->field(i));
      if (f.has_escalation_refused()) f.mutable_escalation_refused()->set_to_stage(2);
      if (f.has_remedy_answered()) f.mutable_remedy_answered()->set_accepted(v1::YES_NO_YES);
      if (f.has_hazard_reported()) f.mutable_hazard_reported()->set_kind(v1::HAZARD_KIND_EMERGENCY);
    });
    for (const Mark& mark : facts.marks) made.insert(mark.fact);
  }
  const Facts significant = FoldedFact(
      [](v1::Fact& f) { f.mutable_hazard_reported()->set_kind(v1::HAZARD_KIND_SIGNIFICANT); });
  made.insert(significant.marks.at(0).fact);
  for (int fact = 1; fact < v1::ClockFact_ARRAYSIZE; ++fact) {
    EXPECT_TRUE(made.contains(fact)) << v1::ClockFact_Name(fact);
  }
  EXPECT_EQ(FoldedFact([](v1::Fact&) {}), Facts{});
}

}  // namespace
}  // namespace redress::clocks
