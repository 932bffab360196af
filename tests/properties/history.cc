#include "tests/properties/history.h"

#include <map>

#include "engine/types/assert.h"

namespace redress::properties {
namespace {

void Submit(History& history, RandomHistory& random, TimedCommand timed) {
  history.record.MoveTo(timed.today);
  auto& decided =
      history.decided.emplace_back(Decided{.timed = std::move(timed), .made = {}, .refusal = {}});
  auto done = history.record.Submit(decided.timed.command);
  if (!done) {
    decided.refusal = done.error();
    return;
  }
  decided.made = std::move(*done);
  decided.warnings = history.record.warnings();
  for (const auto& recorded : decided.made) random.Tell(recorded.event());
}

// A record with the set-up behind it. Reading the law takes longer than a whole history, so it is
// read once for each landlord's id.
const record::Record& Prepared(const HistoryOptions& options) {
  static auto* prepared = new std::map<std::string, record::Record>;
  const auto found = prepared->find(options.landlord_id);
  if (found != prepared->end()) return found->second;
  record::Record record(options.landlord_id, RandomHistory::SetUpDay());
  for (const auto& timed : RandomHistory(options).SetUp()) {
    REDRESS_ASSERT(record.Submit(timed.command).has_value());
  }
  return prepared->emplace(options.landlord_id, std::move(record)).first->second;
}

}  // namespace

History PlayHistory(const HistoryOptions& options, std::size_t commands) {
  RandomHistory random(options);
  const record::Record& prepared = Prepared(options);
  History history{.options = options, .set_up = &prepared, .record = prepared, .decided = {}};
  for (const auto& [key, state] : history.record.streams()) {
    for (const auto& recorded : history.record.EventsOf(key)) random.Tell(recorded.event());
  }
  for (std::size_t i = 0; i < commands; ++i) Submit(history, random, random.Next());
  return history;
}

const std::vector<Property>& Properties() {
  static const auto* properties = [] {
    auto* all = new std::vector<Property>;
    for (const auto& part :
         {DecisionProperties(), FoldProperties(), ClockProperties(), FindingProperties()}) {
      all->insert(all->end(), part.begin(), part.end());
    }
    return all;
  }();
  return *properties;
}

}  // namespace redress::properties
