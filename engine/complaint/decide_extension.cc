#include <algorithm>

#include "engine/clocks/derive.h"
#include "engine/complaint/decide.h"

namespace redress::complaint {
namespace {

const clocks::Clock* FindResponseClock(const std::vector<clocks::Clock>& clocks,
                                       std::uint32_t stage) {
  for (const auto& clock : clocks) {
    const auto& until = clock.rule->until();
    const bool responds =
        std::find(until.begin(), until.end(), v1::CLOCK_FACT_RESPONDED) != until.end();
    const bool decides = clock.edition->scheme() == editions::kMainScheme;
    if (decides && responds && clock.rule->stage() == stage) return &clock;
  }
  return nullptr;
}

// The date first due by the reading that decides.
std::optional<Day> FirstDue(const clocks::Clock& clock) {
  for (const auto& explanation : clock.explanations) {
    if (explanation.reading == clock.decided_by) return explanation.first_due;
  }
  return std::nullopt;
}

// Where a day cannot be worked out, for want of a start, nothing is held against the landlord.
struct Extending {
  const v1::Fact& fact;
  const clocks::Clock* clock;  // Null: no duty to respond is known.
  std::string provision;
  std::optional<Day> new_due;
  Day told;
};

Objection TooLate(const Extending& extending) {
  if (extending.clock == nullptr || !extending.clock->due) return std::nullopt;
  if (extending.told <= *extending.clock->due) return std::nullopt;
  return Refuse(v1::REFUSAL_REASON_EXTENSION_TOO_LATE, extending.fact, "",
                "expected the resident to be told by " + ToIsoDate(*extending.clock->due) +
                    ", but it is " + ToIsoDate(extending.told),
                extending.provision);
}

Objection TooLong(const Extending& extending, const editions::Law& law) {
  if (extending.clock == nullptr || !extending.new_due) return std::nullopt;
  const auto first_due = FirstDue(*extending.clock);
  if (!first_due) return std::nullopt;
  const auto& rule = extending.clock->rule->extension();
  const bool good_reason =
      extending.fact.extension_notified().good_reason_recorded() == v1::YES_NO_YES;
  if (rule.good_reason_lifts_limit() && good_reason) return std::nullopt;
  const Day limit =
      law.CalendarOf(*extending.clock->edition).Add(*first_due, rule.working_days_max()).due;
  if (*extending.new_due <= limit) return std::nullopt;
  return Refuse(v1::REFUSAL_REASON_EXTENSION_TOO_LONG, extending.fact, "new_due_date",
                "expected a date up to " + ToIsoDate(limit) +
                    ", or a recorded good reason where "
                    "the edition takes one, but found " +
                    ToIsoDate(*extending.new_due),
                extending.provision);
}

Objection WithoutDate(const Extending& extending) {
  if (!extending.new_due) {
    return Refuse(v1::REFUSAL_REASON_EXTENSION_WITHOUT_DATE, extending.fact, "new_due_date",
                  "expected the new date, but there is none", extending.provision);
  }
  if (extending.clock == nullptr || !extending.clock->due) return std::nullopt;
  if (*extending.new_due > *extending.clock->due) return std::nullopt;
  return Refuse(v1::REFUSAL_REASON_EXTENSION_WITHOUT_DATE, extending.fact, "new_due_date",
                "expected a date after " + ToIsoDate(*extending.clock->due) + ", but found " +
                    ToIsoDate(*extending.new_due),
                extending.provision);
}

}  // namespace

Objection ObjectToExtension(const Question& question) {
  if (question.law == nullptr) return std::nullopt;
  const auto& notified = question.fact.extension_notified();
  const auto clocks = clocks::Derive(question.state.clock_facts, *question.law, question.today);
  const auto& happened = question.happened;
  const auto told = happened.has_date() ? ToDay(happened.date()) : std::nullopt;
  Extending extending{.fact = question.fact,
                      .clock = FindResponseClock(clocks, notified.stage()),
                      .provision = notified.stage() == 1 ? "6.4" : "6.15",
                      .new_due = std::nullopt,
                      .told = told.value_or(question.today)};
  if (notified.has_new_due_date()) extending.new_due = ToDay(notified.new_due_date());
  if (extending.clock != nullptr && extending.clock->rule->has_extension()) {
    extending.provision = extending.clock->rule->extension().provision();
  }
  if (auto objection = TooLate(extending)) return objection;
  if (auto objection = TooLong(extending, *question.law)) return objection;
  return WithoutDate(extending);
}

}  // namespace redress::complaint
