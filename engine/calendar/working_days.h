#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "redress/v1/law.pb.h"

#include "engine/types/day.h"
#include "engine/types/result.h"

namespace redress::calendar {

inline constexpr std::uint32_t kWorkingDaysMax = 1'000;
inline constexpr std::uint32_t kCalendarDaysMax = 3'660;

// A day that a count passed over, and why: "Saturday", "Sunday", or the holiday's name.
struct Skipped {
  Day day;
  std::string reason;

  bool operator==(const Skipped&) const = default;
};

// Where a count ended and how.
struct Counted {
  Day due;
  std::vector<Skipped> skipped;  // Days after the start, up to `due`, that did not count.
  bool provisional = false;      // Whether it passes the calendar's last complete year, or begins
                                 // before its first.

  bool operator==(const Counted&) const = default;
};

// The working days of a calendar: Monday to Friday, less its holidays. Immutable, so safe to share
// between threads.
class WorkingDays {
 public:
  WorkingDays() = default;  // Monday to Friday, of no year: every count is provisional.
  // Takes a calendar that editions::ParseCalendar has checked.
  explicit WorkingDays(const v1::Calendar& calendar);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] std::uint32_t version() const { return version_; }

  [[nodiscard]] bool IsWorkingDay(Day day) const;

  // The `working_days`-th working day after `start`, which is day 0 whatever day it is. 0 to 1,000.
  [[nodiscard]] Counted Add(Day start, std::uint32_t working_days) const;

  // `calendar_days` after `start`; a last day that is no working day rolls on to the next. 0 to
  // 3,660. Only the days it rolled over are skipped.
  [[nodiscard]] Counted AddCalendarDays(Day start, std::uint32_t calendar_days) const;

  // Working days after `from`, up to and including `to`; below zero if `to` is before `from`.
  [[nodiscard]] std::int32_t Between(Day from, Day to) const;

 private:
  // Working days from Monday 29 December 1969 up to and including `day`; below zero before it.
  [[nodiscard]] std::int32_t Ordinal(Day day) const;

  // Whether a calendar complete from first_complete_ to last_complete_ may lack a holiday among the
  // days `first` to `last`.
  [[nodiscard]] bool IsProvisional(Day first, Day last) const;

  std::string id_;
  std::uint32_t version_ = 0;
  Day first_complete_ = Day::max();  // First day of the first complete year.
  Day last_complete_ = Day::min();   // Last day of the last complete year.
  std::vector<Skipped> holidays_;    // In ascending order of day, none at a weekend.
};

}  // namespace redress::calendar
