#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include "engine/runtime/warner.h"

namespace redress::telemetry {

// What the warner does, as metrics. Thread-safe.
class WarningMeter final : public runtime::WarnerObserver {
 public:
  explicit WarningMeter(prometheus::Registry& registry);

  void OnGiven() override;
  void OnFailed() override;
  void OnLag(std::uint64_t positions, std::uint64_t days) override;

 private:
  prometheus::Counter& given_;
  prometheus::Counter& failed_;
  prometheus::Gauge& positions_behind_;
  prometheus::Gauge& days_behind_;
};

}  // namespace redress::telemetry
