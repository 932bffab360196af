#include "engine/runtime/writer.h"

#include <chrono>
#include <set>
#include <thread>

#include "engine/complaint/row.h"
#include "tests/engine/runtime/fixture.h"

namespace redress::runtime {
namespace {

using std::chrono::seconds;

bool IsReady(std::future<Outcome>& future) {
  return future.wait_for(seconds(0)) == std::future_status::ready;
}

TEST_F(WriterTest, AnswersOnlyOnceItIsWritten) {
  Start();
  Take(CreateMill());
  store_.Shut();
  auto answer = Send(ReportReceived("r1", "c1", "2024-05-28"));
  store_.AwaitWrite();
  EXPECT_FALSE(IsReady(answer));
  store_.Open();
  EXPECT_TRUE(answer.get().has_value());
}

TEST_F(WriterTest, WhatComesDuringASyncIsWrittenTogether) {
  Start();
  Take(CreateMill());
  const int before = store_.writes();
  store_.Shut();
  std::vector<std::future<Outcome>> answers;
  answers.push_back(Send(ReportReceived("r0", "c0", "2024-05-28")));
  store_.AwaitWrite();
  for (int i = 1; i <= 50; ++i) {
    const std::string n = std::to_string(i);
    answers.push_back(Send(ReportReceived("r" + n, "c" + n, "2024-05-28")));
  }
  store_.Open();
  for (auto& answer : answers) ASSERT_TRUE(answer.get().has_value());
  // One for the first; those after it in one more, or in two if deciding them outlasted the gate.
  EXPECT_LE(store_.writes() - before, 3);
}

TEST_F(WriterTest, DecidesOnTopOfWhatIsNotWrittenYet) {
  Start();
  Take(CreateMill());
  store_.Shut();
  auto received = Send(ReportReceived("r1", "c1", "2024-05-28"));
  store_.AwaitWrite();
  auto acknowledged = Send(ReportAcknowledged("r2", "c1", "2024-05-29"));
  auto same_reference = Send(ReportReceived("r3", "c1", "2024-05-28"));
  store_.Open();
  EXPECT_EQ(received.get()->commit.first_position(), 2u);
  const Outcome second = acknowledged.get();
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(second->commit.first_position(), 3u);
  EXPECT_EQ(second->commit.events(0).version(), 2u);
  EXPECT_FALSE(same_reference.get().has_value());
}

TEST_F(WriterTest, ARepeatGetsTheSameAnswerBeforeAndAfterItIsWritten) {
  Start();
  Take(CreateMill());
  store_.Shut();
  auto first = Send(ReportReceived("r1", "c1", "2024-05-28"));
  store_.AwaitWrite();
  auto during = Send(ReportReceived("r1", "c1", "2024-05-28"));
  store_.Open();
  const Done original = *first.get();
  const Done repeat = *during.get();
  const Done later = Take(ReportReceived("r1", "c1", "2024-05-28"));
  EXPECT_FALSE(original.repeated);
  EXPECT_TRUE(repeat.repeated);
  EXPECT_TRUE(later.repeated);
  EXPECT_EQ(repeat.commit.SerializeAsString(), original.commit.SerializeAsString());
  EXPECT_EQ(later.commit.SerializeAsString(), original.commit.SerializeAsString());
  EXPECT_EQ(Count(store_.LastPosition()), 2u);
}

TEST_F(WriterTest, WarningsAreAnsweredOnceAndToWhatIsOnlyValidatedToo) {
  Start();
  Take(CreateMill());
  Take(ReportReceived("r1", "c1", "2024-05-28"));
  Submission asked = ReportAcknowledged("r2", "c1", "2024-05-29");
  asked.command.intent = v1::INTENT_ASK;
  asked.validate_only = true;
  const Done validated = Take(asked);
  ASSERT_EQ(validated.warnings.size(), 1u);  // Nothing is defined.
  EXPECT_EQ(validated.warnings[0].reason, v1::REFUSAL_REASON_ACKNOWLEDGEMENT_INCOMPLETE);
  asked.validate_only = false;
  EXPECT_EQ(Take(asked).warnings, validated.warnings);
  const Done again = Take(asked);
  EXPECT_TRUE(again.repeated);
  EXPECT_TRUE(again.warnings.empty());
}

TEST_F(WriterTest, ARequestIdUsedForSomethingElseIsRefused) {
  Start();
  Take(CreateMill());
  Take(ReportReceived("r1", "c1", "2024-05-28"));
  Submission other = ReportReceived("r1", "c2", "2024-05-28");
  other.payload_mac[0] ^= 1;
  EXPECT_EQ(TakeRefusal(other).reason, v1::REFUSAL_REASON_REQUEST_ID_REUSED);
}

TEST_F(WriterTest, ARefusedRequestIdIsFreeAgain) {
  Start();
  Take(CreateMill());
  EXPECT_EQ(TakeRefusal(ReportAcknowledged("r1", "c1", "2024-05-29")).reason,
            v1::REFUSAL_REASON_STREAM_NOT_FOUND);
  Take(ReportReceived("r1", "c1", "2024-05-28"));
}

TEST_F(WriterTest, RecordedTimeNeverGoesBack) {
  Start();
  const Done first = Take(CreateMill());
  clock_.Set("2024-06-02");
  const Done second = Take(ReportReceived("r1", "c1", "2024-05-28"));
  EXPECT_EQ(second.commit.recorded_time().seconds(), first.commit.recorded_time().seconds());
  EXPECT_EQ(ToIsoDate(ToDay(second.commit.recorded_date()).value()), "2024-06-03");
  writer_.reset();
  Start();  // Nor over a restart.
  const Done third = Take(ReportReceived("r2", "c2", "2024-05-28"));
  EXPECT_EQ(third.commit.recorded_time().seconds(), first.commit.recorded_time().seconds());
}

TEST_F(WriterTest, AFullQueueTakesNoMoreAndLosesNone) {
  Start({.queue_commands_max = 4, .batch_commands_max = 2});
  Take(CreateMill());
  store_.Shut();
  std::vector<std::future<Outcome>> answers;
  answers.push_back(Send(ReportReceived("r0", "c0", "2024-05-28")));
  store_.AwaitWrite();
  std::atomic<int> answered = 0;
  int taken = 0;
  bool refused = false;
  for (int i = 1; i <= 100 && !refused; ++i) {
    const std::string n = std::to_string(i);
    refused = !writer_->Submit(ReportReceived("r" + n, "c" + n, "2024-05-28"),
                               [&](const Outcome&) { ++answered; });
    taken += refused ? 0 : 1;
  }
  EXPECT_TRUE(refused);
  store_.Open();
  writer_->Stop();
  EXPECT_EQ(answered, taken);
}

TEST_F(WriterTest, ACommandPastItsDeadlineIsNotDecided) {
  Start();
  Take(CreateMill());
  Submission late = ReportReceived("r1", "c1", "2024-05-28");
  late.deadline_unix_nanos = clock_.Read().unix_nanos - 1;
  const Outcome outcome = Send(std::move(late)).get();
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(std::get<Error>(outcome.error()).code, ErrorCode::kDeadlineExceeded);
  EXPECT_EQ(Count(store_.LastPosition()), 1u);
}

TEST_F(WriterTest, AFailedWriteStopsEverythingForGood) {
  Start();
  Take(CreateMill());
  store_.Shut();
  auto first = Send(ReportReceived("r1", "c1", "2024-05-28"));
  store_.AwaitWrite();
  auto second = Send(ReportAcknowledged("r2", "c1", "2024-05-29"));
  store_.FailNextWrite();
  store_.Open();
  EXPECT_FALSE(first.get().has_value());
  EXPECT_FALSE(second.get().has_value());
  const Outcome third = Send(ReportReceived("r3", "c3", "2024-05-28")).get();
  ASSERT_FALSE(third.has_value());
  EXPECT_EQ(std::get<Error>(third.error()).code, ErrorCode::kUnavailable);
  EXPECT_TRUE(writer_->Failed().has_value());
  EXPECT_EQ(Count(store_.LastPosition()), 1u);
}

TEST_F(WriterTest, ValidateOnlyWritesNothing) {
  Start();
  Take(CreateMill());
  Submission dry = ReportReceived("r1", "c1", "2024-05-28");
  dry.validate_only = true;
  const Done done = Take(std::move(dry));
  EXPECT_EQ(done.commit.first_position(), 0u);
  EXPECT_EQ(done.commit.events_size(), 1);
  EXPECT_EQ(Count(store_.LastPosition()), 1u);
  Take(ReportReceived("r1", "c1", "2024-05-28"));
}

TEST_F(WriterTest, ACorrectionMakesRowsAsAFreshFoldWould) {
  Start();
  Take(CreateMill());
  Take(Adopt("law1", "england.textproto"));
  Take(Adopt("law2", "housing_ombudsman_2024.textproto"));
  Take(ReportReceived("r1", "c1", "2024-05-28"));
  Take(ReportAcknowledged("r2", "c1", "2024-05-29"));
  v1::Fact fact;
  fact.mutable_corrected()->set_version(1);
  *fact.mutable_corrected()->mutable_happened() = OnDay("2024-05-13");
  Take(Report("r3", v1::STREAM_KIND_COMPLAINT, "c1", "2024-06-03", fact));
  fact.Clear();
  fact.mutable_annulled()->add_versions(2);
  Take(Report("r4", v1::STREAM_KIND_COMPLAINT, "c1", "2024-06-03", fact));

  const auto row = store_.FindComplaint("mill", "c1").value().value();
  EXPECT_EQ(ToIsoDate(ToDay(row.summary.received_date()).value()), "2024-05-13");
  const auto events =
      store_.ReadStream({"mill", v1::STREAM_KIND_COMPLAINT, "c1"}, Version{1}, 100).value();
  EXPECT_EQ(events.size(), 4u);
  EXPECT_FALSE(complaint::Fold(events).stages[0].acknowledged);
  EXPECT_EQ(row.summary.version(), 4u);
  ASSERT_FALSE(row.clocks.empty());
  EXPECT_EQ(row.clocks[0].clock_id(), "stage1.acknowledge");
  EXPECT_EQ(ToIsoDate(ToDay(row.clocks[0].due_date()).value()), "2024-05-20");
}

// The fold that an annulment needs reads the disk: what it annuls has to be there first.
TEST_F(WriterTest, AnAnnulmentWaitsForWhatIsNotWrittenYet) {
  Start();
  Take(CreateMill());
  store_.Shut();
  auto received = Send(ReportReceived("r1", "c1", "2024-05-28"));
  store_.AwaitWrite();
  auto acknowledged = Send(ReportAcknowledged("r2", "c1", "2024-05-29"));
  v1::Fact fact;
  fact.mutable_annulled()->add_versions(2);
  auto annulled = Send(Report("r3", v1::STREAM_KIND_COMPLAINT, "c1", "2024-06-03", fact));
  // Time enough to be decided too early, if it could be.
  for (int i = 0; i < 100'000 && counter_.decided < 4; ++i) std::this_thread::yield();
  EXPECT_EQ(counter_.decided, 3);
  store_.Open();
  ASSERT_TRUE(received.get().has_value());
  ASSERT_TRUE(acknowledged.get().has_value());
  ASSERT_TRUE(annulled.get().has_value());
  EXPECT_EQ(store_.FindComplaint("mill", "c1").value()->summary.version(), 3u);
}

// What is pending cannot be read back, so a cache too small for it must not throw it out.
TEST_F(WriterTest, WhatIsNotWrittenYetStaysInASmallCache) {
  Start({.cached_streams_max = 1});
  Take(CreateMill());
  store_.Shut();
  std::vector<std::future<Outcome>> answers;
  answers.push_back(Send(ReportReceived("r0", "c0", "2024-05-28")));
  store_.AwaitWrite();
  for (int i = 1; i < 10; ++i) {
    const std::string n = std::to_string(i);
    answers.push_back(Send(ReportReceived("r" + n, "c" + n, "2024-05-28")));
    answers.push_back(Send(ReportAcknowledged("a" + n, "c" + std::to_string(i - 1), "2024-05-29")));
  }
  store_.Open();
  for (auto& answer : answers) EXPECT_TRUE(answer.get().has_value());
}

TEST_F(WriterTest, AnAnnulledReferenceIsFreeAgain) {
  Start();
  Take(CreateMill());
  Take(ReportReceived("r1", "c1", "2024-05-28"));
  Submission other = ReportReceived("r2", "c2", "2024-05-28");
  other.command.steps[0].fact.mutable_received()->mutable_references(0)->set_reference("ref-c1");
  EXPECT_EQ(TakeRefusal(other).reason, v1::REFUSAL_REASON_REFERENCE_TAKEN);
  v1::Fact fact;
  fact.mutable_annulled()->add_versions(1);
  Take(Report("r3", v1::STREAM_KIND_COMPLAINT, "c1", "2024-06-03", fact));
  Take(other);
  EXPECT_EQ(store_.FindByReference("mill", "log", "ref-c1").value(), "c2");
}

// Rows after a law is adopted late equal rows made under it from the start.
TEST_F(WriterTest, RowsAreWorkedOutAgainWhenLawIsAdopted) {
  Start({.cached_streams_max = 8, .reckon_slice_complaints = 7});
  Take(CreateMill());
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    Take(ReportReceived("r" + n, "c" + n, "2024-05-28"));
  }
  EXPECT_TRUE(store_.ListDue("mill", std::nullopt, std::nullopt, 1'000).value().empty());
  Take(Adopt("law1", "england.textproto"));
  Take(Adopt("law2", "housing_ombudsman_2024.textproto"));
  for (int i = 0; i < 60; ++i) {  // Commands go on meanwhile, on rows worked out and not.
    const std::string n = std::to_string(i);
    if (i % 3 == 0) Take(ReportAcknowledged("a" + n, "c" + n, "2024-05-29"));
  }
  while (writer_->RowsToReckon("mill") > 0) std::this_thread::yield();
  const auto due = store_.ListDue("mill", std::nullopt, std::nullopt, 1'000).value();
  EXPECT_EQ(due.size(), 40u * 2 + 20u);
  const auto rows = store_.ListComplaints("mill", "", 100).value();
  for (const auto& row : rows) {
    EXPECT_EQ(row.summary.law_version(), 2u) << row.summary.complaint_id();
  }
}

TEST_F(WriterTest, AReckoningCutOffByAStopGoesOnAtStart) {
  Start({.reckon_slice_complaints = 1});
  Take(CreateMill());
  for (int i = 0; i < 30; ++i) {
    const std::string n = std::to_string(i);
    Take(ReportReceived("r" + n, "c" + n, "2024-05-28"));
  }
  Take(Adopt("law1", "england.textproto"));
  Take(Adopt("law2", "housing_ombudsman_2024.textproto"));
  writer_.reset();
  Start({.reckon_slice_complaints = 1});
  const auto all_new = [this] {
    const auto rows = store_.ListComplaints("mill", "", 100).value();
    for (const auto& row : rows) {
      if (row.summary.law_version() != 2u) return false;
    }
    return true;
  };
  while (!all_new()) std::this_thread::yield();
  EXPECT_EQ(store_.ListDue("mill", std::nullopt, std::nullopt, 1'000).value().size(), 60u);
}

TEST_F(WriterTest, FollowersAreToldAfterTheWrite) {
  Start();
  Take(CreateMill());
  std::promise<std::shared_ptr<const Change>> told;
  const auto id = writer_->Follow([&](const auto& change) { told.set_value(change); });
  Take(ReportReceived("r1", "c1", "2024-05-28"));
  const auto change = told.get_future().get();
  writer_->Unfollow(id);
  ASSERT_EQ(change->complaints.size(), 1u);
  EXPECT_EQ(change->complaints[0].after.summary.complaint_id(), "c1");
  EXPECT_EQ(Count(change->last_position), 2u);
}

// Many threads, few complaints, a tiny cache: positions dense, versions dense, each command once.
TEST_F(WriterTest, ManySendersLeaveOneDenseLog) {
  Start({.batch_commands_max = 16, .cached_streams_max = 4});
  Take(CreateMill());
  constexpr int kThreads = 4;
  constexpr int kEach = 100;
  for (int i = 0; i < 10; ++i) {
    Take(ReportReceived("r" + std::to_string(i), "c" + std::to_string(i), "2024-05-28"));
  }
  std::vector<std::thread> senders;
  for (int t = 0; t < kThreads; ++t) {
    senders.emplace_back([this, t] {
      for (int i = 0; i < kEach; ++i) {
        v1::Fact fact;
        fact.mutable_noted();
        const std::string id = "n" + std::to_string(t) + "-" + std::to_string(i);
        Take(Report(id, v1::STREAM_KIND_COMPLAINT, "c" + std::to_string(i % 10), "2024-05-29",
                    fact));
      }
    });
  }
  for (auto& sender : senders) sender.join();
  std::uint64_t next = 1;
  std::map<std::string, std::uint64_t> versions;
  std::set<std::string> requests;
  ASSERT_TRUE(store_.ReadCommits(Position{1}, [&](const v1::Commit& commit) {
    EXPECT_EQ(commit.first_position(), next);
    EXPECT_TRUE(requests.insert(commit.request_id()).second);
    for (const v1::Event& event : commit.events()) {
      EXPECT_EQ(event.version(), ++versions[event.stream().id()]);
      ++next;
    }
    return true;
  }));
  EXPECT_EQ(next, 1u + 1 + 10 + kThreads * kEach);
}

}  // namespace
}  // namespace redress::runtime
