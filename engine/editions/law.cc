#include "engine/editions/law.h"

#include <algorithm>

#include "engine/types/assert.h"

namespace redress::editions {
namespace {

bool IsInForce(const v1::Edition& edition, Day day) {
  if (ToDay(edition.in_force_from_date()) > day) return false;
  return !edition.has_in_force_until_date() || day <= ToDay(edition.in_force_until_date());
}

}  // namespace

const v1::Edition* Law::EditionFor(std::string_view scheme, Day day) const {
  const auto in_force = std::find_if(editions.rbegin(), editions.rend(), [&](const auto& edition) {
    return edition->scheme() == scheme && IsInForce(*edition, day);
  });
  return in_force == editions.rend() ? nullptr : in_force->get();
}

std::vector<std::string_view> Law::Schemes() const {
  std::vector<std::string_view> schemes;
  for (const auto& edition : editions) schemes.push_back(edition->scheme());
  std::sort(schemes.begin(), schemes.end());  // The main one is empty, so first.
  schemes.erase(std::unique(schemes.begin(), schemes.end()), schemes.end());
  return schemes;
}

const calendar::WorkingDays& Law::CalendarOf(const v1::Edition& edition) const {
  const std::string_view id =
      edition.calendar_id().empty() ? kDefaultCalendar : std::string_view(edition.calendar_id());
  const auto found = calendars.find(id);
  REDRESS_ASSERT(calendar != nullptr);
  return found == calendars.end() ? *calendar : *found->second;
}

const v1::Tariff* Law::TariffFor(Day day) const {
  const auto in_force = std::find_if(tariffs.rbegin(), tariffs.rend(), [&](const auto& tariff) {
    return ToDay(tariff->in_force_from_date()) <= day;
  });
  return in_force == tariffs.rend() ? nullptr : in_force->get();
}

const v1::Tariff* Law::FindTariff(std::string_view id) const {
  const auto found = std::find_if(tariffs.begin(), tariffs.end(),
                                  [&](const auto& tariff) { return tariff->id() == id; });
  return found == tariffs.end() ? nullptr : found->get();
}

}  // namespace redress::editions
