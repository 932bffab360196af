#pragma once

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/editions/shipped.h"
#include "engine/ports/clock.h"
#include "engine/runtime/writer.h"
#include "storage/memory/store.h"

namespace redress::runtime {

inline Day DayOfIso(const char* iso) { return FromIsoDate(iso).value(); }

// A clock that stands where it is put. Days are UTC days: no time zone is needed here.
class SetClock : public ports::Clock {
 public:
  void Set(const char* iso_date, std::int64_t seconds = 12 * 3600) {
    const auto day = DayOfIso(iso_date).time_since_epoch();
    nanos_ = (std::chrono::seconds(day).count() + seconds) * 1'000'000'000;
  }
  ports::Now Read() const override { return {nanos_, DayOf(nanos_)}; }
  Day DayOf(std::int64_t unix_nanos) const override {
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(unix_nanos)));
  }

 private:
  std::atomic<std::int64_t> nanos_{0};
};

// A store whose writes wait at a gate while it is shut, and fail when told to.
class GatedStore : public ports::Store {
 public:
  void Shut() { Gate(true); }
  void Open() { Gate(false); }
  void FailNextWrite() { fail_ = true; }
  int writes() const { return writes_; }

  // Returns once a write stands at the shut gate.
  void AwaitWrite() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_; });
  }

  Result<void> Write(const ports::Batch& batch) override {
    {
      std::unique_lock lock(mutex_);
      waiting_ = true;
      changed_.notify_all();
      changed_.wait(lock, [this] { return !shut_; });
      waiting_ = false;
    }
    if (fail_) return tl::unexpected(Error{ErrorCode::kUnavailable, "expected a disk"});
    ++writes_;
    return memory_.Write(batch);
  }
  Position LastPosition() const override { return memory_.LastPosition(); }
  Result<std::vector<v1::RecordedEvent>> ReadStream(const StreamKey& stream, Version from,
                                                    std::size_t events_max) const override {
    return memory_.ReadStream(stream, from, events_max);
  }
  Result<void> ReadCommits(Position from,
                           const std::function<bool(const v1::Commit&)>& visit) const override {
    return memory_.ReadCommits(from, visit);
  }
  Result<std::optional<ports::RequestRecord>> FindRequest(
      const std::string& landlord_id, const std::string& request_id) const override {
    return memory_.FindRequest(landlord_id, request_id);
  }
  Result<std::optional<ports::ComplaintRow>> FindComplaint(
      const std::string& landlord_id, const std::string& complaint_id) const override {
    return memory_.FindComplaint(landlord_id, complaint_id);
  }
  Result<std::optional<std::string>> FindByReference(const std::string& landlord_id,
                                                     const std::string& source,
                                                     const std::string& reference) const override {
    return memory_.FindByReference(landlord_id, source, reference);
  }
  Result<std::vector<ports::ComplaintRow>> ListComplaints(const std::string& landlord_id,
                                                          const std::string& after_id,
                                                          std::size_t rows_max) const override {
    return memory_.ListComplaints(landlord_id, after_id, rows_max);
  }
  Result<std::vector<v1::ClockRow>> ListDue(const std::string& landlord_id,
                                            const std::optional<ports::DueCursor>& after,
                                            std::optional<Day> until,
                                            std::size_t rows_max) const override {
    return memory_.ListDue(landlord_id, after, until, rows_max);
  }
  Result<std::vector<std::string>> ListStreams(const std::string& landlord_id, v1::StreamKind kind,
                                               const std::string& after_id,
                                               std::size_t ids_max) const override {
    return memory_.ListStreams(landlord_id, kind, after_id, ids_max);
  }
  Result<std::vector<std::string>> ListLandlords(const std::string& after_id,
                                                 std::size_t ids_max) const override {
    return memory_.ListLandlords(after_id, ids_max);
  }

 private:
  void Gate(bool shut) {
    const std::lock_guard lock(mutex_);
    shut_ = shut;
    changed_.notify_all();
  }

  storage::MemoryStore memory_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool shut_ = false;
  bool waiting_ = false;
  std::atomic<bool> fail_{false};
  std::atomic<int> writes_{0};
};

inline v1::Happened OnDay(const char* iso) {
  v1::Happened happened;
  *happened.mutable_date() = ToCivilDate(DayOfIso(iso));
  happened.set_grade(v1::DATE_GRADE_DAY);
  return happened;
}

// A reported command of one step. The payload's HMAC stands for its request id, as a door's would.
inline Submission Report(const std::string& request_id, v1::StreamKind kind, const std::string& id,
                         const char* iso, v1::Fact fact) {
  Submission submission;
  submission.command.landlord_id = "mill";
  submission.command.request_id = request_id;
  submission.command.intent = v1::INTENT_REPORT;
  submission.command.steps.push_back(
      {{"mill", kind, id}, OnDay(iso), v1::CHANNEL_PHONE, "", std::move(fact)});
  for (std::size_t i = 0; i < request_id.size(); ++i) {
    submission.payload_mac[i % 32] =
        static_cast<std::uint8_t>(submission.payload_mac[i % 32] * 31 + request_id[i]);
  }
  return submission;
}

inline Submission ReportReceived(const std::string& request_id, const std::string& complaint_id,
                                 const char* iso) {
  v1::Fact fact;
  auto& reference = *fact.mutable_received()->add_references();
  reference.set_source("log");
  reference.set_reference("ref-" + complaint_id);
  return Report(request_id, v1::STREAM_KIND_COMPLAINT, complaint_id, iso, fact);
}

inline Submission ReportAcknowledged(const std::string& request_id, const std::string& complaint_id,
                                     const char* iso) {
  v1::Fact fact;
  fact.mutable_acknowledged()->set_stage(1);
  return Report(request_id, v1::STREAM_KIND_COMPLAINT, complaint_id, iso, fact);
}

inline Submission CreateMill() {
  v1::Fact fact;
  fact.mutable_landlord_created()->set_display_name("Mill Homes");
  return Report("create", v1::STREAM_KIND_LANDLORD, "mill", "2024-01-02", fact);
}

// Adopts a file that comes with the program, by its name.
inline Submission Adopt(const std::string& request_id, std::string_view name) {
  v1::Fact fact;
  for (const editions::ShippedFile& file : editions::Shipped()) {
    if (file.name != name) continue;
    auto& adopted = *fact.mutable_law_adopted();
    adopted.set_kind(file.kind);
    adopted.set_content(std::string(file.content));
    adopted.set_digest(std::string(32, 'd'));
    if (file.kind == v1::LAW_KIND_CALENDAR) {
      const auto calendar = editions::ParseCalendar(file.content, name).value();
      adopted.set_id(calendar.id());
      adopted.set_version(calendar.version());
    } else {
      const auto edition = editions::ParseEdition(file.content, name).value();
      adopted.set_id(edition.id());
      adopted.set_version(edition.version());
    }
  }
  return Report(request_id, v1::STREAM_KIND_LANDLORD, "mill", "2024-01-02", fact);
}

// Counts what was decided.
class Counter : public WriterObserver {
 public:
  void OnBatch(std::size_t, std::size_t, std::size_t, double) override {}
  void OnDecided(v1::RefusalReason) override { ++decided; }
  void OnQueued(std::size_t) override {}

  std::atomic<int> decided = 0;
};

class WriterTest : public testing::Test {
 protected:
  WriterTest() { clock_.Set("2024-06-03"); }

  void Start(WriterOptions options = {}) { writer_.emplace(store_, clock_, options, &counter_); }

  std::future<Outcome> Send(Submission submission) {
    auto promise = std::make_shared<std::promise<Outcome>>();
    auto future = promise->get_future();
    EXPECT_TRUE(writer_->Submit(
        std::move(submission), [promise](const Outcome& outcome) { promise->set_value(outcome); }));
    return future;
  }

  // Sends and waits; the command has to be taken.
  Done Take(Submission submission) {
    Outcome outcome = Send(std::move(submission)).get();
    if (!outcome) {
      const auto* refusal = std::get_if<Refusal>(&outcome.error());
      ADD_FAILURE() << (refusal != nullptr ? refusal->message
                                           : std::get<Error>(outcome.error()).message);
      return {};
    }
    return *outcome;
  }

  Refusal TakeRefusal(Submission submission) {
    Outcome outcome = Send(std::move(submission)).get();
    if (outcome || !std::holds_alternative<Refusal>(outcome.error())) {
      ADD_FAILURE() << "expected a refusal, but there was none";
      return {};
    }
    return std::get<Refusal>(outcome.error());
  }

  SetClock clock_;
  GatedStore store_;
  Counter counter_;
  std::optional<Writer> writer_;
};

}  // namespace redress::runtime
