#include <algorithm>

#include "engine/findings/findings.h"
#include "engine/findings/judgement.h"
#include "engine/findings/named.h"
#include "engine/findings/stated.h"

namespace redress::findings {
namespace {

using StageSettings = std::array<StageSetting, clocks::kStagesMax>;

StageSettings SettingsOf(const complaint::State& state, const editions::Law& law) {
  StageSettings settings;
  const clocks::Stages stages = clocks::Gather(state.clock_facts);
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const clocks::StageFacts& stage = stages[i];
    settings[i].reached = stage.Opened();
    if (!settings[i].reached) continue;
    settings[i].edition = law.EditionFor(stage.GoverningDay());
    settings[i].answered = stage.first[v1::CLOCK_FACT_RESPONDED] != nullptr;
    settings[i].over = stage.Ended().has_value();
  }
  return settings;
}

// The editions that govern some stage, in the order of the stages.
std::vector<const v1::Edition*> EditionsOf(const StageSettings& stages) {
  std::vector<const v1::Edition*> editions;
  for (const StageSetting& stage : stages) {
    if (stage.edition == nullptr) continue;
    if (std::find(editions.begin(), editions.end(), stage.edition) == editions.end()) {
      editions.push_back(stage.edition);
    }
  }
  return editions;
}

Judgements JudgementsIn(const Record& record) {
  Judgements judgements;
  for (const Entry& entry : record.entries()) {
    if (entry.fact->has_judgement_given()) {
      judgements.emplace_back(&entry.fact->judgement_given(), entry.version);
    }
  }
  std::sort(judgements.begin(), judgements.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
  return judgements;
}

// The stage that a check is tied to; 0: none.
std::uint32_t StageOf(const v1::Check& check, const v1::Edition& edition) {
  switch (check.rule_case()) {
    case v1::Check::kClock:
      for (const v1::ClockRule& rule : edition.clocks()) {
        if (rule.id() == check.clock()) return rule.stage();
      }
      return 0;
    case v1::Check::kStated:
      return check.stated().stage();
    case v1::Check::kHeld:
      return check.held().stage();
    case v1::Check::kNamed:
      return check.stage();
    case v1::Check::kRegister:
    case v1::Check::RULE_NOT_SET:
      return 0;
  }
  return 0;
}

Said Run(const Setting& setting, const v1::Check& check) {
  switch (check.rule_case()) {
    case v1::Check::kClock:
      return CheckClock(setting, check.clock());
    case v1::Check::kStated:
      return CheckStated(setting, check.stated());
    case v1::Check::kHeld:
      return CheckHeld(setting, check.held());
    case v1::Check::kNamed:
      return CheckNamed(setting, check);
    case v1::Check::kRegister:  // Of landlords; refused here when the file is read.
    case v1::Check::RULE_NOT_SET:
      return NotApplicable("it is not about complaints");
  }
  return NotApplicable("it is not about complaints");
}

// Whether each stage gets a finding of its own: all that the provision checks goes by stage, and is
// tied to none.
bool EachStageApart(const v1::Provision& provision) {
  return !provision.checks().empty() &&
         std::all_of(provision.checks().begin(), provision.checks().end(),
                     [](const v1::Check& check) {
                       return check.rule_case() == v1::Check::kNamed && check.stage() == 0 &&
                              GoesByStage(check.named());
                     });
}

// What the checks say, of one stage only if `only` is not 0.
Computed Compute(const Setting& setting, const v1::Provision& provision, std::uint32_t only) {
  Computed computed;
  for (const v1::Check& of_all : provision.checks()) {
    v1::Check of_stage;  // Copied only where it has to be tied to a stage.
    if (only != 0) {
      of_stage = of_all;
      of_stage.set_stage(only);
    }
    const v1::Check& check = only == 0 ? of_all : of_stage;
    const std::uint32_t stage = StageOf(check, setting.edition);
    const bool is_anothers =
        stage != 0 && setting.Stage(stage).edition != nullptr && !setting.Governs(stage);
    if (is_anothers) continue;
    Said said = Run(setting, check);
    if (said.stage == 0 && said.verdict == v1::VERDICT_NOT_APPLICABLE) said.stage = stage;
    computed.Take(std::move(said), check);
  }
  if (provision.checks().empty()) {
    computed.any = true;
    computed.said = NotApplicable("no stage is answered yet");
    computed.asks_person = IsForPerson(provision) && setting.AnyAnswered();
    return computed;
  }
  computed.asks_person =
      IsForPerson(provision) && computed.said.verdict != v1::VERDICT_NOT_APPLICABLE;
  return computed;
}

// What is for a person alone is asked of each answered stage, else of the record as a whole.
std::vector<std::uint32_t> StagesFor(const Setting& setting, const v1::Provision& provision) {
  std::vector<std::uint32_t> stages;
  if (provision.checks().empty()) {
    for (std::uint32_t stage = 1; stage <= clocks::kStagesMax; ++stage) {
      if (setting.Answered(stage)) stages.push_back(stage);
    }
  }
  if (stages.empty()) stages.push_back(0);
  return stages;
}

void Evaluate(const Setting& setting, const Judgements& judgements,
              std::vector<Finding>& findings) {
  const bool is_elsewhere = setting.status == v1::COMPLAINT_STATUS_DUPLICATE ||
                            setting.status == v1::COMPLAINT_STATUS_RECORDED_IN_ERROR;
  for (const v1::Provision& provision : setting.edition.provisions()) {
    if (provision.scope() != v1::PROVISION_SCOPE_COMPLAINT) continue;
    if (is_elsewhere) {
      findings.push_back({&provision,
                          &setting.edition,
                          NotApplicable("it is no complaint of its own"),
                          {},
                          false});
      continue;
    }
    if (EachStageApart(provision)) {
      for (std::uint32_t stage = 1; stage <= clocks::kStagesMax; ++stage) {
        if (!setting.Governs(stage)) continue;
        findings.push_back(JoinJudgement(provision, setting.edition,
                                         Compute(setting, provision, stage), judgements, stage));
      }
      continue;
    }
    Computed computed = Compute(setting, provision, 0);
    if (!computed.any) continue;
    for (const std::uint32_t stage : StagesFor(setting, provision)) {
      findings.push_back(JoinJudgement(provision, setting.edition, computed, judgements, stage));
    }
  }
}

}  // namespace

std::vector<Finding> OfComplaint(std::span<const v1::RecordedEvent* const> events,
                                 const complaint::State& state, const Grounds& grounds) {
  const Record record(events);
  const StageSettings stages = SettingsOf(state, grounds.law);
  const auto clocks = clocks::Derive(state.clock_facts, grounds.law, grounds.today);
  const Judgements judgements = JudgementsIn(record);
  std::vector<Finding> findings;
  for (const v1::Edition* edition : EditionsOf(stages)) {
    const Setting setting{.record = record,
                          .clocks = clocks,
                          .law = grounds.law,
                          .edition = *edition,
                          .stages = stages,
                          .status = state.status,
                          .landlord = grounds.landlord,
                          .today = grounds.today};
    Evaluate(setting, judgements, findings);
  }
  return findings;
}

}  // namespace redress::findings
