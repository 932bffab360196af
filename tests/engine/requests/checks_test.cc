#include "engine/requests/checks.h"

#include <gtest/gtest.h>

#include "tests/engine/requests/story.h"

namespace redress::requests {
namespace {

constexpr auto kBreached = v1::VERDICT_BREACHED;
constexpr auto kAtRisk = v1::VERDICT_AT_RISK;
constexpr auto kNoEvidence = v1::VERDICT_NO_EVIDENCE;
constexpr auto kComplied = v1::VERDICT_COMPLIED;
constexpr auto kNotApplicable = v1::VERDICT_NOT_APPLICABLE;

using Versions = std::vector<std::uint64_t>;

// One edition that acknowledges in 5 working days, a calendar of 2024 without holidays.
editions::Law MakeLaw(std::uint32_t lead = 0) {
  editions::Law law;
  v1::Edition edition;
  edition.set_id("e");
  *edition.mutable_in_force_from_date() = ToCivilDate(D("2024-04-01"));
  auto& clock = *edition.add_clocks();
  clock.set_id("stage1.acknowledge");
  clock.mutable_literal()->mutable_limit()->set_working_days(5);
  law.editions = {std::make_shared<v1::Edition>(edition)};
  v1::Calendar calendar;
  calendar.set_first_year(2024);
  calendar.set_last_year(2024);
  law.calendar = std::make_shared<calendar::WorkingDays>(calendar);
  if (lead > 0) law.policy.add_warning_leads()->add_working_days(lead);
  return law;
}

struct Case {
  const char* name;
  Story story;
  const char* today;
  v1::Verdict verdict;
  Versions versions;
};

std::string NameOf(const testing::TestParamInfo<Case>& tested) { return tested.param.name; }

void Expect(const Said& said, const Case& tested) {
  EXPECT_EQ(v1::Verdict_Name(said.verdict), v1::Verdict_Name(tested.verdict)) << said.reason;
  EXPECT_EQ(said.versions, tested.versions) << said.reason;
  EXPECT_FALSE(said.reason.empty());
  const bool wrong = said.verdict == kNoEvidence || said.verdict == kAtRisk;
  EXPECT_EQ(!said.mend.empty() || said.verdict == kBreached, wrong || said.verdict == kBreached)
      << said.mend;
}

class MonitoredTest : public testing::TestWithParam<Case> {};

TEST_P(MonitoredTest, SaysWhatTheRecordShows) {
  const auto& tested = GetParam();
  const Day today = D(tested.today);
  const auto law = MakeLaw(2);
  Expect(CheckMonitored(Fold(tested.story.events(), today), {.law = law, .today = today}), tested);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, MonitoredTest,
    testing::Values(
        Case{"JustIn", Story().On("2024-04-02", Received()), "2024-04-02", kNotApplicable, {}},
        Case{"AMonthLater", Story().On("2024-04-02", Received()), "2024-05-02", kNotApplicable, {}},
        Case{"ForgottenForMoreThanAMonth", Story().On("2024-04-02", Received()), "2024-05-03",
             kNoEvidence, Versions{1}},
        Case{"AMonthThatLacksTheDay",
             Story().On("2024-01-31", Received()),
             "2024-02-29",
             kNotApplicable,
             {}},
        Case{"TheDayAfter", Story().On("2024-01-31", Received()), "2024-03-01", kNoEvidence,
             Versions{1}},
        Case{"LookedAt", Story().On("2024-04-02", Received()).On("2024-04-20", Reviewed()),
             "2024-05-20", kComplied, Versions{2}},
        Case{"LookedAtLongAgo", Story().On("2024-04-02", Received()).On("2024-04-20", Reviewed()),
             "2024-05-21", kNoEvidence, Versions{2}},
        Case{"Answered", Story().On("2024-04-02", Received()).On("2024-04-20", Answered()),
             "2024-05-20", kComplied, Versions{2}},
        Case{"Disputed", Story().On("2024-04-02", Received()).On("2024-04-20", Disputed()),
             "2024-05-20", kComplied, Versions{2}},
        Case{"ConvertedIsNoSignOfLife",
             Story().On("2024-04-02", Received()).On("2024-05-01", Converted()), "2024-05-03",
             kNoEvidence, Versions{1}},
        Case{"Done", Story().On("2024-04-02", Received()).On("2024-04-03", Completed()),
             "2024-07-01", kComplied, Versions{2}},
        Case{"Stopped", Story().On("2024-04-02", Received()).On("2024-04-03", Stopped()),
             "2024-07-01", kComplied, Versions{2}},
        Case{"NotYetDone", Story().On("2024-04-02", Received()).On("2024-06-20", Completed()),
             "2024-06-19", kNoEvidence, Versions{1}},
        Case{"NearThePromise", Story().On("2024-04-02", Received("2024-04-12")), "2024-04-10",
             kAtRisk, Versions{1}},
        Case{"NotSoNear",
             Story().On("2024-04-02", Received("2024-04-12")),
             "2024-04-09",
             kNotApplicable,
             {}},
        Case{"OnThePromisedDay", Story().On("2024-04-02", Received("2024-04-12")), "2024-04-12",
             kAtRisk, Versions{1}},
        Case{"PastThePromise", Story().On("2024-04-02", Received("2024-04-12")), "2024-04-13",
             kNoEvidence, Versions{1}},
        Case{"PastThePromiseAndLookedAt",
             Story().On("2024-04-02", Received("2024-04-12")).On("2024-04-13", Reviewed()),
             "2024-04-14", kComplied, Versions{2}},
        Case{"LookedAtBeforeThePromiseOnly",
             Story().On("2024-04-02", Received("2024-04-12")).On("2024-04-11", Reviewed()),
             "2024-04-13", kNoEvidence, Versions{2}},
        Case{"UndatedCountsAsRecorded",
             Story().On("2024-04-02", Received()).On("?", Reviewed(), "2024-06-20"), "2024-07-01",
             kComplied, Versions{2}},
        Case{"AllAnnulled",
             Story().On("2024-04-02", Received()).Annul({1}),
             "2024-07-01",
             kNotApplicable,
             {}}),
    NameOf);

TEST(MonitoredRulesTest, WithoutAPolicyNothingIsNear) {
  const auto law = MakeLaw();
  const auto story = Story().On("2024-04-02", Received("2024-04-12"));
  EXPECT_EQ(CheckMonitored(Fold(story.events()), {.law = law, .today = D("2024-04-12")}).verdict,
            kNotApplicable);
}

TEST(MonitoredRulesTest, AnEditionMaySayHowManyMonths) {
  const auto law = MakeLaw();
  const auto state = Fold(Story().On("2024-04-02", Received()).events());
  EXPECT_EQ(CheckMonitored(state, {.law = law, .today = D("2024-06-02"), .months = 2}).verdict,
            kNotApplicable);
  EXPECT_EQ(CheckMonitored(state, {.law = law, .today = D("2024-06-03"), .months = 2}).verdict,
            kNoEvidence);
}

class ConvertedTest : public testing::TestWithParam<Case> {};

TEST_P(ConvertedTest, SaysWhatTheRecordShows) {
  const auto& tested = GetParam();
  const Day today = D(tested.today);
  const auto law = MakeLaw();
  Expect(CheckConverted(Fold(tested.story.events(), today), {.law = law, .today = today}, {}),
         tested);
}

Story Disputing() { return Story().On("2024-04-02", Received()).On("2024-04-12", Disputed()); }

INSTANTIATE_TEST_SUITE_P(
    Cases, ConvertedTest,
    testing::Values(Case{"NobodyDisputes",
                         Story().On("2024-04-02", Received()),
                         "2024-07-01",
                         kNotApplicable,
                         {}},
                    Case{"DisputedToday", Disputing(), "2024-04-12", kNotApplicable, {}},
                    Case{"TheDayAfter", Disputing(), "2024-04-13", kAtRisk, Versions{2}},
                    // Friday 12 April: five working days end on Friday 19 April.
                    Case{"TheLastDay", Disputing(), "2024-04-19", kAtRisk, Versions{2}},
                    Case{"TooLate", Disputing(), "2024-04-20", kNoEvidence, Versions{2}},
                    Case{"Converted", Disputing().On("2024-04-15", Converted()), "2024-07-01",
                         kComplied, (Versions{2, 3})},
                    Case{"DoneInstead", Disputing().On("2024-04-15", Completed()), "2024-04-15",
                         kNoEvidence, (Versions{2, 3})},
                    Case{"StoppedInstead", Disputing().On("2024-04-15", Stopped()), "2024-04-15",
                         kNoEvidence, (Versions{2, 3})},
                    Case{"BeforeAnyEdition",
                         Story().On("2024-03-01", Received()).On("2024-03-04", Disputed()),
                         "2024-03-05", kNoEvidence, Versions{2}}),
    NameOf);

Said WithComplaint(const Story& story, std::optional<Day> received) {
  const auto law = MakeLaw();
  const std::vector<ComplaintAtHand> complaints = {{"c1", received}};
  return CheckConverted(Fold(story.events()), {.law = law, .today = D("2024-07-01")}, complaints);
}

TEST(ConvertedRulesTest, AComplaintThatCountsAsReceivedAfterTheDisputeBreaches) {
  const auto story = Disputing().On("2024-04-15", Converted());
  EXPECT_EQ(WithComplaint(story, D("2024-04-12")).verdict, kComplied);
  EXPECT_EQ(WithComplaint(story, D("2024-04-13")).verdict, kBreached);
  EXPECT_EQ(WithComplaint(story, D("2024-04-13")).versions, (Versions{2, 3}));
  EXPECT_EQ(WithComplaint(story, std::nullopt).verdict, kComplied);
  // Another complaint of it may have been in time.
  EXPECT_EQ(
      WithComplaint(Disputing().On("2024-04-15", Converted()).On("2024-04-15", Converted("c2")),
                    D("2024-04-13"))
          .verdict,
      kComplied);
}

TEST(ConvertedRulesTest, OfADisputeWithoutADayNobodyCanTellWhetherItWasLate) {
  const auto story = Story().On("2024-04-02", Received()).On("?", Disputed(), "2024-04-12");
  EXPECT_EQ(WithComplaint(Story(story).On("2024-04-15", Converted()), D("2024-04-20")).verdict,
            kNoEvidence);
}

class GoesOnTest : public testing::TestWithParam<Case> {};

TEST_P(GoesOnTest, SaysWhatTheRecordShows) {
  const auto& tested = GetParam();
  const Day today = D(tested.today);
  const auto law = MakeLaw();
  Expect(CheckGoesOn(Fold(tested.story.events(), today), {.law = law, .today = today}), tested);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, GoesOnTest,
    testing::Values(Case{"NoComplaint",
                         Story().On("2024-04-02", Received()).On("2024-04-03", Stopped()),
                         "2024-07-01",
                         kNotApplicable,
                         {}},
                    Case{"DoneBefore",
                         Story()
                             .On("2024-04-02", Received())
                             .On("2024-04-03", Completed())
                             .On("2024-04-12", Disputed()),
                         "2024-07-01",
                         kNotApplicable,
                         {}},
                    Case{"StoppedBefore",
                         Story()
                             .On("2024-04-02", Received())
                             .On("2024-04-03", Stopped())
                             .On("2024-04-12", Converted()),
                         "2024-07-01",
                         kNotApplicable,
                         {}},
                    Case{"StoppedForIt", Disputing().On("2024-04-15", Stopped()), "2024-04-15",
                         kBreached, (Versions{2, 3})},
                    Case{"StoppedThatDay", Disputing().On("2024-04-12", Stopped()), "2024-04-15",
                         kBreached, (Versions{2, 3})},
                    Case{"StoppedOnNoKnownDay", Disputing().On("?", Stopped(), "2024-04-15"),
                         "2024-04-15", kNoEvidence, (Versions{2, 3})},
                    Case{"LookedAtSince", Disputing().On("2024-04-15", Reviewed()), "2024-07-01",
                         kComplied, (Versions{2, 3})},
                    Case{"DoneSince", Disputing().On("2024-04-15", Completed()), "2024-07-01",
                         kComplied, (Versions{2, 3})},
                    Case{"LookedAtBeforeOnly",
                         Story()
                             .On("2024-04-02", Received())
                             .On("2024-04-03", Reviewed())
                             .On("2024-04-12", Converted()),
                         "2024-07-01", kNoEvidence, Versions{3}},
                    Case{"AMonthIsGiven", Disputing(), "2024-05-12", kNotApplicable, {}},
                    Case{"NotMore", Disputing(), "2024-05-13", kNoEvidence, Versions{2}},
                    Case{"FromTheFirstOfBoth",
                         Story()
                             .On("2024-04-02", Received())
                             .On("2024-04-12", Converted())
                             .On("2024-04-20", Disputed()),
                         "2024-05-13", kNoEvidence, Versions{2}}),
    NameOf);

}  // namespace
}  // namespace redress::requests
