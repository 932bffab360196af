#include "engine/findings/setting.h"

#include <algorithm>

#include "engine/editions/leads.h"

namespace redress::findings {

bool Setting::GovernsTheLast() const {
  const auto last = std::find_if(stages.rbegin(), stages.rend(),
                                 [](const StageSetting& stage) { return stage.reached; });
  return last != stages.rend() && last->edition == &edition;
}

bool Setting::Reads(const Entry& entry) const {
  if (entry.stage != 0) return Governs(entry.stage);
  if (entry.kind != v1::Fact::kComplaintRefused) return GovernsTheLast();
  const auto first = std::find_if(stages.begin(), stages.end(),
                                  [](const StageSetting& stage) { return stage.reached; });
  return first != stages.end() && first->edition == &edition;
}

bool Setting::AnyAnswered() const {
  return std::any_of(stages.begin(), stages.end(), [&](const StageSetting& stage) {
    return stage.edition == &edition && stage.answered;
  });
}

bool Setting::ComplaintIsOver() const {
  return status == v1::COMPLAINT_STATUS_CLOSED || status == v1::COMPLAINT_STATUS_WITHDRAWN ||
         status == v1::COMPLAINT_STATUS_REFUSED;
}

const clocks::Clock* Setting::ClockOf(std::uint32_t stage, v1::ClockFact fact) const {
  for (const clocks::Clock& clock : clocks) {
    if (clock.edition != &edition || clock.rule->stage() != stage) continue;
    if (!clock.rule->until().empty() && clock.rule->until(0) == fact) return &clock;
  }
  return nullptr;
}

const clocks::Clock* Setting::FirstClockOf(std::uint32_t stage) const {
  const clocks::Clock* acknowledge = ClockOf(stage, v1::CLOCK_FACT_ACKNOWLEDGED);
  return acknowledge != nullptr ? acknowledge : ClockOf(stage, v1::CLOCK_FACT_RESPONDED);
}

const clocks::Clock* Setting::Find(const std::string& clock_id) const {
  for (const clocks::Clock& clock : clocks) {
    if (clock.edition == &edition && clock.rule->id() == clock_id) return &clock;
  }
  return nullptr;
}

bool Setting::IsNear(Day date, const std::string& clock_id) const {
  return editions::LeadReached(law.policy, clock_id, law.CalendarOf(edition), date, today)
      .has_value();
}

bool GoesByStage(v1::NamedCheck check) {
  switch (check) {
    case v1::NAMED_CHECK_DEFINITION_COMPLETE:
    case v1::NAMED_CHECK_RESPONSIBILITY_STATED:
    case v1::NAMED_CHECK_POINTS_DECIDED:
    case v1::NAMED_CHECK_ANSWER_NOT_HELD_BACK:
    case v1::NAMED_CHECK_EVIDENCE_CONSIDERED:
    case v1::NAMED_CHECK_BOTH_SIDES_HEARD:
    case v1::NAMED_CHECK_EXTENSION_WITHIN_LIMIT:
    case v1::NAMED_CHECK_EXTENSION_TOLD_WELL:
    case v1::NAMED_CHECK_EXTENSION_AGREED:
    case v1::NAMED_CHECK_UPDATES_KEPT:
    case v1::NAMED_CHECK_UPDATES_AS_AGREED:
    case v1::NAMED_CHECK_LATENESS_EXPLAINED:
    case v1::NAMED_CHECK_REMEDY_AT_ANY_STAGE:
    case v1::NAMED_CHECK_ACTIONS_FOLLOWED:
      return true;
    default:
      return false;
  }
}

std::string Named(std::uint32_t stage) { return "stage " + std::to_string(stage); }

std::set<std::string> AnswerersOf(const Setting& setting, std::uint32_t stage) {
  std::set<std::string> officers;
  const Entry* response = setting.record.Last(v1::Fact::kResponded, stage);
  if (response == nullptr) return officers;
  const v1::Responded& responded = response->fact->responded();
  if (!responded.responder_id().empty()) officers.insert(responded.responder_id());
  officers.insert(responded.drafter_ids().begin(), responded.drafter_ids().end());
  return officers;
}

std::set<std::string> ConsideredBy(const Setting& setting, std::uint32_t stage) {
  std::set<std::string> officers;
  const auto add = [&](const std::string& id) {
    if (!id.empty()) officers.insert(id);
  };
  for (const Entry& entry : setting.record.entries()) {
    if (entry.stage != stage) continue;
    add(entry.fact->handler_assigned().handler_id());
    add(entry.fact->acknowledged().handler_id());
    add(entry.fact->responded().responder_id());
    for (const std::string& id : entry.fact->responded().drafter_ids()) add(id);
  }
  return officers;
}

std::string HandlerOf(const Setting& setting, std::uint32_t stage) {
  std::string handler;
  for (const Entry& entry : setting.record.entries()) {
    if (entry.stage != stage) continue;
    const std::string& id = entry.fact->has_handler_assigned()
                                ? entry.fact->handler_assigned().handler_id()
                                : entry.fact->acknowledged().handler_id();
    if (!id.empty()) handler = id;
  }
  return handler;
}

}  // namespace redress::findings
