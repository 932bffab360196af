#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/runtime/reader.h"
#include "engine/runtime/warner.h"
#include "storage/memory/vault.h"
#include "tests/engine/runtime/fixture.h"

namespace redress::runtime {

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

}  // namespace redress::runtime
