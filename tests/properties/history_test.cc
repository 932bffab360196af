#include "tests/properties/history.h"

#include <charconv>
#include <cstdlib>
#include <map>
#include <set>

#include <gtest/gtest.h>

// Random histories, orderly and messy, of which every property has to hold.
//
// REDRESS_SEED=<n> runs that one seed; REDRESS_SEEDS=<n> runs n times as many seeds.
namespace redress::properties {
namespace {

constexpr std::uint64_t kShards = 4;  // So that they run side by side.
#ifdef NDEBUG
constexpr std::uint64_t kSeedsOfAShard = 1'000;  // Of each manner: 8,000 in all.
#else
constexpr std::uint64_t kSeedsOfAShard = 125;  // 1,000: sanitizers take ten times as long.
#endif
constexpr std::size_t kCommands = 30;

std::optional<std::uint64_t> FromEnvironment(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr) return std::nullopt;
  const std::string_view value(text);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  if (!whole) ADD_FAILURE() << "expected " << name << " to be a number, but it is not";
  return number;
}

// The seeds of one shard.
std::vector<std::uint64_t> Seeds(std::uint64_t shard) {
  if (const auto one = FromEnvironment("REDRESS_SEED")) return {*one};
  const std::uint64_t count = kSeedsOfAShard * FromEnvironment("REDRESS_SEEDS").value_or(1);
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t i = 0; i < count; ++i) seeds.push_back(1 + shard + i * kShards);
  return seeds;
}

HistoryOptions Options(std::uint64_t seed, Manner manner) {
  HistoryOptions options;
  options.seed = seed;
  options.manner = manner;
  options.complaints = 1 + seed % 3;
  return options;
}

using Shard = std::tuple<Manner, std::uint64_t>;
class RandomHistoryTest : public testing::TestWithParam<Shard> {};

TEST_P(RandomHistoryTest, PropertiesHold) {
  const auto [manner, shard] = GetParam();
  for (const auto seed : Seeds(shard)) {
    const History history = PlayHistory(Options(seed, manner), kCommands);
    for (const auto& property : Properties()) {
      const auto broken = property.check(history);
      ASSERT_FALSE(broken.has_value())
          << property.name << ": " << *broken << "\nrun it again with REDRESS_SEED=" << seed;
    }
  }
}

std::string ShardName(const testing::TestParamInfo<Shard>& shard) {
  const bool orderly = std::get<Manner>(shard.param) == Manner::kOrderly;
  return (orderly ? "Orderly" : "Messy") + std::to_string(std::get<std::uint64_t>(shard.param));
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomHistoryTest,
                         testing::Combine(testing::Values(Manner::kOrderly, Manner::kMessy),
                                          testing::Range(std::uint64_t{0}, kShards)),
                         ShardName);

// What a thousand messy histories met.
struct Reach {
  std::set<int> recorded;  // Numbers of the facts that were recorded.
  std::map<v1::RefusalReason, int> refused;
  std::size_t commands_accepted = 0;
  std::size_t commands_refused = 0;
};

Reach ReachOf(std::uint64_t seeds) {
  Reach reach;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    for (const auto& decided : PlayHistory(Options(seed, Manner::kMessy), kCommands).decided) {
      ++(decided.refusal ? reach.commands_refused : reach.commands_accepted);
      if (decided.refusal) ++reach.refused[decided.refusal->reason];
      for (const auto& made : decided.made) {
        reach.recorded.insert(made.event().fact().body_case());
      }
    }
  }
  return reach;
}

// The messy histories are worth their name only if much of them is accepted, much refused for many
// reasons, and every kind of fact there is gets recorded.
TEST(RandomHistoryReachTest, EveryKindOfFactAndManyRefusalsAreMet) {
  const Reach reach = ReachOf(1'000);
  for (const int number : FactNumbers()) {
    // A landlord begins once, in the set-up.
    if (number == v1::Fact::kLandlordCreated) continue;
    EXPECT_TRUE(reach.recorded.contains(number)) << "never recorded: fact number " << number;
  }
  EXPECT_GE(reach.refused.size(), 18u);
  EXPECT_GT(reach.commands_accepted, 5'000u);
  EXPECT_GT(reach.commands_refused, 2'000u);
}

// The same seed gives the same commands: a printed seed is worth something.
TEST(RandomHistoryReachTest, ASeedGivesTheSameHistory) {
  const auto bytes = [](std::uint64_t seed) {
    std::string all;
    const History history = PlayHistory(Options(seed, Manner::kMessy), kCommands);
    for (const auto& [key, state] : history.record.streams()) {
      for (const auto& event : history.record.EventsOf(key)) all += event.SerializeAsString();
    }
    return all;
  };
  EXPECT_EQ(bytes(7), bytes(7));
  EXPECT_NE(bytes(7), bytes(8));
}

}  // namespace
}  // namespace redress::properties
