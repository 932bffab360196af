#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/clocks/order.h"

namespace redress::clocks {

// A mark and its place in the order of happening.
struct Placed {
  const Mark* mark = nullptr;
  std::size_t place = 0;
};

// Something that ends what goes on, and its place in that order. Null `at`: nothing does.
struct Stop {
  const Moment* at = nullptr;
  std::size_t place = 0;
};

// What happened to one item, in order. Points into the `Facts` it was gathered from.
struct ItemFacts {
  std::vector<Placed> marks;
  Stop made_void;  // Nothing is to be done about it since then.
};

using ItemKey = std::pair<ItemKind, std::string_view>;

// The items of a record, and what is about no item.
struct Items {
  std::map<ItemKey, ItemFacts> items;
  std::vector<Placed> of_record;  // Marks about no item, of every stage, in order.
  Stop ended;                     // The record ended, and was not taken up again.
  Stop gone;                      // Likewise, and it is on file elsewhere or never was a complaint.
};

// Sorts the marks by item. The facts that `timeline` points into must outlive the answer.
[[nodiscard]] Items GatherItems(const Timeline& timeline);

}  // namespace redress::clocks
