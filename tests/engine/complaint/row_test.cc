#include "engine/complaint/row.h"

#include <gtest/gtest.h>

#include "engine/editions/shipped.h"
#include "tests/engine/complaint/told.h"

namespace redress::complaint {
namespace {

editions::Law ShippedLaw() {
  editions::Law law;
  law.version = 7;
  for (const auto& file : editions::Shipped()) {
    if (file.kind == v1::LAW_KIND_CALENDAR) {
      law.calendar = std::make_shared<const calendar::WorkingDays>(
          editions::ParseCalendar(file.content, file.name).value());
    } else if (file.kind == v1::LAW_KIND_EDITION) {
      law.editions.push_back(std::make_shared<const v1::Edition>(
          editions::ParseEdition(file.content, file.name).value()));
    }
  }
  return law;
}

const char* const kReceived =
    R"(received { subject_category: "damp" property_reference: "p1" estate_reference: "e1"
       references { source: "crm" reference: "C-1" } references { source: "old" reference: "9" } })";

ports::ComplaintRow RowOf(const Told& told) {
  return MakeRow("town", "c1", Fold(told.events()), ShippedLaw());
}

std::string Duties(const ports::ComplaintRow& row) {
  std::string duties;
  for (const auto& clock : row.clocks) {
    duties += clock.clock_id() + " due " + ToIsoDate(ToDay(clock.due_date()).value()) + " warn " +
              ToIsoDate(ToDay(clock.warn_date()).value()) + "\n";
  }
  return duties;
}

TEST(RowTest, HoldsTheDutiesNotDoneYet) {
  const auto row = RowOf(Told().Then("2024-04-02", kReceived));
  EXPECT_EQ(Duties(row),
            "stage1.acknowledge due 2024-04-09 warn 2024-04-09\n"
            "stage1.respond due 2024-04-23 warn 2024-04-23\n");
  EXPECT_EQ(row.summary.next_due_clock_id(), "stage1.acknowledge");
  EXPECT_EQ(ToDay(row.summary.next_due_date()), DayOf("2024-04-09"));
}

TEST(RowTest, WarnsAtTheEarlierReading) {
  const auto row =
      RowOf(Told().Then("2024-04-02", kReceived).Then("2024-04-15", "acknowledged { stage: 1 }"));
  EXPECT_EQ(Duties(row), "stage1.respond due 2024-04-29 warn 2024-04-23\n");
}

TEST(RowTest, SummarisesTheComplaint) {
  const auto row =
      RowOf(Told()
                .Then("2024-04-02", kReceived)
                .Then("2024-04-03", R"(handler_assigned { stage: 1 handler_id: "ann" })"));
  v1::ComplaintSummary expected;
  expected.set_landlord_id("town");
  expected.set_complaint_id("c1");
  expected.set_version(2);
  expected.set_last_position(20);
  auto* reference = expected.add_references();
  reference->set_source("crm");
  reference->set_reference("C-1");
  reference = expected.add_references();
  reference->set_source("old");
  reference->set_reference("9");
  expected.set_status(v1::COMPLAINT_STATUS_OPEN);
  expected.set_stage(1);
  *expected.mutable_received_date() = ToCivilDate(DayOf("2024-04-02"));
  expected.set_handler_id("ann");
  expected.set_subject_category("damp");
  expected.set_property_reference("p1");
  expected.set_estate_reference("e1");
  *expected.mutable_next_due_date() = ToCivilDate(DayOf("2024-04-09"));
  expected.set_next_due_clock_id("stage1.acknowledge");
  expected.set_law_version(7);
  EXPECT_EQ(row.summary.DebugString(), expected.DebugString());
}

TEST(RowTest, GivesEachDutyWhatAListShows) {
  const auto row = RowOf(Told()
                             .Then("2024-04-02", kReceived)
                             .Then("2024-04-03", R"(acknowledged { stage: 1 handler_id: "ann" })"));
  ASSERT_EQ(row.clocks.size(), 1u);
  v1::ClockRow expected;
  expected.set_complaint_id("c1");
  expected.set_clock_id("stage1.respond");
  expected.set_provision("6.3");
  expected.set_stage(1);
  *expected.mutable_due_date() = ToCivilDate(DayOf("2024-04-17"));
  *expected.mutable_warn_date() = ToCivilDate(DayOf("2024-04-17"));
  expected.set_handler_id("ann");
  expected.mutable_reference()->set_source("crm");
  expected.mutable_reference()->set_reference("C-1");
  expected.set_subject_category("damp");
  EXPECT_EQ(row.clocks[0].DebugString(), expected.DebugString());
}

class NothingToDoTest : public testing::TestWithParam<const char*> {};

TEST_P(NothingToDoTest, LeavesNoDuty) {
  const auto row = RowOf(Told().Then("2024-04-02", kReceived).Then("2025-04-15", GetParam()));
  EXPECT_EQ(Duties(row), "");
  EXPECT_FALSE(row.summary.has_next_due_date());
  EXPECT_EQ(row.summary.next_due_clock_id(), "");
}

// Of a response without an acknowledgement only a finding is left.
INSTANTIATE_TEST_SUITE_P(Complaint, NothingToDoTest,
                         testing::Values("responded { stage: 1 }", "closed {}", "withdrawn {}",
                                         "complaint_refused {}", "recorded_in_error {}",
                                         "annulled { versions: 1 }"));

TEST(RowTest, OfADayNotKnownHasNoDate) { EXPECT_EQ(Duties(RowOf(Told().Then("", kReceived))), ""); }

TEST(RowTest, MarksWhatTheCalendarDoesNotReach) {
  const auto row = RowOf(Told().Then("2150-04-02", kReceived));
  ASSERT_FALSE(row.clocks.empty());
  EXPECT_TRUE(row.clocks[0].provisional());
}

}  // namespace
}  // namespace redress::complaint
