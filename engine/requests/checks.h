#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/editions/law.h"
#include "engine/requests/contact.h"
#include "engine/requests/state.h"
#include "engine/types/said.h"

namespace redress::requests {

// What the Code asks for "regularly" or goes on to ask, in calendar months. Ours: it gives no
// number. A check of an edition may say another.
inline constexpr std::uint32_t kMonitorMonths = 1;

// What is asked of a check. States are to be folded as of `today`.
struct Question {
  const editions::Law& law;
  Day today;
  std::uint32_t months = 0;  // 0: kMonitorMonths.
};

// A complaint that a service request led to, as far as the caller can tell of it.
struct ComplaintAtHand {
  std::string id;
  std::optional<Day> received;  // Absent: on a day not known.
};

// NAMED_CHECK_REQUEST_MONITORED (1.4).
[[nodiscard]] Said CheckMonitored(const State& state, const Question& question);
// NAMED_CHECK_REQUEST_CONVERTED (1.5). `complaints` may lack some, or all, of those it led to.
[[nodiscard]] Said CheckConverted(const State& state, const Question& question,
                                  std::span<const ComplaintAtHand> complaints);
// NAMED_CHECK_REQUEST_GOES_ON (1.5).
[[nodiscard]] Said CheckGoesOn(const State& state, const Question& question);
// NAMED_CHECK_CHOICE_OFFERED (1.3).
[[nodiscard]] Said CheckChoiceOffered(const Contact& contact, const Question& question);
// NAMED_CHECK_SURVEY_SIGNPOSTED (1.6).
[[nodiscard]] Said CheckSurveySignposted(const Contact& contact, const Question& question);

}  // namespace redress::requests
