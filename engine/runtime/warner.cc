#include "engine/runtime/warner.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/editions/leads.h"
#include "engine/runtime/warning_finder.h"
#include "engine/runtime/warning_scan.h"

namespace redress::runtime {
namespace {

constexpr std::size_t kChangedSlice = 64;  // Complaints looked at between two slices of a scan.

}  // namespace

class Warner::Impl {
 public:
  Impl(Parts parts, WarnerOptions options)
      : parts_(std::move(parts)),
        options_(options),
        finder_(parts_.store, parts_.vault),
        told_position_(Count(parts_.store.LastPosition())) {
    following_ = parts_.writer.Follow([this](const auto& change) { Tell(*change); });
    thread_ = std::thread([this] { Run(); });
  }

  ~Impl() { Stop(); }

  void Look() {
    const std::lock_guard lock(mutex_);
    look_ = true;
    wake_.notify_all();
  }

  void AwaitIdle() {
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [this] { return stopping_ || (IsIdle() && in_flight_ == 0); });
  }

  void Stop() {
    parts_.writer.Unfollow(following_);
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      wake_.notify_all();
      settled_.notify_all();
    }
    const std::lock_guard joining(join_mutex_);
    if (thread_.joinable()) thread_.join();
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [this] { return in_flight_ == 0; });
  }

 private:
  // --- The writer's sync thread.

  void Tell(const Change& change) {
    const std::lock_guard lock(mutex_);
    told_position_ = Count(change.last_position);
    for (const ports::ComplaintRowChange& row : change.complaints) {
      StreamKey key{row.after.summary.landlord_id(), v1::STREAM_KIND_COMPLAINT,
                    row.after.summary.complaint_id()};
      if (changed_.size() >= options_.changed_max) {
        overflowed_ = true;
      } else if (waiting_.insert(key).second) {
        changed_.push_back(std::move(key));
      }
    }
    wake_.notify_all();
  }

  void Settle(const Outcome& outcome) {
    if (parts_.observer != nullptr) {
      const Refusal* refusal = outcome ? nullptr : std::get_if<Refusal>(&outcome.error());
      // Something else was recorded first: the complaint is among the changed already.
      const bool overtaken =
          refusal != nullptr && refusal->reason == v1::REFUSAL_REASON_VERSION_MISMATCH;
      if (outcome && !outcome->repeated) parts_.observer->OnGiven();
      if (!outcome && !overtaken) parts_.observer->OnFailed();
    }
    const std::lock_guard lock(mutex_);
    --in_flight_;
    wake_.notify_all();
    settled_.notify_all();
  }

  // --- The warner's own thread.

  void Run() {
    std::vector<StreamKey> taken;
    while (Take(taken)) {
      const ports::Now now = parts_.clock.Read();
      StartScan(now.today);
      for (const StreamKey& complaint : taken) LookAt(complaint, now);
      if (scan_) ScanSlice(now);
      FinishLoop(now.today);
    }
  }

  // Waits until there is something to look at, or it is time to look at the clock. False: stop.
  bool Take(std::vector<StreamKey>& taken) {
    taken.clear();
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, options_.look_every, [this] { return stopping_ || !IsIdle(); });
    if (stopping_) return false;
    busy_ = true;
    look_ = false;
    rescan_ = std::exchange(overflowed_, false);
    while (!changed_.empty() && taken.size() < kChangedSlice) {
      waiting_.erase(changed_.front());
      taken.push_back(std::move(changed_.front()));
      changed_.pop_front();
    }
    return true;
  }

  // Under mutex_. Whether nothing is left to look at.
  [[nodiscard]] bool IsIdle() const {
    return !busy_ && !look_ && !overflowed_ && !scanning_ && changed_.empty();
  }

  void StartScan(Day today) {
    const bool is_new_day = scan_ ? scan_->day() != today : scanned_day_ != today;
    if (is_new_day || rescan_) scan_.emplace(parts_.store, today, options_.slice_rows);
  }

  void ScanSlice(const ports::Now& now) {
    const auto landlord = scan_->Landlord();
    if (!landlord) return AbandonScan();
    if (!*landlord) {
      scanned_day_ = scan_->day();
      scan_.reset();
      return;
    }
    const auto law = parts_.law_of(**landlord);
    const auto until = law ? editions::HorizonOf(**law, now.today) : std::nullopt;
    if (!law && parts_.observer != nullptr) parts_.observer->OnFailed();
    if (!until) return scan_->SkipLandlord();
    const std::string landlord_id = **landlord;
    const auto rows = scan_->NextRows(*until);
    if (!rows) return AbandonScan();
    for (const v1::ClockRow& row : *rows) {
      const auto wants = finder_.MayWant(landlord_id, row, **law, now.today);
      if (!wants) return AbandonScan();
      if (*wants) Give({landlord_id, v1::STREAM_KIND_COMPLAINT, row.complaint_id()}, **law, now);
    }
  }

  // Begun again when the clock is looked at next.
  void AbandonScan() {
    scan_.reset();
    scanned_day_.reset();
    if (parts_.observer != nullptr) parts_.observer->OnFailed();
  }

  void LookAt(const StreamKey& complaint, const ports::Now& now) {
    const auto looked = TryLookAt(complaint, now);
    if (!looked && parts_.observer != nullptr) parts_.observer->OnFailed();
  }

  Result<void> TryLookAt(const StreamKey& complaint, const ports::Now& now) {
    const auto law = parts_.law_of(complaint.landlord_id);
    if (!law) return tl::unexpected(law.error());
    if ((*law)->policy.warning_leads().empty()) return {};
    const auto row = parts_.store.FindComplaint(complaint.landlord_id, complaint.id);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    for (const v1::ClockRow& clock : (*row)->clocks) {
      const auto wants = finder_.MayWant(complaint.landlord_id, clock, **law, now.today);
      if (!wants) return tl::unexpected(wants.error());
      if (!*wants) continue;
      Give(complaint, **law, now);
      return {};
    }
    return {};
  }

  void Give(const StreamKey& complaint, const editions::Law& law, const ports::Now& now) {
    auto found = finder_.Find(complaint, law, now);
    if (!found) {
      if (parts_.observer != nullptr) parts_.observer->OnFailed();
      return;
    }
    for (Submission& submission : *found) {
      if (!Submit(submission)) return;
    }
  }

  // Submits it once there is room, behind everybody else's commands. False: never.
  bool Submit(const Submission& submission) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || in_flight_ < options_.in_flight_max; });
      if (stopping_) return false;
      ++in_flight_;
    }
    const auto done = [this](const Outcome& outcome) { Settle(outcome); };
    while (!parts_.writer.Submit(submission, done)) {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, options_.retry_every, [this] { return stopping_; });
      if (!stopping_ && !parts_.writer.Failed()) continue;
      --in_flight_;
      settled_.notify_all();
      return false;
    }
    return true;
  }

  void FinishLoop(Day today) {
    std::uint64_t behind = 0;
    {
      const std::lock_guard lock(mutex_);
      busy_ = false;
      scanning_ = scan_.has_value();
      if (IsIdle()) looked_position_ = told_position_;
      behind = told_position_ - looked_position_;
      settled_.notify_all();
    }
    if (parts_.observer == nullptr) return;
    const auto days = scanned_day_ ? (today - *scanned_day_).count() : 1;
    parts_.observer->OnLag(behind, static_cast<std::uint64_t>(std::max<std::int64_t>(days, 0)));
  }

  const Parts parts_;
  const WarnerOptions options_;
  const WarningFinder finder_;
  std::uint64_t following_ = 0;

  // The thread's own.
  std::optional<WarningScan> scan_;
  std::optional<Day> scanned_day_;  // The last day on which a scan came through.
  bool rescan_ = false;

  // Shared, under mutex_.
  std::mutex mutex_;
  std::condition_variable wake_;     // Something to look at, room for a warning, or stop.
  std::condition_variable settled_;  // A loop or an answer is through.
  std::deque<StreamKey> changed_;    // Complaints to look at, each once.
  std::unordered_set<StreamKey, StreamKeyHash> waiting_;  // The same.
  bool overflowed_ = false;                               // More than fit had changed.
  bool look_ = true;                                      // The clock is to be looked at.
  bool busy_ = false;
  bool scanning_ = false;
  bool stopping_ = false;
  std::size_t in_flight_ = 0;
  std::uint64_t told_position_ = 0;
  std::uint64_t looked_position_ = 0;

  std::mutex join_mutex_;
  std::thread thread_;
};

Warner::Warner(Parts parts, WarnerOptions options)
    : impl_(std::make_unique<Impl>(std::move(parts), options)) {}
Warner::~Warner() = default;
void Warner::Look() { impl_->Look(); }
void Warner::AwaitIdle() { impl_->AwaitIdle(); }
void Warner::Stop() { impl_->Stop(); }

}  // namespace redress::runtime
