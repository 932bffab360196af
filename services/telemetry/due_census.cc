#include "services/telemetry/due_census.h"

#include <algorithm>
#include <limits>

#include "engine/types/instant.h"
#include "engine/types/overdue.h"

namespace redress::telemetry {
namespace {

constexpr std::size_t kSliceRows = 500;
constexpr std::size_t kSliceLandlords = 1'000;

// A clock of an item is named after its rule: "casework.remedy:r1".
std::string RuleOf(const std::string& clock_id) { return clock_id.substr(0, clock_id.find(':')); }

}  // namespace

DueCensus::DueCensus(const ports::Store& store, const ports::Clock& clock,
                     prometheus::Registry& registry)
    : store_(store),
      clock_(clock),
      due_(prometheus::BuildGauge()
               .Name("redress_clocks_due")
               .Help("Duties not done and not yet past their date.")
               .Register(registry)),
      overdue_(prometheus::BuildGauge()
                   .Name("redress_clocks_overdue")
                   .Help("Duties not done and past their date.")
                   .Register(registry)),
      cut_short_(prometheus::BuildGauge()
                     .Name("redress_clocks_cut_short")
                     .Help("1 if there were more duties than are counted, else 0.")
                     .Register(registry)
                     .Add({})) {}

Result<void> DueCensus::Count() {
  const ports::Now now = clock_.Read();
  const std::pair<Position, Day> at{store_.LastPosition(), now.today};
  if (counted_at_ == at && now.unix_nanos <= next_due_nanos_) return {};
  counted_at_.reset();  // Should this count fail, the next one is made whatever has moved.
  next_due_nanos_ = std::numeric_limits<std::int64_t>::max();
  numbers_.clear();
  rows_ = 0;
  std::string after;
  for (;;) {
    const auto ids = store_.ListLandlords(after, kSliceLandlords);
    if (!ids) return tl::unexpected(ids.error());
    for (const std::string& id : *ids) {
      if (auto counted = CountLandlord(id, now); !counted) return counted;
    }
    if (ids->size() < kSliceLandlords) break;
    after = ids->back();
  }
  Publish();
  counted_at_ = at;
  return {};
}

Result<void> DueCensus::CountLandlord(const std::string& landlord_id, const ports::Now& now) {
  std::optional<ports::DueCursor> after;
  while (rows_ < kRowsMax) {
    const auto rows = store_.ListDue(landlord_id, after, std::nullopt, kSliceRows);
    if (!rows) return tl::unexpected(rows.error());
    for (const v1::ClockRow& row : *rows) {
      Numbers& numbers = numbers_[{RuleOf(row.clock_id()), row.stage()}];
      const bool is_overdue = IsOverdue(row, now.unix_nanos, now.today);
      ++(is_overdue ? numbers.overdue : numbers.due);
      if (row.has_due_time() && !is_overdue) {
        next_due_nanos_ = std::min(next_due_nanos_, ToNanos(row.due_time()));
      }
    }
    rows_ += rows->size();
    if (rows->size() < kSliceRows) return {};
    const v1::ClockRow& last = rows->back();
    after = {ToDay(last.warn_date()).value_or(Day{}), last.complaint_id(), last.clock_id()};
  }
  return {};
}

void DueCensus::Publish() {
  std::map<Gauges*, Numbers> sums;  // Several clocks may share the gauges of "other".
  for (auto& [label, gauges] : gauges_) sums[&gauges] = {};
  for (const auto& [label, numbers] : numbers_) {
    Numbers& sum = sums[&GaugesOf(label)];
    sum.due += numbers.due;
    sum.overdue += numbers.overdue;
  }
  for (const auto& [gauges, sum] : sums) {
    gauges->due->Set(static_cast<double>(sum.due));
    gauges->overdue->Set(static_cast<double>(sum.overdue));
  }
  cut_short_.Set(rows_ >= kRowsMax ? 1 : 0);
}

// A landlord's own law may name clocks as it likes: what that makes of metrics is bounded.
DueCensus::Gauges& DueCensus::GaugesOf(const Label& label) {
  if (const auto found = gauges_.find(label); found != gauges_.end()) return found->second;
  const Label kept = gauges_.size() < kLabelsMax ? label : Label{"other", 0};
  const auto [at, is_new] = gauges_.try_emplace(kept);
  if (is_new) {
    const prometheus::Labels labels{{"clock", kept.first}, {"stage", std::to_string(kept.second)}};
    at->second = {&due_.Add(labels), &overdue_.Add(labels)};
  }
  return at->second;
}

}  // namespace redress::telemetry
