// Facts of any kind in any order, as hostile logs have them: what must hold for every clock.

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "engine/editions/shipped.h"
#include "engine/types/clock_fact.h"
#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

constexpr std::uint32_t kSeeds = 2'000;

class RandomFacts {
 public:
  explicit RandomFacts(std::uint32_t seed) : random_(seed) {}

  Facts Make() {
    Facts facts;
    for (std::uint32_t left = Below(14); left > 0; --left) AddOne(facts);
    return facts;
  }

  Day Today() { return D("2024-03-01") + std::chrono::days{Below(150)}; }

 private:
  std::uint32_t Below(std::uint32_t end) {
    return std::uniform_int_distribution<std::uint32_t>{0, end - 1}(random_);
  }

  Moment Next() {
    Moment at{.day = {},
              .instant_nanos = {},
              .grade = v1::DATE_GRADE_NOT_KNOWN,
              .recorded_day = Today(),
              .version = ++version_};
    if (Below(8) == 0) return at;
    at.day = Today();
    at.grade = v1::DATE_GRADE_DAY;
    if (Below(2) == 0) at.instant_nanos = Below(24);
    return at;
  }

  void AddOne(Facts& facts) {
    const std::uint32_t stage = Below(5);  // Also 0 and 4, which are none.
    const std::uint32_t kind = Below(9);
    if (kind == 7) {
      facts.extensions.push_back({.stage = stage,
                                  .new_due = Below(5) == 0 ? std::nullopt : std::optional(Today()),
                                  .good_reason = Below(3) == 0,
                                  .at = Next()});
    } else if (kind == 8) {
      facts.ends.push_back({.stage = stage, .reopens = Below(2) == 0, .at = Next()});
    } else {
      AddMark(facts, stage);
    }
  }

  // Half of them of a stage, half of any kind there is.
  void AddMark(Facts& facts, std::uint32_t stage) {
    const auto fact =
        static_cast<v1::ClockFact>(1 + Below(Below(2) == 0 ? 6 : v1::ClockFact_ARRAYSIZE - 1));
    const bool received = fact == v1::CLOCK_FACT_RECEIVED;
    Mark mark{.fact = fact, .stage = received ? 1 + Below(2) : stage, .at = Next()};
    const auto& nature = NatureOf(fact);
    if (nature.item) mark.item_id = Below(2) == 0 ? "a" : "b";
    if (nature.states_date && Below(4) != 0) mark.stated = Today();
    if (fact == v1::CLOCK_FACT_UPDATE_INTERVAL_AGREED) mark.interval_working_days = Below(20);
    facts.marks.push_back(mark);
    if (nature.item && Below(6) == 0) {
      facts.voids.push_back(
          {.kind = *nature.item, .item_id = "a", .lifted = Below(2) == 0, .at = Next()});
    }
  }

  std::mt19937 random_;
  std::uint64_t version_ = 0;
};

// Every code that ships, but for older ones of the Ombudsman, under a policy that counts the day of
// receipt as day 1.
const editions::Law& EveryCode() {
  static const editions::Law law = [] {
    editions::Law all = ShippedWithDayOne();
    for (const auto& file : editions::ShippedBeside()) {
      if (file.kind != v1::LAW_KIND_EDITION) continue;
      v1::Edition edition = editions::ParseEdition(file.content, file.name).value();
      if (edition.scheme() == editions::kMainScheme) continue;
      edition.mutable_in_force_from_date()->set_year(2020);
      all.editions.push_back(std::make_shared<const v1::Edition>(edition));
    }
    return all;
  }();
  return law;
}

std::vector<std::string> Views(const Facts& facts, Day today) {
  std::vector<std::string> views;
  for (const Clock& clock : Derive(facts, EveryCode(), today)) {
    views.push_back(ToView(clock).SerializeAsString());
  }
  return views;
}

void ExpectSound(const Clock& clock, Day today) {
  EXPECT_NE(clock.state, v1::CLOCK_STATE_UNSPECIFIED);
  EXPECT_EQ(clock.due.has_value(), !clock.explanations.empty());
  EXPECT_EQ(clock.due.has_value(), clock.decided_by != v1::CLOCK_READING_UNSPECIFIED);
  EXPECT_EQ(clock.due.has_value(), clock.target.has_value());
  if (clock.due) {
    EXPECT_LE(*clock.warn, *clock.due);
    EXPECT_LE(*clock.target, *clock.due);
  }
  for (const Explanation& explanation : clock.explanations) {
    // A date that is stated may be of any day.
    if (!explanation.limit.has_stated()) {
      EXPECT_LT(explanation.start, explanation.first_due);
    }
    EXPECT_LE(explanation.first_due, explanation.due);
  }
  if (clock.state == v1::CLOCK_STATE_MET) {
    EXPECT_LE(*clock.done, *clock.due);
  }
  if (clock.state == v1::CLOCK_STATE_MISSED) {
    EXPECT_TRUE(*clock.done > *clock.due || (clock.due_nanos && *clock.done == *clock.due));
  }
  if (clock.state == v1::CLOCK_STATE_RUNNING) {
    EXPECT_LE(today, *clock.due);
  }
  if (clock.state == v1::CLOCK_STATE_OVERDUE) {
    EXPECT_GT(today, *clock.due);
  }
  const bool late = clock.state == v1::CLOCK_STATE_MISSED ||
                    clock.state == v1::CLOCK_STATE_OVERDUE ||
                    clock.state == v1::CLOCK_STATE_ENDED_LATE;
  EXPECT_EQ(clock.working_days_late.has_value(), late);
  if (late) {
    EXPECT_GE(*clock.working_days_late, 0);
  }
}

TEST(RandomFactsTest, EveryClockIsSound) {
  for (std::uint32_t seed = 0; seed < kSeeds && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomFacts random(seed);
    const Facts facts = random.Make();
    const Day today = random.Today();
    for (const Clock& clock : Derive(facts, EveryCode(), today)) ExpectSound(clock, today);
  }
}

TEST(RandomFactsTest, NoTwoClocksOfARecordAreAlike) {
  for (std::uint32_t seed = 0; seed < kSeeds && !testing::Test::HasFailure(); ++seed) {
    RandomFacts random(seed);
    std::set<std::string> ids;
    for (const Clock& clock : Derive(random.Make(), EveryCode(), random.Today())) {
      EXPECT_TRUE(ids.insert(clock.Id()).second) << clock.Id() << " of seed " << seed;
    }
  }
}

TEST(RandomFactsTest, HowTheyAreStoredChangesNothing) {
  for (std::uint32_t seed = 0; seed < kSeeds && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomFacts random(seed);
    Facts facts = random.Make();
    const Day today = random.Today();
    const auto before = Views(facts, today);
    std::mt19937 shuffle(seed);
    std::shuffle(facts.marks.begin(), facts.marks.end(), shuffle);
    std::shuffle(facts.extensions.begin(), facts.extensions.end(), shuffle);
    std::shuffle(facts.ends.begin(), facts.ends.end(), shuffle);
    std::shuffle(facts.voids.begin(), facts.voids.end(), shuffle);
    EXPECT_EQ(Views(facts, today), before);
  }
}

TEST(RandomFactsTest, TheyReachEveryState) {
  std::array<int, v1::ClockState_ARRAYSIZE> seen{};
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    RandomFacts random(seed);
    const Facts facts = random.Make();
    for (const Clock& clock : Derive(facts, Shipped(), random.Today())) {
      ++seen[static_cast<std::size_t>(clock.state)];
    }
  }
  for (int state = 1; state < v1::ClockState_ARRAYSIZE; ++state) {
    EXPECT_GT(seen[static_cast<std::size_t>(state)], 0) << state;
  }
}

}  // namespace
}  // namespace redress::clocks
