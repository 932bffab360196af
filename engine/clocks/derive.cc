#include "engine/clocks/derive.h"

#include "engine/clocks/derive_item.h"
#include "engine/clocks/derive_stage.h"

namespace redress::clocks {
namespace {

bool OpensLater(const Facts& facts) {
  for (const Mark& mark : facts.marks) {
    if (mark.fact == v1::CLOCK_FACT_RECEIVED && mark.stage > 1) return true;
  }
  return false;
}

// Whether the scheme lets the complaint begin where its receipt says.
ReceiptAt ReceiptUnder(const editions::Law& law, std::string_view scheme, const Stages& as_said) {
  for (const StageFacts& stage : as_said) {
    if (stage.first[v1::CLOCK_FACT_RECEIVED] == nullptr) continue;
    const v1::Edition* edition = law.EditionFor(scheme, stage.GoverningDay());
    return edition != nullptr && edition->may_open_at_later_stage() ? ReceiptAt::kAsSaid
                                                                    : ReceiptAt::kStage1;
  }
  return ReceiptAt::kStage1;
}

}  // namespace

std::string Clock::Id() const { return item_id.empty() ? rule->id() : rule->id() + ":" + item_id; }

std::vector<Clock> Derive(const Facts& facts, const editions::Law& law, AsOf as_of) {
  const Timeline timeline = InOrder(facts);
  const Items items = GatherItems(timeline);
  const Stages as_said = Gather(timeline, ReceiptAt::kAsSaid);
  const bool opens_later = OpensLater(facts);
  std::vector<Clock> clocks;
  for (const std::string_view scheme : law.Schemes()) {
    if (opens_later && ReceiptUnder(law, scheme, as_said) == ReceiptAt::kStage1) {
      AddStageClocks(Gather(timeline, ReceiptAt::kStage1), law, scheme, as_of, clocks);
    } else {
      AddStageClocks(as_said, law, scheme, as_of, clocks);
    }
    AddItemClocks(items, law, scheme, v1::CLOCK_SCOPE_COMPLAINT, as_of, clocks);
  }
  return clocks;
}

std::vector<Clock> DeriveLandlord(const Facts& facts, const editions::Law& law, AsOf as_of) {
  const Items items = GatherItems(InOrder(facts));
  std::vector<Clock> clocks;
  for (const std::string_view scheme : law.Schemes()) {
    AddItemClocks(items, law, scheme, v1::CLOCK_SCOPE_LANDLORD, as_of, clocks);
  }
  return clocks;
}

}  // namespace redress::clocks
