#include "tests/properties/history.h"

#include "engine/types/assert.h"

namespace redress::properties {
namespace {

void Submit(History& history, RandomHistory& random, TimedCommand timed) {
  history.record.MoveTo(timed.today);
  auto& decided = history.decided.emplace_back(Decided{.timed = std::move(timed), .refusal = {}});
  const auto done = history.record.Submit(decided.timed.command);
  if (!done) {
    decided.refusal = done.error();
    return;
  }
  for (const auto& recorded : *done) random.Tell(recorded.event());
}

}  // namespace

History PlayHistory(const HistoryOptions& options, std::size_t commands) {
  RandomHistory random(options);
  auto setup = random.SetUp();
  REDRESS_ASSERT(!setup.empty());
  History history{.options = options,
                  .record = record::Record(options.landlord_id, setup.front().today),
                  .decided = {}};
  for (auto& timed : setup) Submit(history, random, std::move(timed));
  for (std::size_t i = 0; i < commands; ++i) Submit(history, random, random.Next());
  return history;
}

const std::vector<Property>& Properties() {
  static const auto* properties = [] {
    auto* all = new std::vector<Property>;
    for (const auto& part : {DecisionProperties(), FoldProperties(), ClockProperties()}) {
      all->insert(all->end(), part.begin(), part.end());
    }
    return all;
  }();
  return *properties;
}

}  // namespace redress::properties
