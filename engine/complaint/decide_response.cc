// What a response has to hold.
#include <algorithm>
#include <array>
#include <set>

#include "engine/complaint/asked.h"

namespace redress::complaint {
namespace {

// A part of the response that has to say something, if only that there is none.
struct ResponsePart {
  char letter;  // Of 6.9 and 6.19.
  const char* field;
  v1::YesNo (v1::Responded::*stated)() const;
  const char* what;
};

constexpr std::array<ResponsePart, 7> kParts = {{
    {'a', "stage_stated", &v1::Responded::stage_stated, "the stage"},
    {'b', "definition_stated", &v1::Responded::definition_stated, "the complaint definition"},
    {'c', "decision_stated", &v1::Responded::decision_stated, "the decision"},
    {'d', "reasons_stated", &v1::Responded::reasons_stated, "the reasons"},
    {'e', "remedy_stated", &v1::Responded::remedy_stated, "the remedy, or that there is none,"},
    {'f', "actions_stated", &v1::Responded::actions_stated,
     "the outstanding actions, or that there are none,"},
    {'g', "next_step_told", &v1::Responded::next_step_told, "the next step"},
}};

bool IsDecided(const v1::Responded& responded, const std::string& point_id) {
  return std::any_of(responded.decisions().begin(), responded.decisions().end(),
                     [&](const v1::PointDecision& decision) {
                       return decision.point_id() == point_id &&
                              decision.outcome() != v1::OUTCOME_UNSPECIFIED &&
                              decision.reasons().length() > 0;
                     });
}

// The points to be decided at a stage: its own, and of the stages before it those taken further;
// where nobody said which, all.
std::set<std::string> PointsAt(const State& state, std::uint32_t number) {
  const Stage& stage = state.stages[number - 1];
  std::set<std::string> points = stage.point_ids;
  if (number > 1 && !stage.whole_taken_further && !stage.taken_further.empty()) {
    points.insert(stage.taken_further.begin(), stage.taken_further.end());
    return points;
  }
  for (std::uint32_t earlier = 1; earlier < number; ++earlier) {
    const auto& raised = state.stages[earlier - 1].point_ids;
    points.insert(raised.begin(), raised.end());
  }
  return points;
}

}  // namespace

AllRaised ResponseIncomplete(const Asked& asked) {
  if (!asked.question.fact.has_responded()) return {};
  constexpr auto kReason = v1::REFUSAL_REASON_RESPONSE_INCOMPLETE;
  const auto& responded = asked.question.fact.responded();
  AllRaised all;
  for (const ResponsePart& part : kParts) {
    if ((responded.*part.stated)() == v1::YES_NO_YES) continue;
    all.push_back(
        Raise(asked, kReason,
              {.field = part.field, .otherwise = ListedProvision(asked, kReason) + part.letter},
              std::string("expected ") + part.what + " to be stated, but it is not said to be"));
  }
  return all;
}

AllRaised PointUndecided(const Asked& asked) {
  if (!asked.question.fact.has_responded()) return {};
  const auto& responded = asked.question.fact.responded();
  std::string first;
  std::size_t undecided = 0;
  for (const std::string& point_id : PointsAt(asked.question.state, asked.number)) {
    if (IsDecided(responded, point_id)) continue;
    if (++undecided == 1) first = point_id;
  }
  if (undecided == 0) return {};
  return {RaiseListed(
      asked, v1::REFUSAL_REASON_POINT_UNDECIDED, "decisions",
      "expected an outcome and reasons for every point, but " + first + " has none" +
          (undecided == 1 ? "" : ", nor have " + std::to_string(undecided - 1) + " more"))};
}

}  // namespace redress::complaint
