#include "engine/editions/check.h"

#include <set>

#include "engine/editions/law.h"
#include "engine/types/day.h"
#include "engine/types/text.h"

namespace redress::editions {
namespace {

bool IsWeekend(Day day) {
  const std::chrono::weekday weekday{day};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

Checked CheckYears(const v1::Calendar& calendar, const Place& place) {
  const auto is_year = [](std::int32_t year) { return year >= kYearMin && year <= kYearMax; };
  if (!is_year(calendar.first_year())) {
    return place.Fault("first_year", "expected a first_year from 1900 to 2199, but it is " +
                                         std::to_string(calendar.first_year()));
  }
  if (!is_year(calendar.last_year()) || calendar.last_year() < calendar.first_year()) {
    return place.Fault("last_year", "expected a last_year from first_year to 2199, but it is " +
                                        std::to_string(calendar.last_year()));
  }
  return std::nullopt;
}

Checked CheckHoliday(const v1::Calendar& calendar, int index, const Place& place) {
  const v1::Holiday& holiday = calendar.holidays(index);
  const auto day = ToDay(holiday.date());
  if (!day) return place.Fault("date", "expected a day of the calendar as date, but it is none");
  const std::string iso = ToIsoDate(*day);
  if (holiday.date().year() < calendar.first_year() ||
      holiday.date().year() > calendar.last_year()) {
    return place.Fault("date", "expected a date from first_year to last_year, but it is " + iso);
  }
  if (IsWeekend(*day)) {
    return place.Fault(
        "date", "expected a date from Monday to Friday, but " + iso + " is a " +
                    (std::chrono::weekday{*day} == std::chrono::Saturday ? "Saturday" : "Sunday"));
  }
  if (index > 0) {
    const auto before = ToDay(calendar.holidays(index - 1).date());
    if (before >= day) {
      return place.Fault("date", "expected a date after the one before it, " + ToIsoDate(*before) +
                                     ", but it is " + iso);
    }
  }
  return CheckTitle("title", holiday.title(), place);
}

Checked CheckClocks(const v1::Edition& edition, const Place& place) {
  if (edition.clocks().empty() || edition.clocks_size() > kClocksMax) {
    return place.Fault("clocks", "expected 1 to 64 clocks, but there are " +
                                     std::to_string(edition.clocks_size()));
  }
  std::set<std::string> ids;
  std::set<std::uint32_t> stages;
  for (int i = 0; i < edition.clocks_size(); ++i) {
    const Place clock = place.In("clocks", i);
    if (const auto fault = CheckClock(edition, i, clock)) return fault;
    if (!ids.insert(edition.clocks(i).id()).second) {
      return clock.Fault("id", "expected an id of its own, but \"" + edition.clocks(i).id() +
                                   "\" is another clock's too");
    }
    stages.insert(edition.clocks(i).stage());
  }
  for (std::uint32_t stage = 1; stage <= edition.stages(); ++stage) {
    if (!stages.contains(stage)) {
      return place.Fault("stages", "expected a clock at each stage, but stage " +
                                       std::to_string(stage) + " has none");
    }
  }
  return std::nullopt;
}

// A scheme is the beginning of its clocks' ids, up to a dot.
Checked CheckScheme(const v1::Edition& edition, const Place& place) {
  const std::string& scheme = edition.scheme();
  if (!scheme.empty() && (!IsId(scheme) || scheme.find('.') != std::string::npos)) {
    return place.Fault("scheme",
                       "expected 1 to 64 characters of [A-Za-z0-9_-] as scheme, but it is another "
                       "text");
  }
  if (!edition.calendar_id().empty() && !IsId(edition.calendar_id())) {
    return place.Fault("calendar_id",
                       "expected the id of a calendar as calendar_id, but it is another text");
  }
  return std::nullopt;
}

Checked CheckDays(const v1::Edition& edition, const Place& place) {
  const auto from = ToDay(edition.in_force_from_date());
  if (!from) {
    return place.Fault("in_force_from_date",
                       "expected a day of the calendar as in_force_from_date, but it is none");
  }
  if (!edition.has_in_force_until_date()) return std::nullopt;
  const auto until = ToDay(edition.in_force_until_date());
  if (!until) {
    return place.Fault("in_force_until_date",
                       "expected a day of the calendar as in_force_until_date, but it is none");
  }
  if (*until >= *from) return std::nullopt;
  return place.Fault("in_force_until_date", "expected a last day not before the first, " +
                                                ToIsoDate(*from) + ", but it is " +
                                                ToIsoDate(*until));
}

}  // namespace

Checked CheckName(const std::string& id, std::uint32_t version, const Place& place) {
  if (!IsId(id)) {
    return place.Fault("id", "expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is " +
                                 std::string(id.empty() ? "empty" : "another text"));
  }
  if (version == 0) return place.Fault("version", "expected a version from 1, but it is 0");
  return std::nullopt;
}

Checked CheckTitle(const char* field, const std::string& title, const Place& place) {
  if (IsLine(title, kTitleBytesMax)) return std::nullopt;
  return place.Fault(field, std::string("expected one line of 1 to 256 bytes of UTF-8 as ") +
                                field + ", but it is " +
                                (title.empty() ? "empty" : "another text"));
}

Checked CheckEdition(const v1::Edition& edition, const Place& place) {
  if (auto fault = CheckName(edition.id(), edition.version(), place)) return fault;
  if (auto fault = CheckTitle("title", edition.title(), place)) return fault;
  if (auto fault = CheckScheme(edition, place)) return fault;
  if (auto fault = CheckDays(edition, place)) return fault;
  const std::uint32_t stages_min = edition.scheme() == kMainScheme ? 1 : 0;
  if (edition.stages() < stages_min || edition.stages() > kStagesMax) {
    return place.Fault("stages", "expected " + std::to_string(stages_min) +
                                     " to 3 stages, but there are " +
                                     std::to_string(edition.stages()));
  }
  if (auto fault = CheckClocks(edition, place)) return fault;
  return CheckProvisions(edition, place);
}

Checked CheckCalendar(const v1::Calendar& calendar, const Place& place) {
  if (auto fault = CheckName(calendar.id(), calendar.version(), place)) return fault;
  if (auto fault = CheckTitle("source", calendar.source(), place)) return fault;
  if (auto fault = CheckYears(calendar, place)) return fault;
  for (int i = 0; i < calendar.holidays_size(); ++i) {
    if (auto fault = CheckHoliday(calendar, i, place.In("holidays", i))) return fault;
  }
  return std::nullopt;
}

}  // namespace redress::editions
