#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/clocks/order.h"

namespace redress::clocks {

inline constexpr std::uint32_t kStagesMax = 3;

// The first mark of each kind, by v1::ClockFact. Null: not recorded.
using FirstMarks = std::array<const Mark*, v1::ClockFact_ARRAYSIZE>;

[[nodiscard]] inline const Mark* First(const FirstMarks& marks, int fact) {
  return marks[static_cast<std::size_t>(fact)];
}

// What happened at one stage, put in order. Points into the `Facts` it was gathered from.
struct StageFacts {
  FirstMarks first{};                  // In order of happening.
  const Moment* opening = nullptr;     // Its receipt or escalation request. Null: not recorded.
  const Moment* first_mark = nullptr;  // Of any kind that opens it. Null: the stage never opened.
  std::optional<Day> earliest_known;   // The earliest day of any mark that opens it.
  std::vector<const Extension*> extensions;  // In order of telling.
  const Moment* complaint_ended = nullptr;   // The whole complaint ended while the stage was open.
  const Moment* refused = nullptr;           // The escalation to it was refused.

  [[nodiscard]] bool Opened() const { return first_mark != nullptr; }

  // The day that decides which edition governs an opened stage.
  [[nodiscard]] Day GoverningDay() const;

  // The day from which nothing more was to be done at the stage, if there is one.
  [[nodiscard]] std::optional<Day> Ended() const;
};

// Stage n at n - 1.
using Stages = std::array<StageFacts, kStagesMax>;

// Where a receipt stands that says it opens a later stage.
enum class ReceiptAt {
  kAsSaid,  // There: the code lets a complaint begin at a later stage.
  kStage1,  // At stage 1: the code does not.
};

// Sorts the facts by stage, each in order of happening. Facts of stages that there are not are
// passed over. The facts that `timeline` points into must outlive the answer.
[[nodiscard]] Stages Gather(const Timeline& timeline, ReceiptAt receipt_at);
[[nodiscard]] Stages Gather(const Facts& facts);  // With receipts where they say.

}  // namespace redress::clocks
