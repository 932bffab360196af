#include "services/telemetry/due_census.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "services/telemetry/metrics.h"
#include "services/telemetry/warning_meter.h"
#include "storage/memory/store.h"
#include "tests/services/door/set_clock.h"

namespace redress::telemetry {
namespace {

// The gauge of a name and clock, or nothing if it is not shown.
std::optional<double> Shown(const prometheus::Registry& registry, const std::string& name,
                            const std::string& clock) {
  for (const auto& family : registry.Collect()) {
    if (family.name != name) continue;
    for (const auto& metric : family.metric) {
      for (const auto& label : metric.label) {
        if (label.name == "clock" && label.value == clock) return metric.gauge.value;
      }
    }
  }
  return std::nullopt;
}

class DueCensusTest : public testing::Test {
 protected:
  v1::ClockRow Row(const std::string& clock_id, const char* due) {
    v1::ClockRow row;
    row.set_complaint_id("c-1");
    row.set_clock_id(clock_id);
    row.set_stage(1);
    *row.mutable_due_date() = ToCivilDate(*FromIsoDate(due));
    *row.mutable_warn_date() = row.due_date();
    return row;
  }

  // One commit, and the complaint's duties after it.
  void Write(std::vector<v1::ClockRow> rows) {
    ports::Batch batch;
    ports::PendingCommit& pending = batch.commits.emplace_back();
    pending.commit.set_landlord_id("test-homes");
    pending.commit.set_request_id("r-" + std::to_string(++version_));
    pending.commit.set_first_position(version_);
    v1::Event& event = *pending.commit.add_events();
    event.mutable_stream()->set_kind(v1::STREAM_KIND_LANDLORD);
    event.mutable_stream()->set_id("test-homes");
    event.set_version(version_);
    event.mutable_fact()->mutable_noted();
    pending.request.first_position = Position{version_};
    ports::ComplaintRow after;
    after.summary.set_landlord_id("test-homes");
    after.summary.set_complaint_id("c-1");
    after.clocks = std::move(rows);
    batch.complaints.push_back({before_, after});
    before_ = after;
    ASSERT_TRUE(store_.Write(batch));
  }

  storage::MemoryStore store_;
  door::SetClock clock_{"2024-04-10"};
  prometheus::Registry registry_;
  DueCensus census_{store_, clock_, registry_};
  std::optional<ports::ComplaintRow> before_;
  std::uint64_t version_ = 0;
};

TEST_F(DueCensusTest, TellsDueFromOverdueByTheDayOfTheClock) {
  Write({Row("stage1.acknowledge", "2024-04-09"), Row("stage1.respond", "2024-04-10")});
  ASSERT_TRUE(census_.Count());
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "stage1.acknowledge"), 1);
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "stage1.respond"), 0);
  EXPECT_EQ(Shown(registry_, "redress_clocks_due", "stage1.respond"), 1);
  clock_.Set("2024-04-11");  // The day turns, and nothing is written.
  ASSERT_TRUE(census_.Count());
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "stage1.respond"), 1);
}

TEST_F(DueCensusTest, AClockByTheHourRunsOutOnAQuietLog) {
  v1::ClockRow row = Row("hazard.emergency", "2024-04-10");
  row.mutable_due_time()->set_seconds(clock_.Read().unix_nanos / 1'000'000'000 + 3600);
  v1::ClockRow later = Row("hazard.summary", "2024-04-10");
  later.mutable_due_time()->set_seconds(row.due_time().seconds() + 1);
  Write({row, later});
  ASSERT_TRUE(census_.Count());
  EXPECT_EQ(Shown(registry_, "redress_clocks_due", "hazard.emergency"), 1);
  clock_.Advance(3600);  // The very end, which is still in time.
  ASSERT_TRUE(census_.Count());
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "hazard.emergency"), 0);
  clock_.Advance(1);
  ASSERT_TRUE(census_.Count());
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "hazard.emergency"), 1);
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "hazard.summary"), 0);
  clock_.Advance(1);
  ASSERT_TRUE(census_.Count());
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "hazard.summary"), 1);
  EXPECT_EQ(Shown(registry_, "redress_clocks_due", "hazard.summary"), 0);
}

TEST_F(DueCensusTest, WhatIsDoneGoesBackToZero) {
  Write({Row("stage1.acknowledge", "2024-04-09")});
  ASSERT_TRUE(census_.Count());
  Write({});
  ASSERT_TRUE(census_.Count());
  EXPECT_EQ(Shown(registry_, "redress_clocks_overdue", "stage1.acknowledge"), 0);
}

TEST_F(DueCensusTest, NamesFromFilesOfLawAreBounded) {
  std::vector<v1::ClockRow> rows;
  for (int i = 0; i < 300; ++i) rows.push_back(Row("own." + std::to_string(i), "2024-04-09"));
  Write(rows);
  ASSERT_TRUE(census_.Count());
  double sum = 0;
  std::size_t shown = 0;
  for (const auto& family : registry_.Collect()) {
    if (family.name != "redress_clocks_overdue") continue;
    shown = family.metric.size();
    for (const auto& metric : family.metric) sum += metric.gauge.value;
  }
  EXPECT_EQ(shown, DueCensus::kLabelsMax + 1);
  EXPECT_EQ(sum, 300);
}

TEST(MetricsTest, EveryOutcomeStandsAtZeroAndIsCountedByName) {
  Metrics metrics("1.2.3");
  metrics.OnDecided(v1::REFUSAL_REASON_STAGE_NOT_OPEN);
  metrics.OnDecided(v1::REFUSAL_REASON_UNSPECIFIED);
  std::map<std::string, double> outcomes;
  for (const auto& family : metrics.registry()->Collect()) {
    if (family.name != "redress_commands_total") continue;
    for (const auto& metric : family.metric) {
      outcomes[metric.label.at(0).value] = metric.counter.value;
    }
  }
  EXPECT_EQ(outcomes.size(), static_cast<std::size_t>(v1::RefusalReason_ARRAYSIZE));
  EXPECT_EQ(outcomes["accepted"], 1);
  EXPECT_EQ(outcomes["stage_not_open"], 1);
  EXPECT_EQ(outcomes["malformed"], 0);
}

TEST(WarningMeterTest, TellsWhatWasGivenAndHowFarBehindItIs) {
  prometheus::Registry registry;
  WarningMeter meter(registry);
  meter.OnGiven();
  meter.OnGiven();
  meter.OnFailed();
  meter.OnLag(7, 2);
  std::map<std::string, double> values;
  for (const auto& family : registry.Collect()) {
    const auto& metric = family.metric.at(0);
    const bool counts = family.type == prometheus::MetricType::Counter;
    values[family.name] = counts ? metric.counter.value : metric.gauge.value;
  }
  EXPECT_EQ(values, (std::map<std::string, double>{{"redress_warnings_given_total", 2},
                                                   {"redress_warnings_failed_total", 1},
                                                   {"redress_warnings_behind_positions", 7},
                                                   {"redress_warnings_behind_seconds", 172'800}}));
}

}  // namespace
}  // namespace redress::telemetry
