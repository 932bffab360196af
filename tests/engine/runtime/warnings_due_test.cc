#include "engine/runtime/warnings_due.h"

#include <string>

#include <gtest/gtest.h>

#include "engine/editions/shipped.h"

namespace redress::runtime {
namespace {

Day D(std::string_view text) { return FromIsoDate(text).value(); }

// England's law of 2024 and Scotland's model procedure, each with its calendar.
editions::Law LawWith(const std::string& policy) {
  editions::Law law;
  law.version = 3;
  for (const auto files : {editions::Shipped(), editions::ShippedBeside()}) {
    for (const editions::ShippedFile& file : files) {
      if (file.kind == v1::LAW_KIND_CALENDAR) {
        const auto calendar = editions::ParseCalendar(file.content, file.name).value();
        law.calendars[calendar.id()] = std::make_shared<const calendar::WorkingDays>(calendar);
      }
      if (file.name == "housing_ombudsman_2024.textproto" ||
          file.name == "scotland_model_procedure.textproto") {
        law.editions.push_back(std::make_shared<const v1::Edition>(
            editions::ParseEdition(file.content, file.name).value()));
      }
    }
  }
  law.calendar = law.calendars.at("england");
  law.policy = editions::ParsePolicy("id: \"landlord\" version: 1 " + policy, "policy").value();
  return law;
}

clocks::Facts ReceivedOn(std::string_view day) {
  clocks::Facts facts;
  facts.marks.push_back({.fact = v1::CLOCK_FACT_RECEIVED,
                         .stage = 1,
                         .at = {.day = D(day),
                                .instant_nanos = {},
                                .grade = v1::DATE_GRADE_DAY,
                                .recorded_day = D(day),
                                .version = 1}});
  return facts;
}

TEST(WarningsDueTest, SayOnWhatReckoningTheyAre) {
  const auto law = LawWith("warning_leads { clock_id: \"stage1.acknowledge\" working_days: 3 }");
  const auto warnings = WarningsDue(ReceivedOn("2024-06-03"), law, D("2024-06-05"));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].clock_id(), "stage1.acknowledge");
  EXPECT_EQ(warnings[0].provision(), "6.2");
  EXPECT_EQ(warnings[0].stage(), 1U);
  EXPECT_EQ(ToDay(warnings[0].due_date()), D("2024-06-10"));
  EXPECT_EQ(warnings[0].lead_working_days(), 3U);
  EXPECT_EQ(warnings[0].law_version(), 3U);
}

// Friday 2 August 2024 to Monday the 12th: six working days in England, five in Scotland, where
// Monday the 5th is a holiday.
TEST(WarningsDueTest, ADutyIsWarnedOfByTheCalendarItIsCountedBy) {
  const auto law =
      LawWith("warning_leads { clock_id: \"scotland.stage1.respond\" working_days: 5 }");
  const auto warnings = WarningsDue(ReceivedOn("2024-08-02"), law, D("2024-08-02"));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].clock_id(), "scotland.stage1.respond");
  EXPECT_EQ(ToDay(warnings[0].due_date()), D("2024-08-12"));
}

}  // namespace
}  // namespace redress::runtime
