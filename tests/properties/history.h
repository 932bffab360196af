#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/properties/random_history.h"
#include "tests/record/record.h"

namespace redress::properties {

// What became of one command.
struct Decided {
  TimedCommand timed;
  std::vector<v1::RecordedEvent> made;
  std::optional<Refusal> refusal;
  std::vector<complaint::Warning> warnings = {};  // Of what was taken.
};

// A random history, played on a record.
struct History {
  HistoryOptions options;
  const record::Record* set_up;  // As the record was before the first command. Lives for ever.
  record::Record record;
  std::vector<Decided> decided;
};

// Plays a history of `commands` commands after its set-up, all of which has to be accepted.
[[nodiscard]] History PlayHistory(const HistoryOptions& options, std::size_t commands);

// A property of a history: what does not hold of it, or nothing. Each has a name that says what it
// promises.
using Broken = std::optional<std::string>;
struct Property {
  std::string name;
  Broken (*check)(const History&);
};

// All properties that hold of every history.
[[nodiscard]] const std::vector<Property>& Properties();

// Those of what was decided, of folding, of clocks, and of findings: Properties() holds all.
[[nodiscard]] std::vector<Property> DecisionProperties();
[[nodiscard]] std::vector<Property> FoldProperties();
[[nodiscard]] std::vector<Property> ClockProperties();
[[nodiscard]] std::vector<Property> FindingProperties();

}  // namespace redress::properties
