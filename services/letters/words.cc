#include "services/letters/words.h"

#include <array>
#include <string_view>

namespace redress::letters {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::size_t kDigitsInGroup = 3;

}  // namespace

std::string DateWords(Day day) {
  const std::chrono::year_month_day date(day);
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         std::string(kMonths.at(static_cast<unsigned>(date.month()) - 1)) + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string MoneyWords(std::uint64_t pence) {
  std::string pounds = std::to_string(pence / 100);
  for (std::size_t at = pounds.size(); at > kDigitsInGroup;) {
    at -= kDigitsInGroup;
    pounds.insert(at, ",");
  }
  const std::uint64_t rest = pence % 100;
  if (rest == 0) return "£" + pounds;
  return "£" + pounds + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

std::string OutcomeWords(v1::Outcome outcome) {
  switch (outcome) {
    case v1::OUTCOME_UPHELD:
      return "upheld";
    case v1::OUTCOME_PARTLY_UPHELD:
      return "upheld in part";
    case v1::OUTCOME_NOT_UPHELD:
      return "not upheld";
    default:
      return "";
  }
}

std::string GroundWords(v1::RefusalGround ground) {
  switch (ground) {
    case v1::REFUSAL_GROUND_OVER_TIME_LIMIT:
      return "It happened, and you came to know of it, longer ago than our complaints policy "
             "allows for.";
    case v1::REFUSAL_GROUND_LEGAL_PROCEEDINGS:
      return "A court has been asked to decide it: the claim and its details have been filed.";
    case v1::REFUSAL_GROUND_ALREADY_CONSIDERED:
      return "We have looked into it under our complaints policy before.";
    case v1::REFUSAL_GROUND_OTHER_IN_POLICY:
      return "Our complaints policy says that matters of this kind are dealt with in another way.";
    default:
      return "";
  }
}

std::string RemedyWords(v1::RemedyKind kind) {
  switch (kind) {
    case v1::REMEDY_KIND_APOLOGY:
      return "We apologise.";
    case v1::REMEDY_KIND_ACKNOWLEDGEMENT:
      return "We accept that things went wrong.";
    case v1::REMEDY_KIND_EXPLANATION:
      return "An explanation.";
    case v1::REMEDY_KIND_ACTION:
      return "We will do what was not done.";
    case v1::REMEDY_KIND_DECISION_CHANGED:
      return "We have changed our decision.";
    case v1::REMEDY_KIND_RECORD_CHANGED:
      return "We have put our records right.";
    case v1::REMEDY_KIND_COMPENSATION:
      return "Compensation.";
    case v1::REMEDY_KIND_POLICY_CHANGED:
      return "We have changed how we work.";
    default:
      return "";
  }
}

}  // namespace redress::letters
