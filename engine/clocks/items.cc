#include "engine/clocks/items.h"

#include "engine/types/clock_fact.h"

namespace redress::clocks {
namespace {

void Take(Items& items, const Mark& mark, std::size_t place) {
  const Placed placed{.mark = &mark, .place = place};
  const auto& kind = NatureOf(mark.fact).item;
  if (kind) {
    items.items[{*kind, mark.item_id}].marks.push_back(placed);
  } else {
    items.of_record.push_back(placed);
  }
}

void Take(Items& items, const Void& made, std::size_t place) {
  Stop& stop = items.items[{made.kind, made.item_id}].made_void;
  if (made.lifted) {
    stop = {};
  } else if (stop.at == nullptr) {
    stop = {.at = &made.at, .place = place};
  }
}

void Take(Items& items, const End& end, std::size_t place) {
  const Stop stop{.at = &end.at, .place = place};
  if (end.reopens) {
    items.ended = items.gone = {};
  } else if (end.stage == 0) {
    if (items.ended.at == nullptr) items.ended = stop;
    if (end.gone && items.gone.at == nullptr) items.gone = stop;
  }
}

}  // namespace

Items GatherItems(const Timeline& timeline) {
  Items items;
  for (std::size_t place = 0; place < timeline.size(); ++place) {
    const Entry& entry = timeline[place];
    if (entry.mark != nullptr) Take(items, *entry.mark, place);
    if (entry.made_void != nullptr) Take(items, *entry.made_void, place);
    if (entry.end != nullptr) Take(items, *entry.end, place);
  }
  return items;
}

}  // namespace redress::clocks
