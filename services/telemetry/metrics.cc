#include "services/telemetry/metrics.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace redress::telemetry {
namespace {

using prometheus::Histogram;

// A sync takes 150 to 250 us where disks are good: fine there, coarse above.
const Histogram::BucketBoundaries kSyncSeconds = {0.0001, 0.00015, 0.0002, 0.0003, 0.0005, 0.001,
                                                  0.002,  0.005,   0.01,   0.05,   0.25,   1};
const Histogram::BucketBoundaries kSizes = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

std::string OutcomeOf(v1::RefusalReason reason) {
  if (reason == v1::REFUSAL_REASON_UNSPECIFIED) return "accepted";
  constexpr std::string_view kPrefix = "REFUSAL_REASON_";
  std::string name = v1::RefusalReason_Name(reason).substr(kPrefix.size());
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return name;
}

template <typename Builder>
auto& Single(Builder builder, const char* name, const char* help, prometheus::Registry& registry) {
  return builder.Name(name).Help(help).Register(registry).Add({});
}

Histogram& Sizes(const char* name, const char* help, prometheus::Registry& registry) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, kSizes);
}

}  // namespace

Metrics::Metrics(const std::string& version)
    : registry_(std::make_shared<prometheus::Registry>()),
      append_seconds_(prometheus::BuildHistogram()
                          .Name("redress_append_seconds")
                          .Help("How long writing and syncing one batch took.")
                          .Register(*registry_)
                          .Add({}, kSyncSeconds)),
      batch_commits_(Sizes("redress_batch_commits", "Commits in one sync.", *registry_)),
      batch_events_(Sizes("redress_batch_events", "Events in one sync.", *registry_)),
      events_(Single(prometheus::BuildCounter(), "redress_events_total", "Events recorded.",
                     *registry_)),
      bytes_(Single(prometheus::BuildCounter(), "redress_events_bytes_total",
                    "Bytes of encoded commits recorded.", *registry_)),
      last_position_(Single(prometheus::BuildGauge(), "redress_log_last_position",
                            "The log's last position.", *registry_)),
      queue_(Single(prometheus::BuildGauge(), "redress_writer_queue",
                    "Commands waiting to be decided.", *registry_)) {
  auto& commands = prometheus::BuildCounter()
                       .Name("redress_commands_total")
                       .Help("Commands decided, by outcome: accepted, or why refused.")
                       .Register(*registry_);
  for (int reason = 0; reason < v1::RefusalReason_ARRAYSIZE; ++reason) {
    if (!v1::RefusalReason_IsValid(reason)) continue;
    commands_[static_cast<std::size_t>(reason)] =
        &commands.Add({{"outcome", OutcomeOf(static_cast<v1::RefusalReason>(reason))}});
  }
  prometheus::BuildGauge()
      .Name("redress_build_info")
      .Help("Which program this is. Always 1.")
      .Register(*registry_)
      .Add({{"version", version}})
      .Set(1);
}

void Metrics::OnBatch(std::size_t commits, std::size_t events, std::size_t bytes,
                      double sync_seconds) {
  append_seconds_.Observe(sync_seconds);
  batch_commits_.Observe(static_cast<double>(commits));
  batch_events_.Observe(static_cast<double>(events));
  events_.Increment(static_cast<double>(events));
  bytes_.Increment(static_cast<double>(bytes));
}

void Metrics::OnDecided(v1::RefusalReason reason) {
  const auto at = static_cast<std::size_t>(reason);
  if (at < commands_.size() && commands_[at] != nullptr) commands_[at]->Increment();
}

void Metrics::OnQueued(std::size_t waiting) { queue_.Set(static_cast<double>(waiting)); }

void Metrics::SetLastPosition(std::uint64_t position) {
  last_position_.Set(static_cast<double>(position));
}

}  // namespace redress::telemetry
