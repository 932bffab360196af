#include "engine/clocks/facts.h"

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

TEST(ClockFactsTest, EndsOfEachKind) {
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_withdrawn(); }), Ended(0, false));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_complaint_refused(); }), Ended(0, false));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_closed(); }), Ended(0, false));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_marked_duplicate(); }), Ended(0, false));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_recorded_in_error(); }), Ended(0, false));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_escalation_refused()->set_to_stage(2); }),
            Ended(2, false));
  EXPECT_EQ(FoldedFact([](v1::Fact& f) { f.mutable_reopened()->set_stage(2); }), Ended(2, true));
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

TEST(ClockFactsTest, EverythingElseIsPassedOver) {
  const auto* body = v1::Fact::descriptor()->oneof_decl(0);
  const auto* reflection = v1::Fact::GetReflection();
  int passed_over = 0;
  for (int i = 0; i < body->field_count(); ++i) {
    const Facts facts =
        FoldedFact([&](v1::Fact& f) { reflection->MutableMessage(&f, body->field(i)); });
    passed_over += facts == Facts{} ? 1 : 0;
  }
  // All but the thirteen above that move a clock; the refusal without its stage is one of them
  // here.
  EXPECT_EQ(passed_over, body->field_count() - 13);
  EXPECT_EQ(FoldedFact([](v1::Fact&) {}), Facts{});
}

}  // namespace
}  // namespace redress::clocks
