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

// "recorded", or the refusal as text.
[[nodiscard]] inline std::string Answer(const Office& office, v1::Intent intent, const Said& said) {
  const auto decided = office.Decide(Office::Make(intent, {said}));
  return decided ? "recorded" : ToText(decided.error());
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
