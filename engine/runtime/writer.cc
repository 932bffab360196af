// Two threads. The deciding thread takes commands from the queue and decides them into the batch
// being built; the sync thread writes the batch handed to it and then answers. A batch is handed
// over as soon as the sync thread is free, so under load a batch is whatever came in during the
// sync before.
#include "engine/runtime/writer.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/runtime/decider.h"
#include "engine/runtime/pending_batch.h"

namespace redress::runtime {

class Writer::Impl {
 public:
  Impl(ports::Store& store, const ports::Clock& clock, WriterOptions options,
       WriterObserver* observer)
      : store_(store),
        options_(options),
        observer_(observer),
        decider_(store, clock, options_, observer) {
    if (auto begun = decider_.Begin(); !begun) Fail(begun.error());
    building_.id = 1;
    sync_thread_ = std::thread([this] { Sync(); });
    decide_thread_ = std::thread([this] { DecideLoop(); });
  }

  ~Impl() { Stop(); }

  bool Submit(Submission submission, std::function<void(const Outcome&)> done) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= options_.queue_commands_max) return false;
    queue_.emplace_back(std::move(submission), std::move(done));
    if (observer_ != nullptr) observer_->OnQueued(queue_.size());
    wake_decider_.notify_one();
    return true;
  }

  void Stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      wake_decider_.notify_one();
    }
    const std::lock_guard joining(join_mutex_);
    if (decide_thread_.joinable()) decide_thread_.join();
    if (sync_thread_.joinable()) sync_thread_.join();
  }

  std::optional<Error> Failed() const {
    const std::lock_guard lock(mutex_);
    return failed_;
  }

  std::uint64_t Follow(std::function<void(const std::shared_ptr<const Change>&)> listener) {
    const std::lock_guard lock(listeners_mutex_);
    listeners_.emplace(++last_listener_, std::move(listener));
    return last_listener_;
  }

  void Unfollow(std::uint64_t id) {
    const std::lock_guard lock(listeners_mutex_);
    listeners_.erase(id);
  }

  std::uint64_t RowsToReckon(const std::string& landlord_id) const {
    const std::lock_guard lock(reckon_mutex_);
    const auto found = rows_to_reckon_.find(landlord_id);
    return found == rows_to_reckon_.end() ? 0 : found->second;
  }

 private:
  using Waiting = std::pair<Submission, std::function<void(const Outcome&)>>;

  void Fail(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!failed_) failed_ = error;
  }

  // --- The deciding thread.

  void DecideLoop() {
    std::deque<Waiting> taken;
    while (TakeCommands(taken)) {
      decider_.Settle(durable_.load(std::memory_order_acquire));
      for (Waiting& waiting : taken) {
        if (Decider::NeedsDrain(waiting.first)) Drain();
        decider_.Handle(std::move(waiting.first), std::move(waiting.second), building_);
        if (BatchIsFull()) HandOver();
      }
      taken.clear();
      if (decider_.HasToReckon()) ReckonOnce();
      if (!building_.empty() && SyncIsFree()) HandOver();
    }
    if (!building_.empty()) HandOver();
    const std::lock_guard lock(mutex_);
    decided_all_ = true;
    wake_sync_.notify_one();
  }

  // Waits until there is something to do. False: there is nothing left, and never will be.
  bool TakeCommands(std::deque<Waiting>& taken) {
    std::unique_lock lock(mutex_);
    wake_decider_.wait(lock, [this] {
      return stopping_ || !queue_.empty() || decider_.HasToReckon() ||
             (!building_.empty() && !handed_over_);
    });
    while (!queue_.empty() && taken.size() < options_.batch_commands_max) {
      taken.push_back(std::move(queue_.front()));
      queue_.pop_front();
    }
    if (observer_ != nullptr && !taken.empty()) observer_->OnQueued(queue_.size());
    return !(stopping_ && taken.empty());
  }

  bool BatchIsFull() const {
    return building_.answers.size() >= options_.batch_commands_max ||
           building_.store.complaints.size() >= 2 * options_.batch_commands_max ||
           building_.bytes >= options_.batch_bytes_max;
  }

  bool SyncIsFree() {
    const std::lock_guard lock(mutex_);
    return !handed_over_;
  }

  // Hands the batch over, once the sync thread is free.
  void HandOver() {
    building_.rows_to_reckon = decider_.RowsToReckon();
    std::unique_lock lock(mutex_);
    wake_decider_.wait(lock, [this] { return !handed_over_; });
    const BatchId next = building_.id + 1;
    syncing_ = std::exchange(building_, PendingBatch{});
    building_.id = next;
    handed_over_ = true;
    wake_sync_.notify_one();
  }

  // Returns once nothing is pending.
  void Drain() {
    if (!building_.empty()) HandOver();
    {
      std::unique_lock lock(mutex_);
      wake_decider_.wait(lock, [this] { return !handed_over_; });
    }
    decider_.Settle(durable_.load(std::memory_order_acquire));
  }

  void ReckonOnce() {
    decider_.Reckon(building_);
    building_.reckoned = true;
    if (BatchIsFull()) HandOver();
  }

  // --- The sync thread.

  void Sync() {
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        wake_sync_.wait(lock, [this] { return handed_over_ || decided_all_; });
        if (!handed_over_) return;
      }
      // Nobody else touches `syncing_` while `handed_over_` holds.
      const std::optional<Error> failed = WriteBatch();
      auto answers = std::move(syncing_.answers);
      auto change = std::make_shared<Change>();
      if (!failed) {
        change->complaints = std::move(syncing_.store.complaints);
        change->last_position = store_.LastPosition();
        durable_.store(syncing_.id, std::memory_order_release);
        const std::lock_guard lock(reckon_mutex_);
        rows_to_reckon_ = std::move(syncing_.rows_to_reckon);
      }
      {
        // Free before the answers: what they set off is decided while they are given.
        const std::lock_guard lock(mutex_);
        handed_over_ = false;
        wake_decider_.notify_one();
      }
      // Followers first: whoever follows once it has its answer is not told of it again.
      if (!failed) Tell(change);
      for (auto& [done, outcome] : answers) {
        done(failed ? Outcome{tl::unexpected(Failure{*failed})} : outcome);
      }
    }
  }

  // Writes the batch handed over. An error is for good: what was decided on top of it never was.
  std::optional<Error> WriteBatch() {
    if (auto failed = Failed()) return failed;
    const ports::Batch& batch = syncing_.store;
    if (batch.commits.empty() && batch.complaints.empty()) return std::nullopt;
    const auto begun = std::chrono::steady_clock::now();
    const auto written = store_.Write(batch);
    if (!written) {
      Fail(written.error());
      return written.error();
    }
    if (observer_ != nullptr) {
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
      observer_->OnBatch(batch.commits.size(), syncing_.events, syncing_.bytes, took.count());
    }
    return std::nullopt;
  }

  void Tell(const std::shared_ptr<const Change>& change) {
    const std::lock_guard lock(listeners_mutex_);
    for (const auto& [id, listener] : listeners_) listener(change);
  }

  ports::Store& store_;
  const WriterOptions options_;
  WriterObserver* observer_;

  // The deciding thread's own.
  Decider decider_;
  PendingBatch building_;

  // Shared, under mutex_.
  mutable std::mutex mutex_;
  std::condition_variable wake_decider_;  // A command came, the sync thread is free, or stop.
  std::condition_variable wake_sync_;     // A batch was handed over, or all is decided.
  std::deque<Waiting> queue_;
  PendingBatch syncing_;  // The sync thread's own while handed_over_.
  bool handed_over_ = false;
  bool stopping_ = false;
  bool decided_all_ = false;
  std::optional<Error> failed_;
  std::atomic<BatchId> durable_{0};

  mutable std::mutex reckon_mutex_;
  std::map<std::string, std::uint64_t> rows_to_reckon_;

  std::mutex listeners_mutex_;
  std::uint64_t last_listener_ = 0;
  std::map<std::uint64_t, std::function<void(const std::shared_ptr<const Change>&)>> listeners_;

  std::mutex join_mutex_;
  std::thread sync_thread_;
  std::thread decide_thread_;
};

Writer::Writer(ports::Store& store, const ports::Clock& clock, WriterOptions options,
               WriterObserver* observer)
    : impl_(std::make_unique<Impl>(store, clock, options, observer)) {}
Writer::~Writer() = default;

bool Writer::Submit(Submission submission, std::function<void(const Outcome&)> done) {
  return impl_->Submit(std::move(submission), std::move(done));
}
void Writer::Stop() { impl_->Stop(); }
std::optional<Error> Writer::Failed() const { return impl_->Failed(); }
std::uint64_t Writer::Follow(std::function<void(const std::shared_ptr<const Change>&)> listener) {
  return impl_->Follow(std::move(listener));
}
void Writer::Unfollow(std::uint64_t id) { impl_->Unfollow(id); }
std::uint64_t Writer::RowsToReckon(const std::string& landlord_id) const {
  return impl_->RowsToReckon(landlord_id);
}

}  // namespace redress::runtime
