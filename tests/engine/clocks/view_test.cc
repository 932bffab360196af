#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

std::vector<v1::ClockView> Views(const Record& record, std::string_view today,
                                 const editions::Law& law) {
  std::vector<v1::ClockView> views;
  for (const Clock& clock : Derive(record.facts(), law, D(today))) {
    views.push_back(ToView(clock));
  }
  return views;
}

void ExpectView(const v1::ClockView& view, const char* expected) {
  v1::ClockView wanted;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(expected, &wanted));
  google::protobuf::util::MessageDifferencer differencer;
  std::string difference;
  differencer.ReportDifferencesToString(&difference);
  EXPECT_TRUE(differencer.Compare(wanted, view)) << difference;
}

TEST(ViewTest, ShowsTheWholeClock) {
  const auto views = Views(Record()
                               .Received("2024-05-23")
                               .Acknowledged(1, "2024-05-24")
                               .Extended(1, "2024-06-03", "2024-06-14")
                               .Extended(1, kNotKnown, ""),
                           "2024-06-17", ShippedWithDayOne());
  ASSERT_EQ(views.size(), 2U);
  ExpectView(views[1], R"(
    clock_id: "stage1.respond" provision: "6.3" title: "Respond at stage 1" stage: 1
    state: CLOCK_STATE_OVERDUE decided_by: CLOCK_READING_LITERAL
    due_date { year: 2024 month: 6 day: 14 }
    warn_date { year: 2024 month: 6 day: 14 }
    target_date { year: 2024 month: 6 day: 14 }
    working_days_taken: 15 working_days_from_opening: 16 working_days_late: 1
    explanations {
      reading: CLOCK_READING_LITERAL start_fact: CLOCK_FACT_ACKNOWLEDGED start_version: 2
      start_date { year: 2024 month: 5 day: 24 }
      limit { working_days: 10 }
      first_due_date { year: 2024 month: 6 day: 10 }
      due_date { year: 2024 month: 6 day: 14 }
      skipped_days { date { year: 2024 month: 5 day: 25 } reason: "Saturday" }
      skipped_days { date { year: 2024 month: 5 day: 26 } reason: "Sunday" }
      skipped_days { date { year: 2024 month: 5 day: 27 } reason: "Spring bank holiday" }
      skipped_days { date { year: 2024 month: 6 day: 1 } reason: "Saturday" }
      skipped_days { date { year: 2024 month: 6 day: 2 } reason: "Sunday" }
      skipped_days { date { year: 2024 month: 6 day: 8 } reason: "Saturday" }
      skipped_days { date { year: 2024 month: 6 day: 9 } reason: "Sunday" }
    }
    explanations {
      reading: CLOCK_READING_PROTECTIVE start_fact: CLOCK_FACT_RECEIVED start_version: 1
      start_date { year: 2024 month: 5 day: 23 }
      limit { working_days: 15 }
      first_due_date { year: 2024 month: 6 day: 14 }
      due_date { year: 2024 month: 6 day: 14 }
      skipped_days { date { year: 2024 month: 5 day: 25 } reason: "Saturday" }
      skipped_days { date { year: 2024 month: 5 day: 26 } reason: "Sunday" }
      skipped_days { date { year: 2024 month: 5 day: 27 } reason: "Spring bank holiday" }
      skipped_days { date { year: 2024 month: 6 day: 1 } reason: "Saturday" }
      skipped_days { date { year: 2024 month: 6 day: 2 } reason: "Sunday" }
      skipped_days { date { year: 2024 month: 6 day: 8 } reason: "Saturday" }
      skipped_days { date { year: 2024 month: 6 day: 9 } reason: "Sunday" }
    }
    extensions {
      version: 3 told_date { year: 2024 month: 6 day: 3 }
      new_due_date { year: 2024 month: 6 day: 14 } counts: true
    }
    extensions { version: 4 reason: "the day it was told is not known" }
    edition_id: "housing-ombudsman-2024" edition_version: 2
    calendar_id: "england" calendar_version: 1
    missing: "RESPONDED"
  )");
}

TEST(ViewTest, LeavesOutWhatIsNotThere) {
  const auto views =
      Views(Record().Received(kNotKnown).Acknowledged(1, "2024-04-04"), "2024-04-05", Shipped());
  ASSERT_EQ(views.size(), 2U);
  ExpectView(views[0], R"(
    clock_id: "stage1.acknowledge" provision: "6.2" title: "Acknowledge, define and log at stage 1"
    stage: 1 state: CLOCK_STATE_NOT_STARTED done_date { year: 2024 month: 4 day: 4 }
    edition_id: "housing-ombudsman-2024" edition_version: 2
    calendar_id: "england" calendar_version: 1
    missing: "DEFINED" missing: "LOGGED"
  )");
}

TEST(ViewTest, ACountBeyondTheCalendarIsShownAsProvisional) {
  const auto views = Views(Record().Received("2028-12-22"), "2028-12-22", Shipped());
  ASSERT_EQ(views.size(), 2U);
  EXPECT_TRUE(views[0].explanations(0).provisional());
  EXPECT_EQ(views[0].working_days_taken(), 0);
  EXPECT_TRUE(views[0].has_working_days_taken());
}

}  // namespace
}  // namespace redress::clocks
