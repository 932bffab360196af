#pragma once

#include <array>
#include <memory>
#include <string>

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include "engine/runtime/writer.h"

namespace redress::telemetry {

// What the writer does, as metrics. Label handles are resolved once, so counting costs an atomic;
// the known labels stand at 0 from the start. Thread-safe.
class Metrics final : public runtime::WriterObserver {
 public:
  explicit Metrics(const std::string& version);

  [[nodiscard]] const std::shared_ptr<prometheus::Registry>& registry() const { return registry_; }

  void OnBatch(std::size_t commits, std::size_t events, std::size_t bytes,
               double sync_seconds) override;
  void OnDecided(v1::RefusalReason reason) override;
  void OnQueued(std::size_t waiting) override;

  void SetLastPosition(std::uint64_t position);

 private:
  std::shared_ptr<prometheus::Registry> registry_;
  std::array<prometheus::Counter*, v1::RefusalReason_ARRAYSIZE> commands_{};
  prometheus::Histogram& append_seconds_;
  prometheus::Histogram& batch_commits_;
  prometheus::Histogram& batch_events_;
  prometheus::Counter& events_;
  prometheus::Counter& bytes_;
  prometheus::Gauge& last_position_;
  prometheus::Gauge& queue_;
};

}  // namespace redress::telemetry
