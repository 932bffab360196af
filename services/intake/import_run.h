#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "redress/v1/import_service.pb.h"

#include "services/door/house.h"
#include "services/intake/prepare_row.h"
#include "services/intake/row_command.h"

namespace redress::intake {

// The writer takes no more just now. What was written stands; the same import goes on from there.
[[nodiscard]] runtime::Failure TooBusy();

inline constexpr std::size_t kRowsInFlightMax = 256;
inline constexpr std::size_t kBytesInFlightMax = 16u << 20;
inline constexpr std::uint64_t kRowsMax = 1'000'000;  // Of one run.

// One run of an import, from its first message to its last answer. Rows are planned one after the
// other on the pool, written up to kRowsInFlightMax at a time, and answered in the order they came.
// A row waits until all before it are through if it names an officer whom one of them registers, or
// a reference that one of them gives: it is then the case of something that is on file.
//
// Thread-safe. Calls `changed` whenever there may be something to do: take `NextAnswer`, ask
// `WantsMessage`, `IsOver`. It is called on any thread, also during a call of this, and never under
// a lock.
class ImportRun : public std::enable_shared_from_this<ImportRun> {
 public:
  // `house` must outlive this. Made as a std::shared_ptr: what is under way keeps it.
  ImportRun(door::House& house, std::function<void()> changed);

  // Takes a message. Only if WantsMessage().
  void Take(v1::ImportRowsRequest message);
  // There will be no more messages: rows under way are finished, then the import is completed.
  void EndOfMessages();
  // Nobody waits for answers any more: what is under way is finished and nothing else is begun.
  void Abandon();
  // As `Abandon`, with what to tell.
  void Fail(runtime::Failure failure);

  [[nodiscard]] bool WantsMessage() const;
  // The next answer, in order. Empty: none is ready.
  [[nodiscard]] std::optional<v1::ImportRowsResponse> NextAnswer();
  // Nothing is under way and nothing will be.
  [[nodiscard]] bool IsOver() const;
  // Why it failed, if it did.
  [[nodiscard]] std::optional<runtime::Failure> failure() const;

 private:
  // A row under way, or its answer.
  struct Slot {
    enum class State { kWaiting, kWriting, kDone } state = State::kWaiting;
    PreparedRow row;
    std::uint64_t number = 0;           // Of the row in this run, from 1.
    std::vector<std::string> officers;  // That its command registers.
    int tries = 0;
    v1::ImportRowsResponse answer;
  };
  enum class Phase { kNew, kStarting, kRows, kCompleting, kOver };
  using Lock = std::unique_lock<std::mutex>;
  using Task = void (ImportRun::*)();

  [[nodiscard]] Task ChooseTask();
  void Start();
  void StartOnDisk();
  void Started(const runtime::Outcome& outcome);
  [[nodiscard]] v1::ImportRowsRequest TakeMessage();
  void TakeRow();
  void PlanFront();
  void PlanSlot(Slot& slot);
  [[nodiscard]] std::set<std::string> KnownOfficersOf(Slot& slot);
  [[nodiscard]] bool MustWait(const Slot& slot) const;
  void Submit(Slot& slot, RowPlan plan);
  void Written(Slot& slot, const RowPlan& plan, const runtime::Outcome& outcome);
  void Refused(Slot& slot, const RowPlan& plan, const runtime::Failure& failure);
  [[nodiscard]] bool IsWorthAnotherTry(const Slot& slot, const runtime::Failure& failure) const;
  void Reject(Slot& slot, const Refusal& refusal);
  void Count(const v1::ImportRowsResponse& answer);
  void Complete();
  void Completed(const runtime::Outcome& outcome);
  void Advance();
  [[nodiscard]] bool SubmitSteps(const std::string& suffix, std::vector<v1::Step> steps,
                                 std::optional<std::uint64_t> expected_version,
                                 std::function<void(const runtime::Outcome&)> done);
  [[nodiscard]] std::vector<v1::Step> OneStep(v1::Fact fact) const;
  [[nodiscard]] StreamKey ImportStream() const;

  door::House& house_;
  const std::function<void()> changed_;

  mutable std::mutex mutex_;
  Phase phase_ = Phase::kNew;
  bool busy_ = false;   // A task is on the pool: it alone plans.
  bool ended_ = false;  // There will be no more messages.
  bool abandoned_ = false;
  std::size_t writing_ = 0;  // Commands not answered by the writer.
  std::size_t bytes_ = 0;    // Of the rows in `slots_`.
  std::uint64_t rows_ = 0;   // Taken so far.
  std::optional<runtime::Failure> failure_;
  std::deque<Slot> slots_;  // In order. A slot stays where it is until it leaves at the front.
  std::set<std::string> known_officers_;
  std::unordered_set<std::size_t> references_tried_;  // Hashes; of a dry run.
  bool completed_before_ = false;
  v1::ImportCompleted counts_;
  std::optional<v1::ImportRowsResponse> last_answer_;
  std::optional<v1::ImportRowsRequest> message_;  // Waits to be taken.
  RunContext run_;                                // Written in kNew and kStarting only.
};

}  // namespace redress::intake
