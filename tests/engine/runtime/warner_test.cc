#include "engine/runtime/warner.h"

#include <memory>

#include "engine/complaint/state.h"
#include "engine/runtime/reader.h"
#include "storage/memory/vault.h"
#include "tests/engine/runtime/fixture.h"

namespace redress::runtime {
namespace {

using Lines = std::vector<std::string>;

// Counts what the warner says.
class Listener : public WarnerObserver {
 public:
  void OnGiven() override { ++given; }
  void OnFailed() override { ++failed; }
  void OnLag(std::uint64_t positions, std::uint64_t days) override {
    positions_behind = positions;
    days_behind = days;
  }

  std::atomic<int> given = 0;
  std::atomic<int> failed = 0;
  std::atomic<std::uint64_t> positions_behind = 99;
  std::atomic<std::uint64_t> days_behind = 99;
};

// Lets a test wait until commands are decided.
class DecideCounter : public WriterObserver {
 public:
  void OnBatch(std::size_t, std::size_t, std::size_t, double) override {}
  void OnQueued(std::size_t) override {}
  void OnDecided(v1::RefusalReason reason) override {
    const std::lock_guard lock(mutex_);
    ++decided_;
    overtaken_ += reason == v1::REFUSAL_REASON_VERSION_MISMATCH ? 1 : 0;
    changed_.notify_all();
  }
  void Await(int decided) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return decided_ >= decided; });
  }
  int decided() const {
    const std::lock_guard lock(mutex_);
    return decided_;
  }
  int overtaken() const {
    const std::lock_guard lock(mutex_);
    return overtaken_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  int decided_ = 0;
  int overtaken_ = 0;
};

// A store whose duties cannot be listed once.
class FaultyStore : public GatedStore {
 public:
  Result<std::vector<v1::ClockRow>> ListDue(const std::string& landlord_id,
                                            const std::optional<ports::DueCursor>& after,
                                            std::optional<Day> until,
                                            std::size_t rows_max) const override {
    if (fail_once.exchange(false)) return tl::unexpected(Error{ErrorCode::kDataLoss, "expected"});
    return GatedStore::ListDue(landlord_id, after, until, rows_max);
  }
  mutable std::atomic<bool> fail_once = false;
};

// Monday 3 June 2024. A complaint received then is to be acknowledged by the 10th, and answered by
// the 24th.
class WarnerTest : public testing::Test {
 protected:
  WarnerTest() {
    clock_.Set("2024-06-03");
    StartWriter();
  }

  void StartWriter(WriterOptions options = {}) {
    writer_.emplace(store_, clock_, options, &decided_);
  }

  std::unique_ptr<Warner> MakeWarner(WarnerOptions options = {}) {
    options.look_every = std::chrono::hours{1};  // Only when it is told to.
    options.retry_every = std::chrono::milliseconds{1};
    return std::make_unique<Warner>(
        Warner::Parts{
            store_, vault_, clock_, *writer_,
            [this](const std::string& id) -> Result<std::shared_ptr<const editions::Law>> {
              auto landlord = reader_.ReadLandlord(id, {});
              if (!landlord) return tl::unexpected(landlord.error());
              return landlord->law;
            },
            &listener_},
        options);
  }

  void StartWarner(WarnerOptions options = {}) {
    warner_ = MakeWarner(options);
    warner_->AwaitIdle();
  }

  // The process goes, and comes again on the same disk.
  void Restart() {
    warner_.reset();
    writer_.reset();
    StartWriter();
    StartWarner();
  }

  void Take(Submission submission) {
    std::promise<Outcome> answered;
    ASSERT_TRUE(writer_->Submit(std::move(submission),
                                [&](const Outcome& outcome) { answered.set_value(outcome); }));
    const Outcome outcome = answered.get_future().get();
    ASSERT_TRUE(outcome) << (std::holds_alternative<Refusal>(outcome.error())
                                 ? std::get<Refusal>(outcome.error()).message
                                 : std::get<Error>(outcome.error()).message);
  }

  static Submission AdoptPolicy(int version, const std::string& leads) {
    v1::Fact fact;
    auto& adopted = *fact.mutable_law_adopted();
    adopted.set_kind(v1::LAW_KIND_POLICY);
    adopted.set_id("landlord");
    adopted.set_version(static_cast<std::uint32_t>(version));
    adopted.set_content("id: \"landlord\" version: " + std::to_string(version) + " " + leads);
    adopted.set_digest(std::string(32, 'p'));
    return Report("policy-" + std::to_string(version), v1::STREAM_KIND_LANDLORD, "mill",
                  "2024-01-02", fact);
  }

  void SetUpMill(const std::string& leads = "warning_leads { working_days: [3, 1] }") {
    Take(CreateMill());
    Take(Adopt("calendar", "england.textproto"));
    Take(Adopt("edition", "housing_ombudsman_2024.textproto"));
    if (!leads.empty()) Take(AdoptPolicy(1, leads));
  }

  // Moves the clock, and waits until all is looked at.
  void GoTo(const char* iso_date) {
    clock_.Set(iso_date);
    if (warner_ == nullptr) return;
    warner_->Look();
    warner_->AwaitIdle();
  }

  // "2024-06-05 stage1.acknowledge 2024-06-10 -3", a line a warning, in the order they were given.
  [[nodiscard]] Lines WarningsOf(const std::string& complaint_id,
                                 const std::string& landlord_id = "mill") const {
    Lines lines;
    const auto events = store_.ReadStream({landlord_id, v1::STREAM_KIND_COMPLAINT, complaint_id},
                                          Version{1}, 1'000);
    for (const v1::RecordedEvent& event : *events) {
      if (!event.event().fact().has_warning_given()) continue;
      const v1::WarningGiven& warning = event.event().fact().warning_given();
      lines.push_back(ToIsoDate(ToDay(event.event().happened().date()).value()) + " " +
                      warning.clock_id() + " " + ToIsoDate(ToDay(warning.due_date()).value()) +
                      " -" + std::to_string(warning.lead_working_days()));
    }
    return lines;
  }

  SetClock clock_;
  FaultyStore store_;
  storage::MemoryVault vault_;
  DecideCounter decided_;
  Listener listener_;
  Reader reader_{store_, clock_};
  std::optional<Writer> writer_;
  std::unique_ptr<Warner> warner_;  // Goes before the writer.
};

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
