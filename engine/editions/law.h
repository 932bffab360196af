#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redress/v1/law.pb.h"
#include "redress/v1/other_facts.pb.h"

#include "engine/calendar/working_days.h"
#include "engine/types/result.h"

namespace redress::editions {

inline constexpr std::size_t kFileBytesMax = 49'152;  // Of a file's textproto.

// The law in force at a landlord: what its adopted files say. Immutable once made; shared.
struct Law {
  std::uint32_t version = 0;  // Raised by each adoption. 0: nothing is adopted.
  std::vector<std::shared_ptr<const v1::Edition>>
      editions;  // In ascending order of in_force_from_date;
                 // of one day, in order of adoption.
  std::shared_ptr<const calendar::WorkingDays>
      calendar;       // Never null; the default one if none is adopted.
  v1::Policy policy;  // Empty if none is adopted.
  std::vector<std::shared_ptr<const v1::Tariff>> tariffs;  // By in_force_from_date, ascending.

  // The edition that governs a stage opened on `day`: the latest in force by then, or null.
  [[nodiscard]] const v1::Edition* EditionFor(Day day) const;
};

// Reads and checks a file of textproto. A fault's message is "<file>:<line>: expected ..., but
// ...". Unknown fields, overlapping dates, limits of zero, clocks that never start, provisions that
// are not numbered as the Code's and everything else that would make a wrong deadline is a fault.
[[nodiscard]] tl::expected<v1::Edition, Refusal> ParseEdition(std::string_view text,
                                                              std::string_view file_name);
[[nodiscard]] tl::expected<v1::Calendar, Refusal> ParseCalendar(std::string_view text,
                                                                std::string_view file_name);
[[nodiscard]] tl::expected<v1::Policy, Refusal> ParsePolicy(std::string_view text,
                                                            std::string_view file_name);
[[nodiscard]] tl::expected<v1::Tariff, Refusal> ParseTariff(std::string_view text,
                                                            std::string_view file_name);

}  // namespace redress::editions
