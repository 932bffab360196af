#include "services/telemetry/warning_meter.h"

namespace redress::telemetry {
namespace {

template <typename Builder>
auto& Single(Builder builder, const char* name, const char* help, prometheus::Registry& registry) {
  return builder.Name(name).Help(help).Register(registry).Add({});
}

constexpr double kSecondsOfADay = 86'400;

}  // namespace

WarningMeter::WarningMeter(prometheus::Registry& registry)
    : given_(Single(prometheus::BuildCounter(), "redress_warnings_given_total",
                    "Warnings recorded before a deadline.", registry)),
      failed_(
          Single(prometheus::BuildCounter(), "redress_warnings_failed_total",
                 "Times that something could not be looked at for warnings, or one was refused.",
                 registry)),
      positions_behind_(Single(prometheus::BuildGauge(), "redress_warnings_behind_positions",
                               "Positions of the log not yet looked at for warnings.", registry)),
      days_behind_(Single(prometheus::BuildGauge(), "redress_warnings_behind_seconds",
                          "How long ago, in whole days, every duty was last looked at for warnings: "
                          "0 is today.",
                          registry)) {}

void WarningMeter::OnGiven() { given_.Increment(); }

void WarningMeter::OnFailed() { failed_.Increment(); }

void WarningMeter::OnLag(std::uint64_t positions, std::uint64_t days) {
  positions_behind_.Set(static_cast<double>(positions));
  days_behind_.Set(static_cast<double>(days) * kSecondsOfADay);
}

}  // namespace redress::telemetry
