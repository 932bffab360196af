#include "services/letters/letter_dates.h"

#include <algorithm>

#include "engine/clocks/derive.h"
#include "engine/clocks/stage.h"

namespace redress::letters {
namespace {

constexpr std::uint32_t kStagesUnlessSaid = 2;

bool AsksForResponse(const v1::ClockRule& rule, std::uint32_t stage) {
  return rule.stage() == stage && std::find(rule.until().begin(), rule.until().end(),
                                            v1::CLOCK_FACT_RESPONDED) != rule.until().end();
}

// The housing code's duty to answer at the stage. Other codes run beside it and are not what
// letters speak of.
const clocks::Clock* FindResponse(const std::vector<clocks::Clock>& clocks, std::uint32_t stage) {
  for (const clocks::Clock& clock : clocks) {
    const bool is_housing = clock.edition != nullptr && clock.edition->scheme().empty();
    if (is_housing && AsksForResponse(*clock.rule, stage)) return &clock;
  }
  return nullptr;
}

clocks::Facts FactsFor(const runtime::ComplaintRead& read, v1::LetterKind kind,
                       const CaseFile& file) {
  clocks::Facts facts = read.state.clock_facts;
  if (kind != v1::LETTER_KIND_ACKNOWLEDGEMENT) return facts;
  const bool is_there =
      std::any_of(facts.marks.begin(), facts.marks.end(), [&](const clocks::Mark& mark) {
        return mark.stage == file.stage && mark.fact == v1::CLOCK_FACT_ACKNOWLEDGED;
      });
  if (is_there) return facts;
  clocks::Mark& mark = facts.marks.emplace_back();
  mark.fact = v1::CLOCK_FACT_ACKNOWLEDGED;
  mark.stage = file.stage;
  mark.at.day = file.on;
  mark.at.grade = v1::DATE_GRADE_DAY;
  mark.at.recorded_day = file.on;
  mark.at.version = read.state.version + 1;
  return facts;
}

bool IsFinal(const clocks::Facts& facts, const editions::Law& law, std::uint32_t stage) {
  const clocks::Stages stages_seen = clocks::Gather(facts);
  const clocks::StageFacts& at = stages_seen[stage - 1];
  const v1::Edition* edition = at.Opened() ? law.EditionFor(at.GoverningDay()) : nullptr;
  const std::uint32_t stages =
      edition == nullptr || edition->stages() == 0 ? kStagesUnlessSaid : edition->stages();
  return stage >= stages;
}

}  // namespace

void FillDates(const runtime::ComplaintRead& read, v1::LetterKind kind, bool is_recorded,
               CaseFile& file) {
  const clocks::Facts facts = FactsFor(read, kind, file);
  file.is_final_stage = IsFinal(facts, *read.law, file.stage);
  const auto clocks = clocks::Derive(facts, *read.law, file.on);
  const clocks::Clock* response = FindResponse(clocks, file.stage);
  if (response == nullptr) return;
  file.due = response->due;
  file.old_due = response->due;
  if (kind != v1::LETTER_KIND_EXTENSION || !is_recorded) return;
  for (const clocks::Explanation& explanation : response->explanations) {
    if (explanation.reading == response->decided_by) file.old_due = explanation.first_due;
  }
}

}  // namespace redress::letters
