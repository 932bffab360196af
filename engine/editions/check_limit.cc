#include "engine/calendar/working_days.h"
#include "engine/editions/check.h"

namespace redress::editions {

Checked CheckLimit(const v1::Limit& limit, const Place& place) {
  const auto amount = [&](const char* field, std::uint32_t count, std::uint32_t max) -> Checked {
    if (count >= 1 && count <= max) return std::nullopt;
    return place.In("limit").Fault(field, std::string("expected 1 to ") + std::to_string(max) +
                                              " " + field + ", but there are " +
                                              std::to_string(count));
  };
  const auto always = [&](const char* field, bool is) -> Checked {
    if (is) return std::nullopt;
    return place.In("limit").Fault(
        field, std::string("expected ") + field + " to be true where it is set, but it is false");
  };
  switch (limit.amount_case()) {
    case v1::Limit::kWorkingDays:
      return amount("working_days", limit.working_days(), calendar::kWorkingDaysMax);
    case v1::Limit::kCalendarDays:
      return amount("calendar_days", limit.calendar_days(), calendar::kCalendarDaysMax);
    case v1::Limit::kHours:
      return amount("hours", limit.hours(), kHoursMax);
    case v1::Limit::kWeeks:
      return amount("weeks", limit.weeks(), kWeeksMax);
    case v1::Limit::kMonths:
      return amount("months", limit.months(), kMonthsMax);
    case v1::Limit::kStated:
      return always("stated", limit.stated());
    case v1::Limit::kAgreedInterval:
      return always("agreed_interval", limit.agreed_interval());
    case v1::Limit::AMOUNT_NOT_SET:
      break;
  }
  return place.Fault("limit", "expected a limit in days, but there is none");
}

}  // namespace redress::editions
