#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include "engine/ports/clock.h"
#include "engine/ports/store.h"

namespace redress::telemetry {

// Counts the duties not done yet, by clock and stage, over all landlords. For one thread.
class DueCensus {
 public:
  static constexpr std::size_t kRowsMax =
      200'000;  // In one count; the gauge says if that cut it short.
  static constexpr std::size_t kLabelsMax = 100;  // Clocks beyond are counted as "other".

  // All of them must outlive this.
  DueCensus(const ports::Store& store, const ports::Clock& clock, prometheus::Registry& registry);

  // Counts, unless since the last time neither the log nor the day has moved, nor an hour come at
  // which a duty counted falls due.
  [[nodiscard]] Result<void> Count();

 private:
  using Label = std::pair<std::string, std::uint32_t>;  // Clock and stage.
  struct Numbers {
    std::uint64_t due = 0;
    std::uint64_t overdue = 0;
  };
  struct Gauges {
    prometheus::Gauge* due;
    prometheus::Gauge* overdue;
  };

  [[nodiscard]] Result<void> CountLandlord(const std::string& landlord_id, const ports::Now& now);
  void Publish();
  Gauges& GaugesOf(const Label& label);

  const ports::Store& store_;
  const ports::Clock& clock_;
  prometheus::Family<prometheus::Gauge>& due_;
  prometheus::Family<prometheus::Gauge>& overdue_;
  prometheus::Gauge& cut_short_;
  std::map<Label, Gauges> gauges_;
  std::map<Label, Numbers> numbers_;  // Of the count under way.
  std::size_t rows_ = 0;              // Likewise.
  std::optional<std::pair<Position, Day>> counted_at_;
  std::int64_t next_due_nanos_ = 0;  // The first `due_time` ahead of the last count.
};

}  // namespace redress::telemetry
