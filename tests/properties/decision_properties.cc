#include "tests/properties/history.h"

namespace redress::properties {
namespace {

std::string Describe(const Refusal& refusal) {
  return v1::RefusalReason_Name(refusal.reason) + " (" + refusal.field + "): " + refusal.message;
}

// The set-up is what every landlord does: if it is refused, no history means anything.
Broken SetUpIsAccepted(const History& history) {
  const auto setup = RandomHistory(history.options).SetUp().size();
  for (std::size_t i = 0; i < setup; ++i) {
    const auto& refusal = history.decided[i].refusal;
    if (refusal) return "set-up command " + std::to_string(i) + ": " + Describe(*refusal);
  }
  return std::nullopt;
}

// Reasons from NO_EDITION_IN_FORCE to OPEN_ACTIONS are there for the Code's sake: facts are
// recorded, never judged away.
Broken ReportsAreNeverRefusedForTheCode(const History& history) {
  for (const auto& decided : history.decided) {
    if (!decided.refusal || decided.timed.command.intent != v1::INTENT_REPORT) continue;
    const auto reason = decided.refusal->reason;
    if (reason >= v1::REFUSAL_REASON_NO_EDITION_IN_FORCE &&
        reason <= v1::REFUSAL_REASON_OPEN_ACTIONS) {
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

// A command makes an event for each of its steps, in its stream, with its fact, and bounded.
Broken EventsAreTheStepsTaken(const History& history) {
  std::size_t steps = 0;
  std::size_t events = 0;
  for (const auto& decided : history.decided) {
    if (!decided.refusal) steps += decided.timed.command.steps.size();
  }
  for (const auto& [key, state] : history.record.streams()) {
    for (const auto& recorded : history.record.EventsOf(key)) {
      ++events;
      if (recorded.event().ByteSizeLong() > commands::kEventBytesMax)
        return "an event is too large";
      if (recorded.event().stage() > complaint::kStagesMax) return "an event is at stage 4 or more";
    }
  }
  // A command may be taken without an event where it changes nothing, never with more than its
  // steps.
  if (events > steps)
    return std::to_string(events) + " events of " + std::to_string(steps) + " steps";
  return std::nullopt;
}

}  // namespace

std::vector<Property> DecisionProperties() {
  return {
      {"SetUpIsAccepted", SetUpIsAccepted},
      {"ReportsAreNeverRefusedForTheCode", ReportsAreNeverRefusedForTheCode},
      {"RefusalsSayWhatIsWrong", RefusalsSayWhatIsWrong},
      {"OrderlyReportsAreAccepted", OrderlyReportsAreAccepted},
      {"EventsAreTheStepsTaken", EventsAreTheStepsTaken},
  };
}

}  // namespace redress::properties
