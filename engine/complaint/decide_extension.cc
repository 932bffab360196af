#include "engine/complaint/asked.h"

namespace redress::complaint {
namespace {

// The date first due by the reading that decides.
std::optional<Day> FirstDue(const clocks::Clock& clock) {
  for (const auto& explanation : clock.explanations) {
    if (explanation.reading == clock.decided_by) return explanation.first_due;
  }
  return std::nullopt;
}

// Where a day cannot be worked out, for want of a start, nothing is held against the landlord.
struct Extending {
  const Asked& asked;
  const clocks::Clock* clock;  // Null: no duty to respond is known.
  std::optional<Day> new_due;
};

// The extension rule's own provision, or what is listed.
Raised RaiseHere(const Extending& extending, v1::RefusalReason reason, const std::string& field,
                 std::string message) {
  const bool has_rule = extending.clock != nullptr && extending.clock->rule->has_extension();
  return {.refusal = Refuse(reason, extending.asked.question.fact, field, std::move(message),
                            has_rule ? extending.clock->rule->extension().provision()
                                     : ListedProvision(extending.asked, reason))};
}

void TooLate(const Extending& extending, AllRaised& all) {
  if (extending.clock == nullptr || !extending.clock->due) return;
  const Day told = extending.asked.day;
  if (told <= *extending.clock->due) return;
  all.push_back(RaiseHere(extending, v1::REFUSAL_REASON_EXTENSION_TOO_LATE, "",
                          "expected the resident to be told by " +
                              ToIsoDate(*extending.clock->due) + ", but it is " + ToIsoDate(told)));
}

void TooLong(const Extending& extending, AllRaised& all) {
  if (extending.clock == nullptr || !extending.new_due) return;
  const auto first_due = FirstDue(*extending.clock);
  if (!first_due) return;
  const auto& rule = extending.clock->rule->extension();
  const auto& law = *extending.asked.question.law;
  const Day limit = law.CalendarOf(*extending.clock->edition).Add(*first_due, rule.working_days_max()).due;
  if (*extending.new_due <= limit) return;
  const auto& notified = extending.asked.question.fact.extension_notified();
  const bool good_reason =
      rule.good_reason_lifts_limit() && notified.good_reason_recorded() == v1::YES_NO_YES;
  const std::string up_to = "expected a date up to " + ToIsoDate(limit);
  const std::string found = ToIsoDate(*extending.new_due);
  all.push_back(RaiseHere(
      extending, v1::REFUSAL_REASON_EXTENSION_TOO_LONG, "new_due_date",
      good_reason
          ? up_to + ", but found " + found + " with a good reason recorded"
          : up_to + ", or a recorded good reason where the edition takes one, but found " + found));
  if (good_reason) all.back().action = v1::ASKED_ACTION_WARN;
}

void WithoutDate(const Extending& extending, AllRaised& all) {
  constexpr auto kReason = v1::REFUSAL_REASON_EXTENSION_WITHOUT_DATE;
  if (!extending.new_due) {
    all.push_back(
        RaiseHere(extending, kReason, "new_due_date", "expected the new date, but there is none"));
    return;
  }
  if (extending.clock == nullptr || !extending.clock->due) return;
  if (*extending.new_due > *extending.clock->due) return;
  all.push_back(RaiseHere(extending, kReason, "new_due_date",
                          "expected a date after " + ToIsoDate(*extending.clock->due) +
                              ", but found " + ToIsoDate(*extending.new_due)));
}

}  // namespace

AllRaised AgainstExtension(const Asked& asked) {
  const Question& question = asked.question;
  if (!question.fact.has_extension_notified() || question.law == nullptr) return {};
  const auto& notified = question.fact.extension_notified();
  const auto clocks = clocks::Derive(question.state.clock_facts, *question.law, question.today);
  Extending extending{.asked = asked,
                      .clock = FindDuty(clocks, notified.stage(), v1::CLOCK_FACT_RESPONDED),
                      .new_due = std::nullopt};
  if (notified.has_new_due_date()) extending.new_due = ToDay(notified.new_due_date());
  AllRaised all;
  TooLate(extending, all);
  TooLong(extending, all);
  WithoutDate(extending, all);
  return all;
}

}  // namespace redress::complaint
