#include "engine/clocks/order.h"

#include <algorithm>
#include <iterator>

namespace redress::clocks {
namespace {

bool ByDayThenVersion(const Entry& a, const Entry& b) {
  if (DayInOrder(*a.at) != DayInOrder(*b.at)) return DayInOrder(*a.at) < DayInOrder(*b.at);
  return a.at->version < b.at->version;
}

// Puts the entries of one day that have instants in order of these, in the places that they hold
// among the others. Comparing pairs, by instant where both have one and by version otherwise, would
// be no order at all: three facts can beat each other in a circle.
void OrderByInstant(std::vector<Entry>::iterator begin, std::vector<Entry>::iterator end) {
  std::vector<Entry> timed;
  std::copy_if(begin, end, std::back_inserter(timed),
               [](const Entry& entry) { return entry.at->instant_nanos.has_value(); });
  if (timed.size() < 2) return;
  std::stable_sort(timed.begin(), timed.end(), [](const Entry& a, const Entry& b) {
    return a.at->instant_nanos < b.at->instant_nanos;
  });
  auto next = timed.begin();
  for (auto entry = begin; entry != end; ++entry) {
    if (entry->at->instant_nanos) *entry = *next++;
  }
}

}  // namespace

Timeline InOrder(const Facts& facts) {
  Timeline entries;
  entries.reserve(facts.marks.size() + facts.extensions.size() + facts.ends.size() +
                  facts.voids.size());
  for (const Mark& mark : facts.marks) entries.push_back({.at = &mark.at, .mark = &mark});
  for (const Extension& told : facts.extensions) {
    entries.push_back({.at = &told.at, .extension = &told});
  }
  for (const End& end : facts.ends) entries.push_back({.at = &end.at, .end = &end});
  for (const Void& made : facts.voids) entries.push_back({.at = &made.at, .made_void = &made});
  std::stable_sort(entries.begin(), entries.end(), ByDayThenVersion);
  for (auto begin = entries.begin(); begin != entries.end();) {
    const auto end = std::find_if(begin, entries.end(), [&](const Entry& entry) {
      return DayInOrder(*entry.at) != DayInOrder(*begin->at);
    });
    OrderByInstant(begin, end);
    begin = end;
  }
  return entries;
}

}  // namespace redress::clocks
