#include "engine/complaint/asked.h"

namespace redress::complaint {
namespace {

v1::ClockFact EndOf(const v1::Fact& fact) {
  if (fact.has_acknowledged()) return v1::CLOCK_FACT_ACKNOWLEDGED;
  return fact.has_responded() ? v1::CLOCK_FACT_RESPONDED : v1::CLOCK_FACT_UNSPECIFIED;
}

}  // namespace

// Of what a clock runs on. An extension that is late is EXTENSION_TOO_LATE; a refusal has no clock.
AllRaised Late(const Asked& asked) {
  const Question& question = asked.question;
  const v1::ClockFact end = EndOf(question.fact);
  if (end == v1::CLOCK_FACT_UNSPECIFIED || question.law == nullptr) return {};
  const auto clocks = clocks::Derive(question.state.clock_facts, *question.law, question.today);
  const auto* clock = FindDuty(clocks, asked.number, end);
  if (clock == nullptr || !clock->due || asked.day <= *clock->due) return {};
  return {{.refusal = Refuse(
               v1::REFUSAL_REASON_LATE, question.fact, "",
               "expected it by " + ToIsoDate(*clock->due) + ", but it is " + ToIsoDate(asked.day),
               clock->rule->provision())}};
}

// An answer that comes to a question not asked at this stage closes none here.
AllRaised QuestionOpen(const Asked& asked) {
  if (!asked.question.fact.has_responded()) return {};
  const std::size_t open = asked.stage.open_question_ids.size();
  if (open == 0) return {};
  return {RaiseListed(asked, v1::REFUSAL_REASON_QUESTION_OPEN, "stage",
                      "expected what the resident was asked to be answered, but " +
                          std::to_string(open) + (open == 1 ? " question is" : " questions are") +
                          " not")};
}

}  // namespace redress::complaint
