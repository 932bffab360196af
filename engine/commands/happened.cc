#include "engine/commands/happened.h"

#include "engine/complaint/decide.h"

namespace redress::commands {
namespace {

bool IsAhead(const v1::Happened& happened, Day today) {
  const auto day = happened.has_date() ? ToDay(happened.date()) : std::nullopt;
  return day && *day > today;
}

std::string AheadMessage(Day today) {
  return "expected a day up to " + ToIsoDate(today) + ", but found one after it";
}

// The moments within a fact. `holder` is the fact that gives the field its name.
std::optional<Refusal> ObjectToMoments(const v1::Received& received, const v1::Fact& holder,
                                       const std::string& prefix, Day today) {
  const char* field = nullptr;
  if (IsAhead(received.resident_became_aware(), today)) field = "resident_became_aware";
  if (IsAhead(received.issue_occurred(), today)) field = "issue_occurred";
  if (IsAhead(received.recognised(), today)) field = "recognised";
  if (field == nullptr) return std::nullopt;
  return complaint::Refuse(v1::REFUSAL_REASON_DATE_IN_FUTURE, holder, prefix + field,
                           AheadMessage(today));
}

}  // namespace

v1::Happened Graded(const v1::Happened& happened) {
  v1::Happened graded = happened;
  if (happened.grade() == v1::DATE_GRADE_UNSPECIFIED &&
      (happened.has_date() || happened.has_instant())) {
    graded.set_grade(happened.has_instant() ? v1::DATE_GRADE_EXACT : v1::DATE_GRADE_DAY);
  }
  return graded;
}

v1::Happened HappenedOf(const Step& step, v1::Intent intent, Day today) {
  v1::Happened happened = Graded(step.happened);
  if (happened.grade() == v1::DATE_GRADE_UNSPECIFIED && intent == v1::INTENT_ASK) {
    *happened.mutable_date() = ToCivilDate(today);
    happened.set_grade(v1::DATE_GRADE_DAY);
  }
  return happened;
}

std::optional<Refusal> ObjectToDates(const v1::Happened& happened, const v1::Fact& fact,
                                     Day today) {
  if (IsAhead(happened, today)) {
    return Refusal{.reason = v1::REFUSAL_REASON_DATE_IN_FUTURE,
                   .message = AheadMessage(today),
                   .field = "happened",
                   .provision = ""};
  }
  if (auto refusal = ObjectToMoments(fact.received(), fact, "", today)) return refusal;
  if (IsAhead(fact.corrected().happened(), today)) {
    return complaint::Refuse(v1::REFUSAL_REASON_DATE_IN_FUTURE, fact, "happened",
                             AheadMessage(today));
  }
  if (auto refusal =
          ObjectToMoments(fact.corrected().fact().received(), fact, "fact.received.", today)) {
    return refusal;
  }
  if (happened.grade() != v1::DATE_GRADE_UNSPECIFIED) return std::nullopt;
  return Refusal{.reason = v1::REFUSAL_REASON_DATE_NEEDED,
                 .message = "expected when it happened, or grade NOT_KNOWN, but found neither",
                 .field = "happened",
                 .provision = ""};
}

}  // namespace redress::commands
