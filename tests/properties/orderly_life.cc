#include "tests/properties/orderly_life.h"

#include <string>

#include "tests/record/facts.h"

namespace redress::properties {
namespace {

void AddPoint(v1::Defined& defined, const std::string& id) {
  auto& point = *defined.add_points();
  point.set_point_id(id);
  *point.mutable_text() = record::Seal("point " + id);
}

// Every part that 6.9 and 6.19 ask for, and a decision of every point there is.
void Answer(v1::Responded& responded, std::uint32_t stage) {
  responded.set_stage_stated(v1::YES_NO_YES);
  responded.set_definition_stated(v1::YES_NO_YES);
  responded.set_decision_stated(v1::YES_NO_YES);
  responded.set_reasons_stated(v1::YES_NO_YES);
  responded.set_remedy_stated(v1::YES_NO_YES);
  responded.set_actions_stated(v1::YES_NO_YES);
  responded.set_next_step_told(v1::YES_NO_YES);
  for (std::uint32_t point = 1; point <= stage; ++point) {
    auto& decision = *responded.add_decisions();
    decision.set_point_id("p" + std::to_string(point));
    decision.set_outcome(v1::OUTCOME_UPHELD);
    *decision.mutable_reasons() = record::Seal("it was so");
  }
}

v1::Fact Received(std::size_t complaint) {
  v1::Fact fact;
  auto& received = *fact.mutable_received();
  received.set_resident_id("person-1");
  *received.add_words() = record::Seal("something is wrong");
  received.set_tenure(v1::TENURE_GENERAL_NEEDS_RENT);
  received.set_subject_category("property-condition");
  auto& reference = *received.add_references();
  reference.set_source("log1");
  reference.set_reference("ORDERLY-" + std::to_string(complaint + 1));
  return fact;
}

// What is done at a stage, step by step. Officers o1 and o2 have stage 1, o3 and o4 stage 2.
v1::Fact AtStage(std::size_t step, std::uint32_t stage, Day today, Dice& dice) {
  const std::string officer = "o" + std::to_string(stage * 2 - dice.Below(2));
  v1::Fact fact;
  switch (step) {
    case 0:
      fact.mutable_logged()->set_stage(stage);
      break;
    case 1:
      fact.mutable_handler_assigned()->set_stage(stage);
      fact.mutable_handler_assigned()->set_handler_id(officer);
      break;
    case 2:
      fact.mutable_acknowledged()->set_stage(stage);
      fact.mutable_acknowledged()->set_handler_id(officer);
      break;
    case 3:
      fact.mutable_defined()->set_stage(stage);
      AddPoint(*fact.mutable_defined(), "p" + std::to_string(stage));
      fact.mutable_defined()->set_not_responsible_stated(v1::YES_NO_YES);
      break;
    case 4:
      fact.mutable_triaged()->set_stage(stage);
      fact.mutable_triaged()->set_risk(v1::LEVEL_LOW);
      break;
    case 5:
      fact.mutable_extension_notified()->set_stage(stage);
      *fact.mutable_extension_notified()->mutable_new_due_date() =
          ToCivilDate(today + std::chrono::days(dice.Between(5, 20)));
      break;
    case 6:
      fact.mutable_update_sent()->set_stage(stage);
      break;
    default:
      fact.mutable_responded()->set_stage(stage);
      fact.mutable_responded()->set_outcome(v1::OUTCOME_PARTLY_UPHELD);
      fact.mutable_responded()->set_responder_id(officer);
      Answer(*fact.mutable_responded(), stage);
  }
  return fact;
}

v1::Fact Ending(std::size_t step) {
  v1::Fact fact;
  switch (step) {
    case 0:
      fact.mutable_remedy_agreed()->set_remedy_id("r1");
      fact.mutable_remedy_agreed()->set_stage(2);
      fact.mutable_remedy_agreed()->set_kind(v1::REMEDY_KIND_APOLOGY);
      break;
    case 1:
      fact.mutable_remedy_done()->set_remedy_id("r1");
      break;
    case 2:
      fact.mutable_closed();
      break;
    default:
      *fact.mutable_noted()->mutable_text() = record::Seal("nothing new");
  }
  return fact;
}

}  // namespace

v1::Fact OrderlyFact(std::size_t step, std::size_t complaint, Day today, Dice& dice) {
  constexpr std::size_t kStageSteps = 8;
  if (step == 0) return Received(complaint);
  if (step <= kStageSteps) return AtStage(step - 1, 1, today, dice);
  if (step == kStageSteps + 1) {
    v1::Fact fact;
    fact.mutable_escalation_requested()->set_to_stage(2);
    return fact;
  }
  if (step <= 2 * kStageSteps + 1) return AtStage(step - kStageSteps - 2, 2, today, dice);
  return Ending(step - 2 * kStageSteps - 2);
}

}  // namespace redress::properties
