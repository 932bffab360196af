#include <set>

#include "engine/editions/check.h"
#include "engine/types/day.h"
#include "engine/types/text.h"

namespace redress::editions {
namespace {

constexpr std::size_t kUnitBytesMax = 64;

Checked CheckItem(const v1::TariffItem& item, const Place& place) {
  if (!IsId(item.id())) {
    return place.Fault("id", "expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is " +
                                 std::string(item.id().empty() ? "empty" : "another text"));
  }
  if (auto fault = CheckTitle("title", item.title(), place)) return fault;
  if (!IsLine(item.unit(), kUnitBytesMax)) {
    return place.Fault("unit",
                       "expected one line of 1 to 64 bytes as unit, but it is another text");
  }
  if (item.amount_pence() == 0 || item.amount_pence() > kTariffPenceMax) {
    return place.Fault("amount_pence", "expected 1 to " + std::to_string(kTariffPenceMax) +
                                           " amount_pence, but found " +
                                           std::to_string(item.amount_pence()));
  }
  return std::nullopt;
}

}  // namespace

Checked CheckTariff(const v1::Tariff& tariff, const Place& place) {
  if (auto fault = CheckName(tariff.id(), tariff.version(), place)) return fault;
  if (auto fault = CheckTitle("title", tariff.title(), place)) return fault;
  if (!ToDay(tariff.in_force_from_date())) {
    return place.Fault("in_force_from_date",
                       "expected a day of the calendar as in_force_from_date, but it is none");
  }
  if (tariff.items().empty() || tariff.items_size() > kTariffItemsMax) {
    return place.Fault(
        "items", "expected 1 to 200 items, but there are " + std::to_string(tariff.items_size()));
  }
  std::set<std::string> ids;
  for (int i = 0; i < tariff.items_size(); ++i) {
    const Place item = place.In("items", i);
    if (auto fault = CheckItem(tariff.items(i), item)) return fault;
    if (!ids.insert(tariff.items(i).id()).second) {
      return item.Fault("id", "expected an id of its own, but \"" + tariff.items(i).id() +
                                  "\" is another item's too");
    }
  }
  return std::nullopt;
}

}  // namespace redress::editions
