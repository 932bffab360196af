#pragma once

#include "tests/engine/commands/office.h"

namespace redress::commands {

// One decision: with `given` on record, `said` is answered by `answer`.
struct Row {
  const char* name;
  std::vector<Said> given;
  Said said;
  const char* answer;
};

// As an answer is read, with what it warns of, a line each.
[[nodiscard]] inline std::string Weighed(const Office& office, const Command& command) {
  const auto decided = office.Weigh(command);
  if (!decided) return ToText(decided.error());
  std::string text = "recorded";
  for (const auto& warning : decided->warnings) text += "\nwarned " + ToText(warning);
  return text;
}

// "recorded", or the refusal as text.
[[nodiscard]] inline std::string Answer(const Office& office, v1::Intent intent, const Said& said) {
  const auto decided = office.Decide(Office::Make(intent, {said}));
  return decided ? "recorded" : ToText(decided.error());
}

// A response of that stage with every part of 6.9 or 6.19 but those that `more` speaks of, and
// `more`.
[[nodiscard]] inline std::string Response(int stage, const std::string& more = "") {
  std::string text = "responded { stage: " + std::to_string(stage) + " " + more;
  for (const std::string part :
       {"stage_stated", "definition_stated", "decision_stated", "reasons_stated", "remedy_stated",
        "actions_stated", "next_step_told"}) {
    if (more.find(part) == std::string::npos) text += " " + part + ": YES_NO_YES";
  }
  return text + " }";
}

// An edition of two stages in force from the first day of a year, with no duty but to acknowledge,
// and `more` in it.
[[nodiscard]] inline std::string TwoStages(int year, const std::string& more = "") {
  std::string text =
      "id: \"two-stages\" version: 1 title: \"Two stages\" stages: 2 "
      "in_force_from_date { year: " +
      std::to_string(year) + " month: 1 day: 1 } " + more;
  for (const std::string stage : {"1", "2"}) {
    text += " clocks { id: \"stage" + stage +
            ".acknowledge\" provision: \"6.2\" title: \"x\" stage: " + stage +
            " until: CLOCK_FACT_ACKNOWLEDGED literal { from: " +
            (stage == "1" ? "CLOCK_FACT_RECEIVED" : "CLOCK_FACT_ESCALATION_REQUESTED") +
            " limit { working_days: 5 } } }";
  }
  return text;
}

// A complaint through stage 1, and on to stage 2.
inline const Said kReceived{"c1", "2024-04-02",
                            R"(received { references { source: "crm" reference: "C-1" } })"};
inline const Said kAcknowledged{"c1", "2024-04-04",
                                R"(acknowledged { stage: 1 handler_id: "ann" })"};
inline const Said kDefined{"c1", "2024-04-04", R"(defined { stage: 1 points { point_id: "a" } })"};
inline const Said kResponded{"c1", "2024-04-15", "responded { stage: 1 }"};
inline const Said kEscalated{"c1", "2024-05-01", "escalation_requested { to_stage: 2 }"};

}  // namespace redress::commands
