#include "engine/runtime/warnings_due.h"

#include <string>

#include <gtest/gtest.h>

#include "engine/editions/shipped.h"

namespace redress::runtime {
namespace {

Day D(std::string_view text) { return FromIsoDate(text).value(); }

editions::Law LawWith(const std::string& policy) {
  editions::Law law;
  law.version = 3;
  for (const editions::ShippedFile& file : editions::Shipped()) {
    if (file.name == "england.textproto") {
      law.calendar = std::make_shared<const calendar::WorkingDays>(
          editions::ParseCalendar(file.content, file.name).value());
    }
    if (file.name == "housing_ombudsman_2024.textproto") {
      law.editions.push_back(std::make_shared<const v1::Edition>(
          editions::ParseEdition(file.content, file.name).value()));
    }
  }
  law.policy = editions::ParsePolicy("id: \"landlord\" version: 1 " + policy, "policy").value();
  return law;
}

struct Reached {
  const char* name;
  const char* today;
  const char* warn;
  std::optional<std::uint32_t> lead;  // With lead times of 5, 2 and 0 working days.
};

class LeadReachedTest : public testing::TestWithParam<Reached> {};

TEST_P(LeadReachedTest, Is) {
  const auto law = LawWith("warning_leads { working_days: [5, 2, 0] }");
  EXPECT_EQ(LeadReached(law, "stage1.respond", D(GetParam().warn), D(GetParam().today)),
            GetParam().lead);
}

// Friday 24 May 2024; Monday the 27th is a bank holiday.
INSTANTIATE_TEST_SUITE_P(
    All, LeadReachedTest,
    testing::Values(Reached{"SixDaysAhead", "2024-06-03", "2024-06-11", std::nullopt},
                    Reached{"FiveDaysAhead", "2024-06-04", "2024-06-11", 5},
                    Reached{"ThreeDaysAheadStillFive", "2024-06-06", "2024-06-11", 5},
                    Reached{"TwoDaysAhead", "2024-06-07", "2024-06-11", 2},
                    Reached{"WeekendsDoNotCount", "2024-06-08", "2024-06-11", 2},
                    Reached{"NorDoHolidays", "2024-05-24", "2024-05-29", 2},
                    Reached{"TheDayBefore", "2024-06-10", "2024-06-11", 2},
                    Reached{"TheDayItself", "2024-06-11", "2024-06-11", 0},
                    Reached{"TheDayAfter", "2024-06-12", "2024-06-11", std::nullopt},
                    Reached{"LongPast", "2024-06-12", "2020-01-02", std::nullopt}),
    [](const auto& row) { return row.param.name; });

TEST(LeadReachedOfTest, ADutysOwnLeadTimesStandInPlaceOfThoseOfAll) {
  const auto law = LawWith(
      "warning_leads { working_days: 5 } "
      "warning_leads { clock_id: \"stage1.respond\" working_days: 1 }");
  EXPECT_EQ(LeadReached(law, "stage1.respond", D("2024-06-11"), D("2024-06-06")), std::nullopt);
  EXPECT_EQ(LeadReached(law, "stage1.respond", D("2024-06-11"), D("2024-06-10")), 1U);
  EXPECT_EQ(LeadReached(law, "stage2.respond", D("2024-06-11"), D("2024-06-06")), 5U);
}

TEST(LeadReachedOfTest, ARulesLeadTimesHoldForEachOfItsItems) {
  const auto law = LawWith("warning_leads { clock_id: \"remedy.do\" working_days: 1 }");
  EXPECT_EQ(LeadReached(law, "remedy.do:r1", D("2024-06-11"), D("2024-06-10")), 1U);
  EXPECT_EQ(LeadReached(law, "remedy.done", D("2024-06-11"), D("2024-06-10")), std::nullopt);
}

TEST(HorizonTest, IsTheLastDayThatTheFurthestLeadTimeReaches) {
  const auto law = LawWith("warning_leads { working_days: [1, 2] }");
  const Day today = D("2024-06-05");  // Wednesday: two working days on is Friday, then a weekend.
  EXPECT_EQ(HorizonOf(law, today), D("2024-06-09"));
  EXPECT_TRUE(LeadReached(law, "c", D("2024-06-09"), today).has_value());
  EXPECT_FALSE(LeadReached(law, "c", D("2024-06-10"), today).has_value());
}

TEST(HorizonTest, WithoutLeadTimesThereIsNone) {
  EXPECT_EQ(HorizonOf(LawWith(""), D("2024-06-05")), std::nullopt);
}

TEST(WarningsDueTest, SayOnWhatReckoningTheyAre) {
  const auto law = LawWith("warning_leads { working_days: 3 }");
  clocks::Facts facts;
  facts.marks.push_back({.fact = v1::CLOCK_FACT_RECEIVED,
                         .stage = 1,
                         .at = {.day = D("2024-06-03"),
                                .instant_nanos = {},
                                .grade = v1::DATE_GRADE_DAY,
                                .recorded_day = D("2024-06-03"),
                                .version = 1}});
  const auto warnings = WarningsDue(facts, law, D("2024-06-05"));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].clock_id(), "stage1.acknowledge");
  EXPECT_EQ(warnings[0].provision(), "6.2");
  EXPECT_EQ(warnings[0].stage(), 1U);
  EXPECT_EQ(ToDay(warnings[0].due_date()), D("2024-06-10"));
  EXPECT_EQ(warnings[0].lead_working_days(), 3U);
  EXPECT_EQ(warnings[0].law_version(), 3U);
}

}  // namespace
}  // namespace redress::runtime
