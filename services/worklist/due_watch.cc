#include "services/worklist/due_watch.h"

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include <google/protobuf/util/message_differencer.h>

namespace redress::worklist {
namespace {

constexpr std::size_t kPageRows = 500;
constexpr int kRowsMax = 500;                      // Of each kind, in one message.
constexpr std::size_t kChangesWaitingMax = 1'024;  // Batches; a reader further behind starts again.

using door::Pulled;
using google::protobuf::util::MessageDifferencer;
using runtime::Failure;

const v1::ClockRow* FindClock(const std::vector<v1::ClockRow>& rows, const std::string& clock_id) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const auto& row) { return row.clock_id() == clock_id; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

// One watcher: what it is shown, and what waits to be shown.
class DueWatch final : public door::Source {
 public:
  DueWatch(DueWatchers& watchers, const v1::WatchDueRequest& request, door::Stream& stream,
           door::House& house)
      : watchers_(watchers),
        landlord_id_(request.landlord_id()),
        handler_id_(request.handler_id()),
        stream_(stream),
        house_(house) {}

  ~DueWatch() override { watchers_.Forget(this); }

  // From the sync thread.
  void Tell(const std::shared_ptr<const runtime::Change>& change) {
    const bool concerns = std::any_of(
        change->complaints.begin(), change->complaints.end(),
        [&](const auto& row) { return row.after.summary.landlord_id() == landlord_id_; });
    if (!concerns) return;
    {
      const std::lock_guard lock(mutex_);
      if (changes_.size() < kChangesWaitingMax) {
        changes_.push_back(change);
      } else {
        too_slow_ = true;
      }
    }
    stream_.Wake();
  }

  tl::expected<Pulled, Failure> Pull(google::protobuf::Message& message) override {
    auto& response = static_cast<v1::WatchDueResponse&>(message);
    if (!first_run_done_) return PullPage(response);
    for (;;) {
      if (rows_.empty() && gone_.empty() && !TakeChange()) return Pulled::kNothingYet;
      if (TooSlow()) {
        return tl::unexpected(
            Failure{Error{ErrorCode::kResourceExhausted,
                          "expected a reader that keeps up, but it fell behind: watch again"}});
      }
      if (rows_.empty() && gone_.empty()) continue;  // Nothing of it is shown to this watcher.
      Fill(response);
      return Pulled::kMessage;
    }
  }

 private:
  tl::expected<Pulled, Failure> PullPage(v1::WatchDueResponse& response) {
    if (!cursor_) {
      const auto law = house_.laws.Of(landlord_id_);  // Says whether there is such a landlord.
      if (!law) return tl::unexpected(Failure{law.error()});
    }
    response.set_position(Count(house_.store.LastPosition()));
    const auto rows = house_.store.ListDue(landlord_id_, cursor_, std::nullopt, kPageRows);
    if (!rows) return tl::unexpected(Failure{rows.error()});
    for (const v1::ClockRow& row : *rows) {
      cursor_ = {ToDay(row.warn_date()).value_or(Day{}), row.complaint_id(), row.clock_id()};
      if (IsShown(row)) *response.add_changed() = row;
    }
    first_run_done_ = rows->size() < kPageRows;
    response.set_caught_up(first_run_done_);
    return Pulled::kMessage;
  }

  [[nodiscard]] bool IsShown(const v1::ClockRow& row) const {
    return handler_id_.empty() || row.handler_id() == handler_id_;
  }

  [[nodiscard]] bool TooSlow() {
    const std::lock_guard lock(mutex_);
    return too_slow_;
  }

  // Takes the next batch apart. False: there is none.
  bool TakeChange() {
    std::shared_ptr<const runtime::Change> change;
    {
      const std::lock_guard lock(mutex_);
      if (changes_.empty()) return too_slow_;
      change = std::move(changes_.front());
      changes_.pop_front();
    }
    position_ = Count(change->last_position);
    for (const ports::ComplaintRowChange& complaint : change->complaints) {
      if (complaint.after.summary.landlord_id() == landlord_id_) Compare(complaint);
    }
    return true;
  }

  void Compare(const ports::ComplaintRowChange& complaint) {
    static const std::vector<v1::ClockRow> kNone;
    const auto& before = complaint.before ? complaint.before->clocks : kNone;
    const auto& after = complaint.after.clocks;
    for (const v1::ClockRow& row : after) {
      const v1::ClockRow* was = FindClock(before, row.clock_id());
      if (IsShown(row) && (was == nullptr || !MessageDifferencer::Equals(*was, row))) {
        rows_.push_back(row);
      }
    }
    for (const v1::ClockRow& row : before) {
      const v1::ClockRow* is = FindClock(after, row.clock_id());
      if (!IsShown(row) || (is != nullptr && IsShown(*is))) continue;
      v1::GoneDuty& gone = gone_.emplace_back();
      gone.set_complaint_id(row.complaint_id());
      gone.set_clock_id(row.clock_id());
    }
  }

  // One message's worth. What is gone was there before what came: it is told first.
  void Fill(v1::WatchDueResponse& response) {
    for (; !gone_.empty() && response.gone_size() < kRowsMax; gone_.pop_front()) {
      *response.add_gone() = std::move(gone_.front());
    }
    for (; gone_.empty() && !rows_.empty() && response.changed_size() < kRowsMax;
         rows_.pop_front()) {
      *response.add_changed() = std::move(rows_.front());
    }
    response.set_position(position_);
    response.set_caught_up(true);
  }

  DueWatchers& watchers_;
  const std::string landlord_id_;
  const std::string handler_id_;
  door::Stream& stream_;
  door::House& house_;

  std::mutex mutex_;  // Of what the sync thread hands over.
  std::deque<std::shared_ptr<const runtime::Change>> changes_;
  bool too_slow_ = false;

  // The puller's own.
  std::optional<ports::DueCursor> cursor_;
  bool first_run_done_ = false;
  std::uint64_t position_ = 0;
  std::deque<v1::ClockRow> rows_;
  std::deque<v1::GoneDuty> gone_;
};

DueWatchers::DueWatchers(runtime::Writer& writer) : writer_(writer) {
  following_ = writer_.Follow([this](const std::shared_ptr<const runtime::Change>& change) {
    const std::lock_guard lock(mutex_);
    for (DueWatch* watch : watches_) watch->Tell(change);
  });
}

DueWatchers::~DueWatchers() { writer_.Unfollow(following_); }

tl::expected<std::unique_ptr<door::Source>, Failure> DueWatchers::Begin(
    const v1::WatchDueRequest& request, door::Stream& stream, door::House& house) {
  auto watch = std::make_unique<DueWatch>(*this, request, stream, house);
  const std::lock_guard lock(mutex_);
  watches_.insert(watch.get());  // Before the first run, so that nothing falls in between.
  return watch;
}

void DueWatchers::Forget(DueWatch* watch) {
  const std::lock_guard lock(mutex_);
  watches_.erase(watch);
}

}  // namespace redress::worklist
