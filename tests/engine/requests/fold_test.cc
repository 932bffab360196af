#include <gtest/gtest.h>

#include "engine/requests/state.h"
#include "tests/engine/requests/story.h"

namespace redress::requests {
namespace {

std::vector<std::uint64_t> Signs(const State& state) {
  std::vector<std::uint64_t> versions;
  for (const auto& sign : state.signs) versions.push_back(sign.version);
  return versions;
}

using Versions = std::vector<std::uint64_t>;

TEST(RequestFoldTest, NothingIsNoServiceRequest) {
  EXPECT_EQ(Fold({}).status, Status::kNone);
  EXPECT_EQ(Fold({}).version, 0u);
}

TEST(RequestFoldTest, AWholeLife) {
  Story story;
  story.On("2024-04-02", Received("2024-04-20")).On("2024-04-05", Reviewed());
  story.On("2024-04-10", Answered()).On("2024-04-12", Disputed());
  story.On("2024-04-12", Converted("c1")).On("2024-04-13", Converted("c1"));
  story.On("2024-04-14", Converted("c2")).On("2024-04-18", Reviewed());
  story.On("2024-04-19", Completed());
  const State state = Fold(story.events());
  EXPECT_EQ(state.version, 9u);
  EXPECT_EQ(state.status, Status::kCompleted);
  EXPECT_EQ(ToDay(state.received->date()), D("2024-04-02"));
  EXPECT_EQ(ToDay(state.completed->date()), D("2024-04-19"));
  EXPECT_EQ(state.promised, D("2024-04-20"));
  EXPECT_EQ(state.subject_category, "heating");
  EXPECT_EQ(state.complaint_ids, (std::vector<std::string>{"c1", "c2"}));
  EXPECT_EQ(state.reviews, 2u);
  EXPECT_TRUE(state.disputed);
  EXPECT_FALSE(state.contradictory);
  EXPECT_EQ(state.LastSignOfLife()->version, 8u);
}

TEST(RequestFoldTest, DoneIsDoneWhateverStoppedAndInWhicheverOrderItWasRecorded) {
  Story stopped;
  stopped.On("2024-04-02", Received()).On("2024-04-05", Stopped());
  EXPECT_EQ(Fold(stopped.events()).status, Status::kStopped);
  EXPECT_EQ(Fold(stopped.On("2024-04-09", Completed()).events()).status, Status::kCompleted);
  Story late;
  late.On("2024-04-02", Received()).On("2024-04-09", Completed()).On("2024-04-05", Stopped());
  EXPECT_EQ(Fold(late.events()).status, Status::kCompleted);
}

TEST(RequestFoldTest, WhatIsAnnulledNeverHappened) {
  Story story;
  story.On("2024-04-02", Received()).On("2024-04-05", Completed()).Annul({2});
  EXPECT_EQ(Fold(story.events()).status, Status::kOpen);
  EXPECT_EQ(Signs(Fold(story.events())), Versions{1});
  story.Annul({1});
  EXPECT_EQ(Fold(story.events()).status, Status::kRecordedInError);
  EXPECT_EQ(Fold(story.events()).version, 4u);
  // An annulment stays, whoever annuls it.
  EXPECT_EQ(Fold(story.Annul({3}).events()).status, Status::kRecordedInError);
  EXPECT_EQ(Fold(story.On("2024-04-03", Received()).events()).status, Status::kOpen);
}

TEST(RequestFoldTest, CorrectionsHoldFieldByField) {
  Story story;
  story.On("2024-04-02", Received()).Redate(1, "2024-03-02");
  v1::Fact other;
  other.mutable_corrected()->set_version(1);
  other.mutable_corrected()->mutable_fact()->mutable_request_received()->set_subject_category(
      "lift");
  story.On("2024-07-01", other);
  EXPECT_EQ(ToDay(Fold(story.events()).received->date()), D("2024-03-02"));
  EXPECT_EQ(Fold(story.events()).subject_category, "lift");
  // One of another kind of fact says nothing; an annulled one neither.
  v1::Fact wrong;
  wrong.mutable_corrected()->set_version(1);
  wrong.mutable_corrected()->mutable_fact()->mutable_request_completed();
  EXPECT_EQ(Fold(story.On("2024-07-01", wrong).events()).status, Status::kOpen);
  EXPECT_EQ(ToDay(Fold(story.Annul({2}).events()).received->date()), D("2024-04-02"));
}

TEST(RequestFoldTest, AsOfADayOnlyWhatHadHappenedByItsEnd) {
  Story story;
  story.On("2024-04-02", Received()).On("2024-04-05", Reviewed());
  story.On("?", Answered(), "2024-04-07").On("2024-04-09", Completed());
  EXPECT_EQ(Signs(Fold(story.events(), D("2024-04-04"))), Versions{1});
  EXPECT_EQ(Signs(Fold(story.events(), D("2024-04-05"))), (Versions{1, 2}));
  // What has no day counts from the day it was recorded.
  EXPECT_EQ(Signs(Fold(story.events(), D("2024-04-07"))), (Versions{1, 2, 3}));
  EXPECT_EQ(Fold(story.events(), D("2024-04-08")).status, Status::kOpen);
  EXPECT_EQ(Fold(story.events(), D("2024-04-09")).status, Status::kCompleted);
}

struct Dates {
  const char* name;
  const char* received;
  v1::Fact later;
  const char* happened;
  bool contradictory;
};

class ContradictionTest : public testing::TestWithParam<Dates> {};

TEST_P(ContradictionTest, IsSeenWhereDatesCannotAllBeTrue) {
  Story story;
  story.On(GetParam().received, Received()).On(GetParam().happened, GetParam().later);
  EXPECT_EQ(Fold(story.events()).contradictory, GetParam().contradictory);
}

INSTANTIATE_TEST_SUITE_P(
    Dates, ContradictionTest,
    testing::Values(
        Dates{"DoneBeforeReceived", "2024-04-02", Completed(), "2024-04-01", true},
        Dates{"DoneThatDay", "2024-04-02", Completed(), "2024-04-02", false},
        Dates{"DoneThatDayAnHourBefore", "2024-04-02T10", Completed(), "2024-04-02T09", true},
        Dates{"DoneThatInstant", "2024-04-02T10", Completed(), "2024-04-02T10", false},
        Dates{"DoneThatDayAtNoKnownHour", "2024-04-02T10", Completed(), "2024-04-02", false},
        Dates{"AnsweredBeforeReceived", "2024-04-02", Answered(), "2024-04-01", true},
        Dates{"StoppedBeforeReceived", "2024-04-02", Stopped(), "2024-04-01", true},
        Dates{"ConvertedBeforeReceived", "2024-04-02", Converted(), "2024-04-01", true},
        Dates{"ReceivedOnNoKnownDay", "?", Completed(), "2024-04-01", false},
        Dates{"DoneOnNoKnownDay", "2024-04-02", Completed(), "?", false}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(RequestFoldTest, WorkThatWasDoneCannotStop) {
  Story story;
  story.On("2024-04-02", Received()).On("2024-04-05", Completed()).On("2024-04-06", Stopped());
  EXPECT_TRUE(Fold(story.events()).contradictory);
}

TEST(RequestFoldTest, ACorrectedDayContradictsNoMore) {
  Story story;
  story.On("2024-04-02", Received()).On("2023-04-05", Completed());
  EXPECT_TRUE(Fold(story.events()).contradictory);
  EXPECT_FALSE(Fold(story.Redate(2, "2024-04-05").events()).contradictory);
}

TEST(RequestFoldTest, ErasureTurnsNothing) {
  Story story;
  v1::Fact received = Received("2024-04-20");
  received.mutable_request_received()->add_words()->set_clear("no heat");
  v1::Fact disputed = Disputed();
  disputed.mutable_request_disputed()->mutable_words()->set_clear("still none");
  story.On("2024-04-02", received).On("2024-04-12", disputed);
  auto erased = story.events();
  auto& words = *erased[0].mutable_event()->mutable_fact()->mutable_request_received();
  words.mutable_words(0)->mutable_erased();
  auto& more = *erased[1].mutable_event()->mutable_fact()->mutable_request_disputed();
  more.mutable_words()->mutable_erased();
  EXPECT_EQ(Fold(erased), Fold(story.events()));
}

TEST(RequestFoldTest, FactsOfOtherStreamsSayNothing) {
  Story story;
  v1::Fact fact;
  fact.mutable_responded()->set_stage(1);
  story.On("2024-04-02", Received()).On("2024-04-01", fact);
  EXPECT_EQ(Signs(Fold(story.events())), Versions{1});
  EXPECT_FALSE(Fold(story.events()).contradictory);
}

}  // namespace
}  // namespace redress::requests
