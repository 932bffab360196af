#include <algorithm>

#include "engine/complaint/asked_rules.h"
#include "tests/properties/history.h"

namespace redress::properties {
namespace {

std::string Describe(const Refusal& refusal) {
  return v1::RefusalReason_Name(refusal.reason) + " (" + refusal.field + "): " + refusal.message;
}

// Reasons from NO_EDITION_IN_FORCE to OPEN_ACTIONS, as the contract lists them, are there for the
// Code's sake: facts are recorded, never judged away.
bool IsForTheCode(v1::RefusalReason reason) {
  const auto& reasons = *v1::RefusalReason_descriptor();
  const auto place = [&](int number) { return reasons.FindValueByNumber(number)->index(); };
  return place(reason) >= place(v1::REFUSAL_REASON_NO_EDITION_IN_FORCE) &&
         place(reason) <= place(v1::REFUSAL_REASON_OPEN_ACTIONS);
}

Broken ReportsAreNeverRefusedForTheCode(const History& history) {
  for (const auto& decided : history.decided) {
    if (!decided.refusal || decided.timed.command.intent != v1::INTENT_REPORT) continue;
    if (IsForTheCode(decided.refusal->reason)) {
      return "a report is refused: " + Describe(*decided.refusal);
    }
  }
  return std::nullopt;
}

// Every refusal has a reason and says what was expected, without a line break.
Broken RefusalsSayWhatIsWrong(const History& history) {
  for (const auto& decided : history.decided) {
    if (!decided.refusal) continue;
    const auto& refusal = *decided.refusal;
    const bool named = refusal.reason != v1::REFUSAL_REASON_UNSPECIFIED &&
                       v1::RefusalReason_IsValid(refusal.reason);
    const bool said = refusal.message.find("expected ") != std::string::npos &&
                      refusal.message.find('\n') == std::string::npos;
    if (!named || !said) return "a refusal says too little: " + Describe(refusal);
  }
  return std::nullopt;
}

// What an orderly landlord reports is recorded.
Broken OrderlyReportsAreAccepted(const History& history) {
  if (history.options.manner != Manner::kOrderly) return std::nullopt;
  for (const auto& decided : history.decided) {
    if (decided.refusal && decided.timed.command.intent == v1::INTENT_REPORT) {
      return "an orderly report is refused: " + Describe(*decided.refusal);
    }
  }
  return std::nullopt;
}

bool IsMadeOf(const v1::Event& event, const commands::Command& command,
              const commands::Step& step) {
  return event.stream().kind() == step.stream.kind && event.stream().id() == step.stream.id &&
         event.intent() == command.intent &&
         event.fact().SerializeAsString() == step.fact.SerializeAsString();
}

// A block that the command lifts, by its check and with its reason, in the stream of the first
// step.
bool IsLifted(const v1::Event& event, const commands::Command& command) {
  const auto& fact = event.fact().block_overridden();
  return std::any_of(command.overrides.begin(), command.overrides.end(), [&](const auto& override) {
    return event.fact().has_block_overridden() &&
           event.stream().id() == command.steps[0].stream.id && fact.check() == override.check &&
           fact.reason().SerializeAsString() == override.reason.SerializeAsString();
  });
}

// Each step taken makes one event, in its order and with its fact as it was given, and before it
// one for each block that was lifted for its sake. A law that is in force already is the one thing
// that is taken without an event.
Broken EventsAreTheStepsTaken(const History& history) {
  for (const auto& decided : history.decided) {
    if (decided.refusal) continue;
    const auto& command = decided.timed.command;
    auto event = decided.made.begin();
    for (const auto& step : command.steps) {
      while (event != decided.made.end() && IsLifted(event->event(), command) &&
             !IsMadeOf(event->event(), command, step)) {
        ++event;
      }
      const bool made = event != decided.made.end() && IsMadeOf(event->event(), command, step);
      if (made) ++event;
      if (!made && !step.fact.has_law_adopted()) return "a step is taken without its event";
    }
    if (event != decided.made.end()) return "there is an event of no step";
  }
  return std::nullopt;
}

// What is reported is never blocked, so it is never warned of either; and no warning is a reason
// that holds whatever anybody says.
Broken WarningsAreOfWhatMayBeLifted(const History& history) {
  for (const auto& decided : history.decided) {
    if (decided.warnings.empty()) continue;
    if (decided.timed.command.intent != v1::INTENT_ASK) return "a report is warned of";
    for (const auto& warning : decided.warnings) {
      const bool named = complaint::FindAskedCheck(warning.reason) != nullptr &&
                         warning.provision.size() >= 3 && warning.provision.size() <= 8;
      if (!named) return "a warning says too little: " + Describe(warning);
    }
  }
  return std::nullopt;
}

Broken EventsAreBounded(const History& history) {
  for (const auto& decided : history.decided) {
    for (const auto& recorded : decided.made) {
      const auto& event = recorded.event();
      if (event.ByteSizeLong() > commands::kEventBytesMax) return "an event is too large";
      if (event.stage() > complaint::kStagesMax) return "an event is at stage 4 or more";
      const auto grade = event.happened().grade();
      if (grade == v1::DATE_GRADE_UNSPECIFIED)
        return "an event does not say how well its day is known";
      const bool dated = event.happened().has_date();
      if (dated == (grade == v1::DATE_GRADE_NOT_KNOWN))
        return "an event's day and its grade disagree";
      if (dated && ToDay(event.happened().date()) > decided.timed.today)
        return "an event has not happened yet";
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Property> DecisionProperties() {
  return {
      {"ReportsAreNeverRefusedForTheCode", ReportsAreNeverRefusedForTheCode},
      {"RefusalsSayWhatIsWrong", RefusalsSayWhatIsWrong},
      {"OrderlyReportsAreAccepted", OrderlyReportsAreAccepted},
      {"EventsAreTheStepsTaken", EventsAreTheStepsTaken},
      {"WarningsAreOfWhatMayBeLifted", WarningsAreOfWhatMayBeLifted},
      {"EventsAreBounded", EventsAreBounded},
  };
}

}  // namespace redress::properties
