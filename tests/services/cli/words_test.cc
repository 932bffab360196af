#include "services/cli/words.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

TEST(DateWordsTest, NamesTheWeekday) {
  EXPECT_EQ(DateWords(Make<v1::CivilDate>("year: 2024 month: 4 day: 18")), "Thu 18 Apr 2024");
  EXPECT_EQ(DateWords(Make<v1::CivilDate>("year: 2024 month: 2 day: 29")), "Thu 29 Feb 2024");
}

TEST(DateWordsTest, NoDayIsADash) {
  EXPECT_EQ(DateWords({}), "-");
  EXPECT_EQ(DateWords(Make<v1::CivilDate>("year: 2023 month: 2 day: 29")), "-");
  EXPECT_EQ(DateWords(Make<v1::CivilDate>("year: 2024 month: 4000000000 day: 1")), "-");
}

TEST(HappenedWordsTest, SaysHowWellItIsKnown) {
  EXPECT_EQ(HappenedWords(
                Make<v1::Happened>("grade: DATE_GRADE_DAY date { year: 2024 month: 4 day: 4 }")),
            "Thu 4 Apr 2024");
  EXPECT_EQ(HappenedWords(Make<v1::Happened>(
                "grade: DATE_GRADE_ESTIMATED date { year: 2024 month: 4 day: 4 }")),
            "about Thu 4 Apr 2024");
  EXPECT_EQ(HappenedWords(Make<v1::Happened>("grade: DATE_GRADE_NOT_KNOWN")), "day not known");
}

TEST(InstantWordsTest, IsInUtcAndSaysSo) {
  EXPECT_EQ(InstantWords(Make<google::protobuf::Timestamp>("seconds: 1712221200 nanos: 999")),
            "2024-04-04 09:00:00 UTC");
  EXPECT_EQ(InstantWords(Make<google::protobuf::Timestamp>("seconds: 9223372036854775807")), "-");
  EXPECT_EQ(InstantWords(Make<google::protobuf::Timestamp>("seconds: -9223372036854775808")), "-");
}

TEST(EnumWordsTest, DropsThePrefix) {
  EXPECT_EQ(EnumWords(*v1::ComplaintStatus_descriptor(), v1::COMPLAINT_STATUS_RECORDED_IN_ERROR),
            "recorded in error");
  EXPECT_EQ(EnumWords(*v1::Channel_descriptor(), v1::CHANNEL_MP), "mp");
  EXPECT_EQ(EnumWords(*v1::Channel_descriptor(), 4711), "unknown (4711)");
}

TEST(DutyWordsTest, ReadsAsPeopleSayIt) {
  EXPECT_EQ(DutyWords("stage1.respond"), "stage 1 response");
  EXPECT_EQ(DutyWords("stage2.acknowledge"), "stage 2 acknowledgement");
  EXPECT_EQ(DutyWords("repairs.inspect"), "repairs inspect");
  EXPECT_EQ(DutyWords("odd"), "odd");
}

TEST(StateWordsTest, SaysHowLateInWorkingDays) {
  EXPECT_EQ(StateWords(Make<v1::ClockView>("state: CLOCK_STATE_MISSED working_days_late: 2")),
            "done 2 working days late");
  EXPECT_EQ(StateWords(Make<v1::ClockView>("state: CLOCK_STATE_OVERDUE working_days_late: 1")),
            "overdue by 1 working day");
  EXPECT_EQ(StateWords(Make<v1::ClockView>("state: CLOCK_STATE_MET")), "done in time");
  EXPECT_EQ(
      StateWords(Make<v1::ClockView>("state: CLOCK_STATE_MISSED working_days_late: -2147483648")),
      "done 0 working days late");
}

TEST(StateWordsTest, EveryStateHasItsOwnWords) {
  std::set<std::string> words;
  const auto* states = v1::ClockState_descriptor();
  for (int at = 0; at < states->value_count(); ++at) {
    v1::ClockView clock;
    clock.set_state(static_cast<v1::ClockState>(states->value(at)->number()));
    words.insert(StateWords(clock));
  }
  EXPECT_EQ(words.size(), static_cast<std::size_t>(states->value_count()));
}

TEST(StandingWordsTest, NamesTheStageWhereItMatters) {
  EXPECT_EQ(StandingWords(Make<v1::ComplaintSummary>("status: COMPLAINT_STATUS_OPEN stage: 2")),
            "open at stage 2");
  EXPECT_EQ(
      StandingWords(Make<v1::ComplaintSummary>("status: COMPLAINT_STATUS_WITHDRAWN stage: 2")),
      "withdrawn");
}

TEST(PersonalWordsTest, SaysWhatStandsInItsPlace) {
  EXPECT_EQ(PersonalWords(Make<v1::Personal>("clear: 'The roof leaks.'")), "The roof leaks.");
  EXPECT_EQ(PersonalWords(Make<v1::Personal>("erased {}")), "(erased)");
  EXPECT_EQ(PersonalWords(Make<v1::Personal>("withheld { reason: 'of a neighbour' }")),
            "(withheld: of a neighbour)");
  EXPECT_EQ(PersonalWords({}), "");
}

}  // namespace
}  // namespace redress::cli
