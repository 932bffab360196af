// The published log of a city's service requests of 2014 to 2019, as it stands, where it is at
// hand: REDRESS_REAL_REQUESTS says where. What is expected was counted with another program.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/requests/state.h"
#include "services/intake/rows/sample_requests.h"
#include "tests/services/intake/house_on_memory.h"

namespace redress::intake {
namespace {

constexpr std::size_t kRows = 1'000;
constexpr std::size_t kConvertedTwice = 53;

std::string Log() {
  const char* path = std::getenv("REDRESS_REAL_REQUESTS");
  std::ostringstream text;
  if (path != nullptr) text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// What was taken, by where it stands, and how many have dates that contradict each other.
struct Counts {
  std::size_t completed = 0;
  std::size_t open = 0;
  std::size_t answered = 0;
  std::size_t contradictory = 0;
};

Counts CountTaken(const HouseOnMemory& house, const RunResult& run) {
  Counts counts;
  for (const auto& answer : run.answers) {
    const auto state = requests::Fold(
        house.ReadStream(v1::STREAM_KIND_SERVICE_REQUEST, answer.service_request_id()));
    counts.completed += state.status == requests::Status::kCompleted ? 1 : 0;
    counts.open += state.status == requests::Status::kOpen ? 1 : 0;
    counts.answered += state.First(v1::Fact::kRequestAnswered) != nullptr ? 1 : 0;
    counts.contradictory += state.contradictory ? 1 : 0;
  }
  return counts;
}

TEST(RealRequestsTest, EveryRowIsTakenOrRejectedWithItsReason) {
  HouseOnMemory house;
  const std::string log = Log();
  ASSERT_FALSE(log.empty()) << "expected REDRESS_REAL_REQUESTS to name the log";
  std::vector<Fault> faults;
  const auto run = house.Import(log, {}, kSampleRequestsMapping, &faults);
  ASSERT_TRUE(run.ended) << run.status.error_message();
  EXPECT_EQ(run.Count(v1::IMPORT_OUTCOME_TAKEN), kRows - kConvertedTwice) << run.Shown();
  EXPECT_EQ(faults.size(), kConvertedTwice);
  for (const auto& fault : faults) EXPECT_EQ(fault.column, "Resolution Description");
  const auto position = house.store.LastPosition();
  EXPECT_EQ(house.Import(log, {}, kSampleRequestsMapping).Count(v1::IMPORT_OUTCOME_UNCHANGED),
            kRows - kConvertedTwice);
  EXPECT_EQ(house.store.LastPosition(), position);
}

TEST(RealRequestsTest, WithoutTheAnswersTextEveryRowIsTakenAndWhatContradictsIsSeen) {
  HouseOnMemory house;
  const std::string log = Log();
  ASSERT_FALSE(log.empty()) << "expected REDRESS_REAL_REQUESTS to name the log";
  std::string mapping(kSampleRequestsMapping);
  const std::string answer = "\"Resolution Description\" = \"answer\"";
  mapping.replace(mapping.find(answer), answer.size(), "\"Resolution Description\" = \"ignore\"");
  std::vector<Fault> faults;
  const auto run = house.Import(log, {}, mapping, &faults);
  EXPECT_EQ(run.Count(v1::IMPORT_OUTCOME_TAKEN), kRows) << run.Shown();
  EXPECT_TRUE(faults.empty());
  const Counts counts = CountTaken(house, run);
  EXPECT_EQ(counts.completed, 986u);
  EXPECT_EQ(counts.open, 14u);
  EXPECT_EQ(counts.answered, 985u);
  EXPECT_EQ(counts.contradictory, 27u);
}

}  // namespace
}  // namespace redress::intake
