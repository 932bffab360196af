#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/clocks/derive.h"
#include "engine/clocks/stage.h"
#include "engine/editions/law.h"
#include "engine/findings/record.h"
#include "engine/landlord/register.h"
#include "engine/types/said.h"

namespace redress::findings {

// How one stage stands, as checks see it.
struct StageSetting {
  const v1::Edition* edition = nullptr;  // That governs it. Null: not reached, or none is adopted.
  bool reached = false;
  bool answered = false;
  bool over = false;  // Nothing more is to be done at it: the complaint, or its escalation, ended.
};

// Everything that the checks of one edition on one complaint read. All of it outlives them.
struct Setting {
  const Record& record;
  const std::vector<clocks::Clock>& clocks;
  const editions::Law& law;
  const v1::Edition& edition;
  const std::array<StageSetting, clocks::kStagesMax>& stages;  // Stage n at n - 1.
  v1::ComplaintStatus status;
  const landlord::Register* landlord;  // Null: not at hand.
  Day today;

  [[nodiscard]] const StageSetting& Stage(std::uint32_t number) const { return stages[number - 1]; }
  // Whether the edition governs a stage that has been reached.
  [[nodiscard]] bool Governs(std::uint32_t number) const {
    return number >= 1 && number <= stages.size() && Stage(number).edition == &edition;
  }
  // Whether checks of the edition read a fact: by its stage; of a complaint that was refused as a
  // whole by the stage opened first; what belongs to no stage by the one opened last.
  [[nodiscard]] bool Reads(const Entry& entry) const;
  // Whether the edition governs the stage opened last, and with it what belongs to no stage.
  [[nodiscard]] bool GovernsTheLast() const;
  [[nodiscard]] bool Answered(std::uint32_t number) const {
    return Governs(number) && Stage(number).answered;
  }
  [[nodiscard]] bool AnyAnswered() const;
  // Whether the complaint as a whole has ended, and not by its response.
  [[nodiscard]] bool ComplaintIsOver() const;

  // The duty of a stage that `fact` ends; null if the edition has none or it was not worked out.
  [[nodiscard]] const clocks::Clock* ClockOf(std::uint32_t stage, v1::ClockFact fact) const;
  // The duty to acknowledge a stage, else the one to answer it.
  [[nodiscard]] const clocks::Clock* FirstClockOf(std::uint32_t stage) const;
  // The clock of an id; null if it was not worked out.
  [[nodiscard]] const clocks::Clock* Find(const std::string& clock_id) const;

  // Whether `date` is to come, no further ahead than the landlord's lead times for the duty.
  [[nodiscard]] bool IsNear(Day date, const std::string& clock_id = {}) const;
};

// Runs `check` for `stage`, or if that is 0 for each stage the edition governs, and answers the
// gravest.
template <typename CheckStage>
Said EachStage(const Setting& setting, std::uint32_t stage, CheckStage check) {
  Said all = NotApplicable("no stage that it speaks of has been reached");
  bool any = false;
  for (std::uint32_t number = 1; number <= clocks::kStagesMax; ++number) {
    if (stage != 0 ? number != stage : !setting.Governs(number)) continue;
    if (!setting.Governs(number)) continue;
    Said said = check(number);
    said.stage = number;
    if (!any) {
      all = std::move(said);
    } else {
      Join(all, std::move(said));
    }
    any = true;
  }
  return all;
}

// Whether a check speaks of each stage by itself, so that each stage gets a finding of its own.
[[nodiscard]] bool GoesByStage(v1::NamedCheck check);

// "stage 2".
[[nodiscard]] std::string Named(std::uint32_t stage);

// An officer's ids: who answered or drafted the last response of a stage; who had to do with the
// stage at all.
[[nodiscard]] std::set<std::string> AnswerersOf(const Setting& setting, std::uint32_t stage);
[[nodiscard]] std::set<std::string> ConsideredBy(const Setting& setting, std::uint32_t stage);
// The handler assigned or named last at a stage. Empty: nobody.
[[nodiscard]] std::string HandlerOf(const Setting& setting, std::uint32_t stage);

}  // namespace redress::findings
