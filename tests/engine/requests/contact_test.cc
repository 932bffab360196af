#include <gtest/gtest.h>

#include "engine/requests/checks.h"
#include "tests/engine/requests/story.h"

namespace redress::requests {
namespace {

using Versions = std::vector<std::uint64_t>;

v1::Fact ContactIn(const std::string& complaint_id = "") {
  v1::Fact fact;
  fact.mutable_contact_received();
  if (!complaint_id.empty()) fact.mutable_contact_received()->add_complaint_ids(complaint_id);
  return fact;
}
v1::Fact SortedAs(v1::ContactKind kind, v1::YesNo dissatisfied = v1::YES_NO_UNSPECIFIED) {
  v1::Fact fact;
  fact.mutable_contact_sorted()->set_kind(kind);
  fact.mutable_contact_sorted()->set_dissatisfied(dissatisfied);
  return fact;
}
v1::Fact Choice(v1::YesNo wanted) {
  v1::Fact fact;
  fact.mutable_complaint_choice_offered()->set_wanted(wanted);
  return fact;
}
v1::Fact Survey(v1::YesNo dissatisfied, v1::YesNo told) {
  v1::Fact fact;
  fact.mutable_survey_feedback_given()->set_dissatisfied(dissatisfied);
  fact.mutable_survey_feedback_given()->set_complaint_way_told(told);
  return fact;
}
Story Contacting(const std::string& complaint_id = "") {
  return Story().On("2024-04-02", ContactIn(complaint_id));
}

constexpr auto kEnquiry = v1::CONTACT_KIND_ENQUIRY;
constexpr auto kYes = v1::YES_NO_YES;
constexpr auto kNo = v1::YES_NO_NO;
constexpr auto kUnsaid = v1::YES_NO_UNSPECIFIED;

struct Case {
  const char* name;
  Story story;
  const char* today;
  v1::Verdict verdict;
  Versions versions;
};

std::string NameOf(const testing::TestParamInfo<Case>& tested) { return tested.param.name; }

class ChoiceTest : public testing::TestWithParam<Case> {};

TEST_P(ChoiceTest, SaysWhatTheRecordShows) {
  const editions::Law law;
  const Day today = D(GetParam().today);
  const Said said = CheckChoiceOffered(FoldContact(GetParam().story.events(), today),
                                       {.law = law, .today = today});
  EXPECT_EQ(v1::Verdict_Name(said.verdict), v1::Verdict_Name(GetParam().verdict)) << said.reason;
  EXPECT_EQ(said.versions, GetParam().versions) << said.reason;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ChoiceTest,
    testing::Values(
        Case{"NotSorted", Contacting(), "2024-07-01", v1::VERDICT_NOT_APPLICABLE, {}},
        Case{"Satisfied",
             Contacting().On("2024-04-02", SortedAs(kEnquiry, kNo)),
             "2024-07-01",
             v1::VERDICT_NOT_APPLICABLE,
             {}},
        Case{"Unsaid",
             Contacting().On("2024-04-02", SortedAs(kEnquiry)),
             "2024-07-01",
             v1::VERDICT_NOT_APPLICABLE,
             {}},
        Case{"SurveyHasARuleOfItsOwn",
             Contacting().On("2024-04-02", SortedAs(v1::CONTACT_KIND_SURVEY_FEEDBACK, kYes)),
             "2024-07-01",
             v1::VERDICT_NOT_APPLICABLE,
             {}},
        Case{"AComplaint", Contacting().On("2024-04-02", SortedAs(v1::CONTACT_KIND_COMPLAINT)),
             "2024-07-01", v1::VERDICT_COMPLIED, Versions{2}},
        Case{"ItBecameOne", Contacting("c1").On("2024-04-02", SortedAs(kEnquiry, kYes)),
             "2024-07-01", v1::VERDICT_COMPLIED, Versions{2}},
        Case{"SortedToday",
             Contacting().On("2024-04-02", SortedAs(kEnquiry, kYes)),
             "2024-04-02",
             v1::VERDICT_NOT_APPLICABLE,
             {}},
        Case{"NotOffered", Contacting().On("2024-04-02", SortedAs(kEnquiry, kYes)), "2024-04-03",
             v1::VERDICT_NO_EVIDENCE, Versions{2}},
        Case{"Offered",
             Contacting().On("2024-04-02", SortedAs(kEnquiry, kYes)).On("2024-04-03", Choice(kNo)),
             "2024-07-01", v1::VERDICT_COMPLIED, (Versions{2, 3})},
        Case{"OfferedWithoutAnswer",
             Contacting()
                 .On("2024-04-02", SortedAs(kEnquiry, kYes))
                 .On("2024-04-03", Choice(kUnsaid)),
             "2024-07-01", v1::VERDICT_COMPLIED, (Versions{2, 3})},
        Case{"WantedAndNotTaken",
             Contacting().On("2024-04-02", SortedAs(kEnquiry, kYes)).On("2024-04-03", Choice(kYes)),
             "2024-07-01", v1::VERDICT_NO_EVIDENCE, (Versions{2, 3})},
        Case{"SortedAnew",
             Contacting()
                 .On("2024-04-02", SortedAs(kEnquiry, kYes))
                 .On("2024-04-05", SortedAs(v1::CONTACT_KIND_COMPLAINT)),
             "2024-07-01", v1::VERDICT_COMPLIED, Versions{3}},
        Case{"SortingAnnulled",
             Contacting().On("2024-04-02", SortedAs(kEnquiry, kYes)).Annul({2}),
             "2024-07-01",
             v1::VERDICT_NOT_APPLICABLE,
             {}}),
    NameOf);

class SurveyTest : public testing::TestWithParam<Case> {};

TEST_P(SurveyTest, SaysWhatTheRecordShows) {
  const editions::Law law;
  const Day today = D(GetParam().today);
  const Said said = CheckSurveySignposted(FoldContact(GetParam().story.events(), today),
                                          {.law = law, .today = today});
  EXPECT_EQ(v1::Verdict_Name(said.verdict), v1::Verdict_Name(GetParam().verdict)) << said.reason;
  EXPECT_EQ(said.versions, GetParam().versions) << said.reason;
  EXPECT_FALSE(said.reason.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Cases, SurveyTest,
    testing::Values(Case{"NoAnswer", Contacting(), "2024-07-01", v1::VERDICT_NOT_APPLICABLE, {}},
                    Case{"Satisfied",
                         Contacting().On("2024-04-02", Survey(kNo, kUnsaid)),
                         "2024-07-01",
                         v1::VERDICT_NOT_APPLICABLE,
                         {}},
                    Case{"SatisfiedAndToldAllTheSame",
                         Contacting().On("2024-04-02", Survey(kNo, kYes)), "2024-07-01",
                         v1::VERDICT_COMPLIED, Versions{2}},
                    Case{"Told", Contacting().On("2024-04-02", Survey(kYes, kYes)), "2024-07-01",
                         v1::VERDICT_COMPLIED, Versions{2}},
                    Case{"NotTold", Contacting().On("2024-04-02", Survey(kYes, kNo)), "2024-07-01",
                         v1::VERDICT_BREACHED, Versions{2}},
                    Case{"Unsaid", Contacting().On("2024-04-02", Survey(kYes, kUnsaid)),
                         "2024-07-01", v1::VERDICT_NO_EVIDENCE, Versions{2}},
                    Case{"ItBecameAComplaint", Contacting("c1").On("2024-04-02", Survey(kYes, kNo)),
                         "2024-07-01", v1::VERDICT_COMPLIED, Versions{1}},
                    Case{"SortedAsOne",
                         Contacting()
                             .On("2024-04-02", Survey(kYes, kNo))
                             .On("2024-04-02", SortedAs(v1::CONTACT_KIND_COMPLAINT)),
                         "2024-07-01", v1::VERDICT_COMPLIED, Versions{3}},
                    Case{"TheGravestOfSeveral",
                         Contacting()
                             .On("2024-04-02", Survey(kYes, kYes))
                             .On("2024-04-03", Survey(kYes, kNo))
                             .On("2024-04-04", Survey(kYes, kUnsaid)),
                         "2024-07-01", v1::VERDICT_BREACHED, Versions{3}}),
    NameOf);

TEST(ContactFoldTest, CountsWhatHasNoDayAsRecorded) {
  Story story = Contacting();
  story.On("?", SortedAs(kEnquiry, kYes), "2024-05-01");
  EXPECT_FALSE(FoldContact(story.events(), D("2024-04-30")).sorted);
  EXPECT_EQ(FoldContact(story.events(), D("2024-05-01")).sorted->counted, D("2024-05-01"));
  EXPECT_EQ(FoldContact({}).version, 0u);
}

TEST(ContactFoldTest, KeepsWhenAndHowItCame) {
  Story story;
  story.On("2024-04-02", ContactIn("c1"), "2024-07-01", v1::CHANNEL_PHONE)
      .On("2024-04-03", Survey(kYes, kYes), "2024-07-01", v1::CHANNEL_EMAIL);
  const Contact contact = FoldContact(story.events());
  EXPECT_EQ(contact.received->date().day(), 2u);
  EXPECT_EQ(contact.channel, v1::CHANNEL_PHONE);
  EXPECT_EQ(contact.complaint_ids, std::vector<std::string>{"c1"});
  story.Redate(1, "2024-04-01");
  EXPECT_EQ(FoldContact(story.events()).received->date().day(), 1u);
  EXPECT_EQ(FoldContact(story.events()).channel, v1::CHANNEL_PHONE);
  story.Annul({1});
  EXPECT_FALSE(FoldContact(story.events()).received);
  EXPECT_EQ(FoldContact(story.events()).channel, v1::CHANNEL_UNSPECIFIED);
}

TEST(ContactFoldTest, DissatisfactionIsAsItWasLastSaid) {
  Story story = Contacting();
  EXPECT_EQ(FoldContact(story.events()).Dissatisfied(), kUnsaid);
  story.On("2024-04-02", Survey(kYes, kYes));
  EXPECT_EQ(FoldContact(story.events()).Dissatisfied(), kYes);
  story.On("2024-04-03", SortedAs(kEnquiry, kNo));
  EXPECT_EQ(FoldContact(story.events()).Dissatisfied(), kNo);
  story.On("2024-04-04", Survey(kUnsaid, kYes));  // Says nothing of it.
  EXPECT_EQ(FoldContact(story.events()).Dissatisfied(), kNo);
  story.On("2024-04-05", SortedAs(kEnquiry));  // Takes the place of the no.
  EXPECT_EQ(FoldContact(story.events()).Dissatisfied(), kYes);
}

TEST(ContactFoldTest, TheChoiceIsAsItWasLastSaid) {
  Story story = Contacting().On("2024-04-03", Choice(kNo));
  EXPECT_EQ(FoldContact(story.events()).ChoiceWanted(), kNo);
  story.On("2024-04-04", Choice(kYes)).On("2024-04-05", Choice(kUnsaid));
  EXPECT_EQ(FoldContact(story.events()).ChoiceWanted(), kYes);
  story.Annul({3});
  EXPECT_EQ(FoldContact(story.events()).ChoiceWanted(), kNo);
}

TEST(ContactFoldTest, AwaitsSortingUntilItIsSortedOrLedToAComplaint) {
  const auto awaits = [](const Story& story) {
    return FoldContact(story.events()).AwaitsSorting();
  };
  EXPECT_TRUE(awaits(Contacting()));
  EXPECT_TRUE(awaits(Contacting().On("2024-04-03", Choice(kYes))));
  EXPECT_FALSE(awaits(Contacting("c1")));
  EXPECT_FALSE(awaits(Contacting().On("2024-04-03", SortedAs(kEnquiry))));
  EXPECT_TRUE(awaits(Contacting().On("2024-04-03", SortedAs(kEnquiry)).Annul({2})));
  EXPECT_FALSE(awaits(Contacting().Annul({1})));  // Recorded in error.
  EXPECT_TRUE(awaits(Contacting().On("2024-04-03", Survey(kYes, kNo)).Annul({1})));
  EXPECT_FALSE(FoldContact({}).AwaitsSorting());
}

}  // namespace
}  // namespace redress::requests
