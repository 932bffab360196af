#include <algorithm>

#include "engine/findings/compensation.h"
#include "engine/findings/named.h"

namespace redress::findings {
namespace {

const v1::Tariff* TariffOf(const Setting& setting, const v1::CompensationOffered& offer) {
  for (const auto& tariff : setting.law.tariffs) {
    if (tariff->id() == offer.tariff_id() &&
        (offer.tariff_version() == 0 || tariff->version() == offer.tariff_version())) {
      return tariff.get();
    }
  }
  return nullptr;
}

// What is wrong with one item that is by tariff; NOT_APPLICABLE if nothing.
Said ByTariff(const Setting& setting, const Entry& entry, const v1::CompensationItem& item) {
  const v1::Tariff* tariff = TariffOf(setting, entry.fact->compensation_offered());
  if (tariff == nullptr) {
    return NoEvidence("the tariff it was worked out by is not adopted", "adopt the tariff",
                      {entry.version});
  }
  for (const v1::TariffItem& of : tariff->items()) {
    if (of.id() != item.tariff_item()) continue;
    std::uint64_t amount = 0;
    const bool too_much = __builtin_mul_overflow(of.amount_pence(),
                                                 static_cast<std::uint64_t>(item.units()), &amount);
    if (!too_much && amount == item.amount_pence()) return NotApplicable("right");
    return Breached("\"" + of.id() + "\" is " + std::to_string(of.amount_pence()) + " pence a " +
                        of.unit() + ", which is not what was offered",
                    {entry.version}, "work it out again");
  }
  return Breached("the tariff has no such item", {entry.version}, "work it out again");
}

Said SayOffer(const Setting& setting, const Entry& entry) {
  const auto& offer = entry.fact->compensation_offered();
  if (offer.items().empty()) {
    return NoEvidence("how the amount came about is not held", "record it item by item",
                      {entry.version});
  }
  std::uint64_t sum = 0;
  bool too_much = false;  // More than can be counted.
  Said all = Complied("worked out item by item, and adds up", {entry.version});
  for (const v1::CompensationItem& item : offer.items()) {
    too_much |= __builtin_add_overflow(sum, item.amount_pence(), &sum);
    if (item.head() == v1::COMPENSATION_HEAD_UNSPECIFIED) {
      Join(all,
           NoEvidence("what an item is for is not held", "record what it is for", {entry.version}));
    }
    if (item.head() == v1::COMPENSATION_HEAD_TARIFF) Join(all, ByTariff(setting, entry, item));
  }
  if (too_much || sum != offer.total_pence()) {
    return Breached("the items add up to " + (too_much ? "more" : std::to_string(sum)) +
                        " pence, the offer says " + std::to_string(offer.total_pence()),
                    {entry.version}, "work it out again");
  }
  return all;
}

Said SayPaid(const Setting& setting, const Remedy& remedy) {
  const std::vector<std::uint64_t> versions = {remedy.begun().version, remedy.answer->version};
  if (remedy.owed_pence() == 0) {
    return NoEvidence("accepted, but the amount is not held", "record the amount", versions);
  }
  if (remedy.paid_off != nullptr) {
    return Complied("paid in full", {remedy.begun().version, remedy.paid_off->version});
  }
  std::optional<Day> due;
  if (remedy.agreed != nullptr && remedy.agreed->fact->remedy_agreed().has_due_date()) {
    due = ToDay(remedy.agreed->fact->remedy_agreed().due_date());
  }
  if (due && *due >= setting.today) {
    if (setting.IsNear(*due)) return AtRisk("to be paid by " + ToIsoDate(*due), "pay it", versions);
    return NotApplicable("to be paid by " + ToIsoDate(*due));
  }
  return NoEvidence("accepted, and nothing shows that it was paid in full",
                    "pay it, or record the payment", versions);
}

}  // namespace

Said CompensationWorkedOut(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no compensation is on record");
  for (const auto& [id, remedy] : RemediesOf(setting)) {
    if (!remedy.is_compensation) continue;
    Join(all, remedy.offer != nullptr
                  ? SayOffer(setting, *remedy.offer)
                  : NoEvidence("how the amount came about is not held", "record it item by item",
                               {remedy.begun().version}));
  }
  return all;
}

Said CompensationPaid(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no compensation was accepted");
  for (const auto& [id, remedy] : RemediesOf(setting)) {
    if (remedy.is_compensation && remedy.Accepted()) Join(all, SayPaid(setting, remedy));
  }
  return all;
}

}  // namespace redress::findings
