#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/commands/command.h"
#include "tests/properties/dice.h"
#include "tests/properties/random_fact.h"

namespace redress::properties {

enum class Manner {
  kOrderly,  // What a careful landlord does: every step in its order, on the day it is recorded.
  kMessy,  // What real logs hold, and worse: unknown dates, stages out of order, repeats, nonsense.
};

struct HistoryOptions {
  std::uint64_t seed = 1;
  Manner manner = Manner::kMessy;
  std::string landlord_id = "random-homes";
  std::uint64_t complaints = 2;  // 1 to kComplaints.
};

// A command, and the day it is given on. Days of one history never go backwards.
struct TimedCommand {
  Day today;
  commands::Command command;
};

// Random commands on one landlord, the same for a seed on every machine. They are as a door hands
// them over: sealed, and with days. Request ids are unique in a history and begin with its seed.
class RandomHistory {
 public:
  explicit RandomHistory(const HistoryOptions& options);

  // The commands that come first: the landlord, the law that ships, officers and people. Meant to
  // be accepted, all of them.
  [[nodiscard]] std::vector<TimedCommand> SetUp() const;

  // The day of the set-up. No history begins before it.
  [[nodiscard]] static Day SetUpDay();

  // The next command. Any may be refused, a messy one often is.
  [[nodiscard]] TimedCommand Next();

  // Says what was recorded, so that corrections and annulments hit more often. May be left out.
  void Tell(const v1::Event& recorded);

 private:
  [[nodiscard]] commands::Command Begin(v1::Intent intent);
  [[nodiscard]] commands::Step MessyStep();
  void Lift(commands::Command& command);
  [[nodiscard]] commands::Command Messy();
  [[nodiscard]] commands::Command Orderly();
  [[nodiscard]] StreamKey StreamFor(int fact_number);

  HistoryOptions options_;
  Dice dice_;
  Day today_;
  std::uint64_t commands_ = 0;
  std::map<StreamKey, std::vector<v1::Fact>> recorded_;
  std::vector<std::size_t> orderly_next_;  // By complaint: its next step of an orderly life.
  std::vector<commands::Step> sent_;       // Some steps sent, to be sent again.
};

}  // namespace redress::properties
