#include "engine/editions/leads.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "engine/editions/shipped.h"

namespace redress::editions {
namespace {

Day D(std::string_view text) { return FromIsoDate(text).value(); }

std::shared_ptr<const calendar::WorkingDays> Calendar(std::string_view name) {
  for (const auto files : {Shipped(), ShippedBeside()}) {
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const ShippedFile& one) { return one.name == name; });
    if (file == files.end()) continue;
    return std::make_shared<const calendar::WorkingDays>(
        ParseCalendar(file->content, file->name).value());
  }
  return nullptr;
}

Law LawWith(const std::string& leads) {
  Law law;
  law.calendar = Calendar("england.textproto");
  law.policy = ParsePolicy("id: \"landlord\" version: 1 " + leads, "policy").value();
  return law;
}

std::optional<std::uint32_t> Reached(const Law& law, std::string_view clock_id,
                                     std::string_view date, std::string_view today) {
  return LeadReached(law.policy, clock_id, *law.calendar, D(date), D(today));
}

struct Case {
  const char* name;
  const char* today;
  const char* date;
  std::optional<std::uint32_t> lead;  // With lead times of 5, 2 and 0 working days.
};

class LeadReachedTest : public testing::TestWithParam<Case> {};

TEST_P(LeadReachedTest, Is) {
  const auto law = LawWith("warning_leads { working_days: [5, 2, 0] }");
  EXPECT_EQ(Reached(law, "stage1.respond", GetParam().date, GetParam().today), GetParam().lead);
}

// Friday 24 May 2024; Monday the 27th is a bank holiday.
INSTANTIATE_TEST_SUITE_P(
    All, LeadReachedTest,
    testing::Values(Case{"SixDaysAhead", "2024-06-03", "2024-06-11", std::nullopt},
                    Case{"FiveDaysAhead", "2024-06-04", "2024-06-11", 5},
                    Case{"ThreeDaysAheadStillFive", "2024-06-06", "2024-06-11", 5},
                    Case{"TwoDaysAhead", "2024-06-07", "2024-06-11", 2},
                    Case{"WeekendsDoNotCount", "2024-06-08", "2024-06-11", 2},
                    Case{"NorDoHolidays", "2024-05-24", "2024-05-29", 2},
                    Case{"TheDayBefore", "2024-06-10", "2024-06-11", 2},
                    Case{"TheDayItself", "2024-06-11", "2024-06-11", 0},
                    Case{"TheDayAfter", "2024-06-12", "2024-06-11", std::nullopt},
                    Case{"LongPast", "2024-06-12", "2020-01-02", std::nullopt}),
    [](const auto& row) { return row.param.name; });

TEST(LeadsTest, ADutysOwnLeadTimesStandInPlaceOfThoseOfAll) {
  const auto law = LawWith(
      "warning_leads { working_days: 5 } "
      "warning_leads { clock_id: \"stage1.respond\" working_days: 1 }");
  EXPECT_EQ(Reached(law, "stage1.respond", "2024-06-11", "2024-06-06"), std::nullopt);
  EXPECT_EQ(Reached(law, "stage1.respond", "2024-06-11", "2024-06-10"), 1U);
  EXPECT_EQ(Reached(law, "stage2.respond", "2024-06-11", "2024-06-06"), 5U);
  EXPECT_EQ(Reached(law, "", "2024-06-11", "2024-06-06"), 5U) << "what has no clock";
}

TEST(LeadsTest, ARulesLeadTimesHoldForEachOfItsItems) {
  const auto law = LawWith("warning_leads { clock_id: \"remedy.do\" working_days: 1 }");
  EXPECT_EQ(Reached(law, "remedy.do:r1", "2024-06-11", "2024-06-10"), 1U);
  EXPECT_EQ(Reached(law, "remedy.done", "2024-06-11", "2024-06-10"), std::nullopt);
}

TEST(HorizonTest, IsTheLastDayThatTheFurthestLeadTimeReaches) {
  const auto law = LawWith("warning_leads { working_days: [1, 2] }");
  const char* today = "2024-06-05";  // Wednesday: two working days on is Friday, then a weekend.
  EXPECT_EQ(HorizonOf(law, D(today)), D("2024-06-09"));
  EXPECT_TRUE(Reached(law, "c", "2024-06-09", today).has_value());
  EXPECT_FALSE(Reached(law, "c", "2024-06-10", today).has_value());
}

// Monday 5 August 2024 is a holiday in Scotland only.
TEST(HorizonTest, ReachesAsFarAsAnyCalendarOfTheLaw) {
  auto law = LawWith("warning_leads { working_days: 1 }");
  EXPECT_EQ(HorizonOf(law, D("2024-08-02")), D("2024-08-05"));
  law.calendars["scotland"] = Calendar("scotland.textproto");
  EXPECT_EQ(HorizonOf(law, D("2024-08-02")), D("2024-08-06"));
}

TEST(HorizonTest, WithoutLeadTimesThereIsNone) {
  EXPECT_EQ(HorizonOf(LawWith(""), D("2024-06-05")), std::nullopt);
}

}  // namespace
}  // namespace redress::editions
