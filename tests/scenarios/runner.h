#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/record/record.h"
#include "tests/scenarios/expect.h"
#include "tests/scenarios/words.h"

namespace redress::scenarios {

// Runs the lines of one scenario, one after the other.
class Runner {
 public:
  Runner();

  // Runs one line that is neither empty nor a comment.
  Outcome Run(const Words& words);
  // What is missing at the end.
  [[nodiscard]] Outcome Finish() const;

 private:
  Outcome Landlord(const Words& words);
  Outcome Policy(const Words& words);
  Outcome Ombudsman(const Words& words);
  Outcome Adopt(const Words& words);
  Outcome Officers(const Words& words);
  Outcome Complaint(const Words& words);
  Outcome Request(const Words& words);
  Outcome Contact(const Words& words);
  Outcome Today(const Words& words);
  Outcome Given(const Words& words);
  Outcome When(const Words& words);
  Outcome And(const Words& words);
  Outcome Override(const Words& words);
  Outcome Then(const Words& words);
  Outcome Warned(const Words& words);
  Outcome Refused(const Words& words);
  Outcome Clock(const Words& words);
  Outcome Explain(const Words& words);
  Outcome Extension(const Words& words);
  Outcome Status(const Words& words);
  Outcome Stage(const Words& words);
  Outcome People(const Words& words);
  Outcome Finding(const Words& words);
  Outcome LandlordFinding(const Words& words);

  // Where a line may stand.
  enum class Place {
    kOutside,  // Not between a `when` and what it comes to.
    kInside,   // Only there.
    kAnywhere,
  };
  struct Keyword {
    std::string_view word;
    Outcome (Runner::*run)(const Words&);
    Place place = Place::kOutside;
  };
  static const std::array<Keyword, 25> kKeywords;

  Outcome SetUp(const commands::Command& command);
  // What follows is about that record.
  Outcome Turn(v1::StreamKind kind, const Words& words);
  [[nodiscard]] StreamKey Stream() const { return record_.KeyOf(kind_, id_); }
  tl::expected<commands::Step, std::string> ReadStep(const Words& words, std::size_t at);
  tl::expected<v1::Fact, std::string> ReadStepFact(const std::string& name,
                                                   const std::vector<Pair>& pairs);
  commands::Command MakeCommand(v1::Intent intent);
  [[nodiscard]] std::vector<clocks::Clock> Clocks() const;

  record::Record record_;
  v1::StreamKind kind_ = v1::STREAM_KIND_COMPLAINT;  // Of what the lines are about.
  std::string id_ = "c1";
  std::optional<commands::Command> waiting_;
  bool validating_ = false;                   // Whether what is waiting is only validated.
  std::vector<complaint::Warning> warnings_;  // Of what was answered last.
  std::uint32_t policies_ = 0;
  int commands_ = 0;
  int expected_ = 0;
};

}  // namespace redress::scenarios
