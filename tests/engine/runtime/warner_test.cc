#include "engine/complaint/state.h"
#include "tests/engine/runtime/warner_fixture.h"

namespace redress::runtime {
namespace {

const Lines kBothLeads = {"2024-06-05 stage1.acknowledge 2024-06-10 -3",
                          "2024-06-07 stage1.acknowledge 2024-06-10 -1"};

TEST_F(WarnerTest, WarnsOnceAtEachLeadTime) {
  SetUpMill();
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  for (const char* day :
       {"2024-06-04", "2024-06-05", "2024-06-06", "2024-06-07", "2024-06-10", "2024-06-11"}) {
    GoTo(day);
  }
  EXPECT_EQ(WarningsOf("c1"), kBothLeads);
  EXPECT_EQ(listener_.given, 2);
}

TEST_F(WarnerTest, WarnsOfWhatIsRecordedWithinTheLeadTime) {
  SetUpMill();
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-05-29"));  // To be acknowledged by 5 June.
  warner_->AwaitIdle();
  EXPECT_EQ(WarningsOf("c1"), Lines{"2024-06-03 stage1.acknowledge 2024-06-05 -3"});
}

TEST_F(WarnerTest, WarnsOnceOverRestarts) {
  SetUpMill();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  clock_.Set("2024-06-05");
  StartWarner();
  EXPECT_EQ(WarningsOf("c1").size(), 1U);
  Restart();
  Restart();
  EXPECT_EQ(WarningsOf("c1").size(), 1U);
  GoTo("2024-06-07");
  Restart();
  EXPECT_EQ(WarningsOf("c1"), kBothLeads);
  EXPECT_EQ(listener_.given, 2);
}

TEST_F(WarnerTest, TwoThatLookAtOnceWarnOnce) {
  SetUpMill();
  for (int i = 0; i < 20; ++i) {
    Take(ReportReceived("r" + std::to_string(i), "c" + std::to_string(i), "2024-06-03"));
  }
  clock_.Set("2024-06-05");
  const auto one = MakeWarner();
  const auto other = MakeWarner();
  one->AwaitIdle();
  other->AwaitIdle();
  for (int i = 0; i < 20; ++i) EXPECT_EQ(WarningsOf("c" + std::to_string(i)).size(), 1U) << i;
  EXPECT_EQ(listener_.given, 20);
}

TEST_F(WarnerTest, ADateThatMovedIsWarnedOfAnew) {
  SetUpMill("warning_leads { clock_id: \"stage1.respond\" working_days: 2 }");
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  Take(ReportAcknowledged("r2", "c1", "2024-06-03"));  // To be answered by the 17th.
  GoTo("2024-06-13");
  ASSERT_EQ(WarningsOf("c1"), Lines{"2024-06-13 stage1.respond 2024-06-17 -2"});
  v1::Fact fact;
  auto& extension = *fact.mutable_extension_notified();
  extension.set_stage(1);
  *extension.mutable_new_due_date() = ToCivilDate(DayOfIso("2024-06-21"));
  Take(Report("r3", v1::STREAM_KIND_COMPLAINT, "c1", "2024-06-13", fact));
  warner_->AwaitIdle();
  EXPECT_EQ(WarningsOf("c1").size(), 1U);
  GoTo("2024-06-19");
  EXPECT_EQ(WarningsOf("c1"), (Lines{"2024-06-13 stage1.respond 2024-06-17 -2",
                                     "2024-06-19 stage1.respond 2024-06-21 -2"}));
}

TEST_F(WarnerTest, ADutyThatIsDoneOrEndedWarnsNot) {
  SetUpMill("warning_leads { clock_id: \"stage1.acknowledge\" working_days: 3 }");
  StartWarner();
  Take(ReportReceived("r1", "done", "2024-06-03"));
  Take(ReportAcknowledged("r2", "done", "2024-06-03"));
  v1::Fact fact;
  fact.mutable_defined()->set_stage(1);
  Take(Report("r3", v1::STREAM_KIND_COMPLAINT, "done", "2024-06-03", fact));
  Take(ReportReceived("r4", "ended", "2024-06-03"));
  v1::Fact withdrawn;
  withdrawn.mutable_withdrawn();
  Take(Report("r5", v1::STREAM_KIND_COMPLAINT, "ended", "2024-06-03", withdrawn));
  GoTo("2024-06-05");
  EXPECT_EQ(WarningsOf("done"), Lines{});
  EXPECT_EQ(WarningsOf("ended"), Lines{});
}

TEST_F(WarnerTest, WhatWasPastWhenItWasRecordedNeverWarns) {
  SetUpMill();
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-01-10"));
  for (const char* day : {"2024-06-03", "2024-06-04", "2024-06-10"}) GoTo(day);
  EXPECT_EQ(WarningsOf("c1"), Lines{});
}

TEST_F(WarnerTest, OfLeadTimesPassedTogetherOnlyTheNearestWarns) {
  SetUpMill();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  clock_.Set("2024-06-07");  // Nobody was there on the 5th.
  StartWarner();
  EXPECT_EQ(WarningsOf("c1"), Lines{"2024-06-07 stage1.acknowledge 2024-06-10 -1"});
}

TEST_F(WarnerTest, APolicyAdoptedLaterTakesEffect) {
  SetUpMill("");
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  GoTo("2024-06-05");
  ASSERT_EQ(WarningsOf("c1"), Lines{});
  Take(AdoptPolicy(1, "warning_leads { working_days: 3 }"));
  // The rows are worked out anew in slices between commands. The one after the last slice is
  // answered when the slice is on disk and everybody who follows has been told.
  int sent = 0;
  do {
    const std::string id = "w" + std::to_string(++sent);
    Take(ReportReceived(id, id, "2024-06-05"));
  } while (writer_->RowsToReckon("mill") > 0);
  Take(ReportReceived("last", "last", "2024-06-05"));
  warner_->AwaitIdle();
  EXPECT_EQ(WarningsOf("c1"), Lines{"2024-06-05 stage1.acknowledge 2024-06-10 -3"});
}

TEST_F(WarnerTest, AnotherLandlordsPolicyWarnsNobodyElse) {
  SetUpMill();
  const auto of_weir = [](Submission submission) {
    submission.command.landlord_id = "weir";
    for (auto& step : submission.command.steps) {
      step.stream.landlord_id = "weir";
      if (step.stream.kind == v1::STREAM_KIND_LANDLORD) step.stream.id = "weir";
    }
    return submission;
  };
  Take(of_weir(CreateMill()));
  Take(of_weir(Adopt("calendar", "england.textproto")));
  Take(of_weir(Adopt("edition", "housing_ombudsman_2024.textproto")));
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  Take(of_weir(ReportReceived("r1", "c1", "2024-06-03")));
  GoTo("2024-06-05");
  EXPECT_EQ(WarningsOf("c1").size(), 1U);
  EXPECT_EQ(WarningsOf("c1", "weir"), Lines{});
}

TEST_F(WarnerTest, ChangesNothingOfTheComplaintButItsVersion) {
  SetUpMill();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  const StreamKey stream{"mill", v1::STREAM_KIND_COMPLAINT, "c1"};
  complaint::State before = complaint::Fold(store_.ReadStream(stream, Version{1}, 10).value());
  clock_.Set("2024-06-05");
  StartWarner();
  const complaint::State after = complaint::Fold(store_.ReadStream(stream, Version{1}, 10).value());
  ASSERT_EQ(after.version, 2U);
  before.version = after.version;
  before.last_position = after.last_position;
  before.body_cases.push_back(v1::Fact::kWarningGiven);
  EXPECT_EQ(before, after);
}

TEST_F(WarnerTest, WhatWasRecordedMeanwhileWins) {
  SetUpMill("warning_leads { clock_id: \"stage1.acknowledge\" working_days: 3 }");
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  Take(ReportReceived("r2", "c2", "2024-06-03"));
  v1::Fact defined;
  defined.mutable_defined()->set_stage(1);
  Take(Report("r3", v1::STREAM_KIND_COMPLAINT, "c1", "2024-06-03", defined));
  warner_->AwaitIdle();
  store_.Shut();
  const auto ignore = [](const Outcome&) {};
  ASSERT_TRUE(writer_->Submit(ReportAcknowledged("r4", "c2", "2024-06-03"), ignore));
  store_.AwaitWrite();
  // Decided, and not on disk: the warner cannot see it.
  const int decided = decided_.decided();
  ASSERT_TRUE(writer_->Submit(ReportAcknowledged("r5", "c1", "2024-06-03"), ignore));
  decided_.Await(decided + 1);
  clock_.Set("2024-06-05");
  warner_->Look();
  decided_.Await(decided + 2);
  store_.Open();
  warner_->AwaitIdle();
  EXPECT_GT(decided_.overtaken(), 0);
  EXPECT_EQ(WarningsOf("c1"), Lines{});
  EXPECT_EQ(listener_.failed, 0);
}

TEST_F(WarnerTest, WaitsForRoomInTheQueue) {
  writer_.reset();
  StartWriter({.queue_commands_max = 1});
  SetUpMill();
  for (int i = 0; i < 5; ++i) {
    Take(ReportReceived("r" + std::to_string(i), "c" + std::to_string(i), "2024-06-03"));
  }
  clock_.Set("2024-06-05");
  StartWarner();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(WarningsOf("c" + std::to_string(i)).size(), 1U) << i;
}

TEST_F(WarnerTest, MoreChangesThanItHoldsAreLookedAtAllTheSame) {
  SetUpMill();
  StartWarner({.slice_rows = 1, .changed_max = 0});
  clock_.Set("2024-06-05");
  for (int i = 0; i < 5; ++i) {
    Take(ReportReceived("r" + std::to_string(i), "c" + std::to_string(i), "2024-06-03"));
  }
  warner_->AwaitIdle();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(WarningsOf("c" + std::to_string(i)).size(), 1U) << i;
}

TEST_F(WarnerTest, AScanThatFailsBeginsAgain) {
  SetUpMill();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  clock_.Set("2024-06-05");
  store_.fail_once = true;
  StartWarner();
  EXPECT_EQ(WarningsOf("c1"), Lines{});
  EXPECT_EQ(listener_.failed, 1);
  warner_->Look();
  warner_->AwaitIdle();
  EXPECT_EQ(WarningsOf("c1").size(), 1U);
}

TEST_F(WarnerTest, SaysHowFarBehindItIs) {
  SetUpMill();
  StartWarner();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  GoTo("2024-06-05");
  warner_->Stop();
  EXPECT_EQ(listener_.positions_behind, 0U);
  EXPECT_EQ(listener_.days_behind, 0U);
}

TEST_F(WarnerTest, AFailedStoreDoesNotHoldUpItsEnd) {
  SetUpMill();
  Take(ReportReceived("r1", "c1", "2024-06-03"));
  clock_.Set("2024-06-05");
  store_.FailNextWrite();
  StartWarner();
  EXPECT_EQ(WarningsOf("c1"), Lines{});
  EXPECT_GT(listener_.failed, 0);
  warner_->Stop();
}

}  // namespace
}  // namespace redress::runtime
