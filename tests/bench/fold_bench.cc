// How fast the pure parts are: folding a complaint's stream, deriving its duties, making its row,
// what the Code says of it.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/clocks/derive.h"
#include "engine/complaint/row.h"
#include "engine/types/standing.h"
#include "engine/complaint/state.h"
#include "engine/editions/shipped.h"
#include "engine/findings/findings.h"
#include "engine/landlord/state.h"

namespace redress {
namespace {

v1::RecordedEvent EventOf(std::uint64_t version, Day day, v1::Fact fact) {
  v1::RecordedEvent recorded;
  recorded.set_position(version);
  *recorded.mutable_recorded_date() = ToCivilDate(day);
  recorded.mutable_recorded_time()->set_seconds(
      std::chrono::seconds(day.time_since_epoch()).count());
  v1::Event& event = *recorded.mutable_event();
  event.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
  event.mutable_stream()->set_id("c1");
  event.set_version(version);
  *event.mutable_happened()->mutable_date() = ToCivilDate(day);
  event.mutable_happened()->set_grade(v1::DATE_GRADE_DAY);
  event.set_intent(v1::INTENT_REPORT);
  *event.mutable_fact() = std::move(fact);
  return recorded;
}

v1::Personal SealedText() {
  v1::Personal personal;
  personal.mutable_sealed()->set_key_id(7);
  personal.mutable_sealed()->set_nonce(std::string(12, 'n'));
  personal.mutable_sealed()->set_ciphertext(std::string(200, 'c'));
  personal.mutable_sealed()->set_commitment(std::string(32, 'h'));
  personal.set_length(168);
  return personal;
}

constexpr std::size_t kStreamEvents = 40;
constexpr std::size_t kFullStreamEvents = 60;

// A two-stage complaint of so many events: the Code's steps, and correspondence in between.
std::vector<v1::RecordedEvent> Stream(std::size_t count = kStreamEvents) {
  std::vector<v1::RecordedEvent> events;
  Day day{std::chrono::year{2024} / 5 / 1};
  const auto add = [&](v1::Fact fact) {
    events.push_back(EventOf(events.size() + 1, day, std::move(fact)));
    day += std::chrono::days{2};
  };
  const auto letter = [&] {
    v1::Fact fact;
    fact.mutable_corresponded()->set_direction(v1::DIRECTION_IN);
    *fact.mutable_corresponded()->mutable_text() = SealedText();
    return fact;
  };
  v1::Fact fact;
  *fact.mutable_received()->add_words() = SealedText();
  fact.mutable_received()->set_subject_category("property-condition");
  add(fact);
  for (std::uint32_t stage = 1; stage <= 2; ++stage) {
    if (stage == 2) {
      fact.mutable_escalation_requested()->set_to_stage(2);
      add(fact);
    }
    fact.mutable_logged()->set_stage(stage);
    add(fact);
    fact.mutable_acknowledged()->set_stage(stage);
    fact.mutable_acknowledged()->set_handler_id("o-" + std::to_string(stage));
    *fact.mutable_acknowledged()->mutable_letter() = SealedText();
    add(fact);
    fact.mutable_defined()->set_stage(stage);
    for (int i = 0; i < 5; ++i) {
      fact.mutable_defined()->add_points()->set_point_id("p" + std::to_string(i));
    }
    *fact.mutable_defined()->add_outcomes_sought() = SealedText();
    add(fact);
    for (int i = 0; i < 12; ++i) add(letter());
    fact.mutable_responded()->set_stage(stage);
    *fact.mutable_responded()->mutable_letter() = SealedText();
    for (int i = 0; i < 5; ++i) {
      v1::PointDecision& decision = *fact.mutable_responded()->add_decisions();
      decision.set_point_id("p" + std::to_string(i));
      decision.set_outcome(v1::OUTCOME_UPHELD);
      *decision.mutable_reasons() = SealedText();
    }
    add(fact);
    fact.mutable_remedy_agreed()->set_remedy_id("r" + std::to_string(stage));
    fact.mutable_remedy_agreed()->set_stage(stage);
    *fact.mutable_remedy_agreed()->mutable_due_date() = ToCivilDate(day + std::chrono::days{20});
    add(fact);
    fact.mutable_action_agreed()->set_action_id("a" + std::to_string(stage));
    fact.mutable_action_agreed()->set_stage(stage);
    add(fact);
  }
  while (events.size() < count) add(letter());
  return events;
}

std::shared_ptr<const editions::Law> ShippedLaw() {
  landlord::State state;
  std::uint64_t version = 0;
  v1::Fact fact;
  const Day day{std::chrono::year{2024} / 1 / 2};
  fact.mutable_landlord_created()->set_display_name("Mill Homes");
  landlord::Evolve(state, EventOf(++version, day, fact));
  for (const editions::ShippedFile& file : editions::Shipped()) {
    fact.mutable_law_adopted()->set_kind(file.kind);
    fact.mutable_law_adopted()->set_id(std::string(file.name));
    fact.mutable_law_adopted()->set_version(1);
    fact.mutable_law_adopted()->set_content(std::string(file.content));
    landlord::Evolve(state, EventOf(++version, day, fact));
  }
  return state.law;
}

void FoldStream(benchmark::State& state) {
  const auto events = Stream();
  for (auto _ : state) benchmark::DoNotOptimize(complaint::Fold(events));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events.size()));
}
BENCHMARK(FoldStream);

// As from disk: bytes to messages to state.
void DecodeAndFoldStream(benchmark::State& state) {
  std::vector<std::string> encoded;
  for (const auto& event : Stream()) encoded.push_back(event.SerializeAsString());
  v1::RecordedEvent event;
  for (auto _ : state) {
    complaint::State folded;
    for (const std::string& bytes : encoded) {
      if (!event.ParseFromString(bytes)) state.SkipWithError("expected an event");
      complaint::Evolve(folded, event);
    }
    benchmark::DoNotOptimize(folded);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(encoded.size()));
}
BENCHMARK(DecodeAndFoldStream);

void DeriveClocks(benchmark::State& state) {
  const auto law = ShippedLaw();
  const auto folded = complaint::Fold(Stream());
  const Day today{std::chrono::year{2024} / 9 / 2};
  for (auto _ : state) {
    benchmark::DoNotOptimize(clocks::Derive(folded.clock_facts, *law, today));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(DeriveClocks);

void MakeRow(benchmark::State& state) {
  const auto law = ShippedLaw();
  const auto events = Stream();
  const auto folded =
      complaint::Fold(std::span(events).first(3));  // Open, so that it has duties not done.
  for (auto _ : state) benchmark::DoNotOptimize(complaint::MakeRow("mill", "c1", folded, *law));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(MakeRow);

// Everything the Code says of a complaint of 60 events, from its stream: what stands, its state,
// its duties, each provision.
void FindOfComplaint(benchmark::State& state) {
  const auto law = ShippedLaw();
  const auto events = Stream(kFullStreamEvents);
  const Day today{std::chrono::year{2024} / 9 / 2};
  const landlord::Register landlord;
  for (auto _ : state) {
    const StandingEvents standing(events);
    const auto folded = complaint::Fold(events);
    benchmark::DoNotOptimize(findings::OfComplaint(
        standing.events(), folded, {.law = *law, .landlord = &landlord, .today = today}));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(FindOfComplaint);

}  // namespace
}  // namespace redress

BENCHMARK_MAIN();
