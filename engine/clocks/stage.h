#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/clocks/facts.h"

namespace redress::clocks {

inline constexpr std::uint32_t kStagesMax = 3;

// What happened at one stage, put in order. Points into the `Facts` it was gathered from.
struct StageFacts {
  // The first mark of each kind, in order of happening, by v1::ClockFact. Null: not recorded.
  std::array<const Moment*, v1::ClockFact_ARRAYSIZE> first{};
  const Moment* opening = nullptr;     // Its receipt or escalation request. Null: not recorded.
  const Moment* first_mark = nullptr;  // Of any kind. Null: the stage never opened.
  std::optional<Day> earliest_known;   // The earliest day of any mark.
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

// Sorts `facts` by stage, each in order of happening: by day; on one day those whose instants are
// known by instant, all others in version order; where the day is not known, on the day of
// recording. Facts of stages that there are not are passed over. `facts` must outlive the answer.
[[nodiscard]] Stages Gather(const Facts& facts);

}  // namespace redress::clocks
