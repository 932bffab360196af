#include <filesystem>

#include <gtest/gtest.h>

#include "storage/log/open.h"
#include "tests/storage/log/fault_disk.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

using namespace samples;
namespace fs = std::filesystem;

constexpr std::uint64_t kSeed = 20'240'402;
constexpr int kFolders = 6;  // A folder lives for some rounds: what is checked again stays small.
constexpr int kRounds = 8;
constexpr int kBatchesMax = 25;

// What was acknowledged, kept outside the database, and the batch that was being written.
struct Expected {
  std::vector<v1::Commit> acknowledged;
  std::vector<v1::Commit> in_flight;
  std::uint64_t last = 0;  // Acknowledged.
};

class PowerLossTest : public ::testing::Test {
 protected:
  ports::Batch RandomBatch() {
    ports::Batch batch;
    std::uint64_t next = expected_.last + 1;
    const std::uint64_t commits = 1 + random_() % 3;
    for (std::uint64_t i = 0; i < commits; ++i) {
      // Mostly small; some large, so that a batch spans blocks and tables are flushed.
      const std::size_t size = random_() % 8 == 0 ? random_() % 60'000 : random_() % 300;
      std::vector<Entry> entries;
      const std::uint64_t events = 1 + random_() % 3;
      for (std::uint64_t event = 0; event < events; ++event) {
        entries.push_back({Complaint("c"), next + event, std::string(size, 'x')});
      }
      batch.commits.push_back(MakeCommit(next, "r" + std::to_string(next), entries));
      next += events;
    }
    batch.complaints.push_back({std::nullopt, MakeRow("acorn", "c" + std::to_string(next), {})});
    return batch;
  }

  // Writes until the power goes, or enough is written.
  void WriteUntilOff(Database& database) {
    for (int i = 0; i < kBatchesMax; ++i) {
      const ports::Batch batch = RandomBatch();
      std::vector<v1::Commit> commits;
      for (const auto& pending : batch.commits) commits.push_back(pending.commit);
      if (!database.Write(batch)) {
        expected_.in_flight = std::move(commits);
        return;
      }
      for (const auto& commit : commits) {
        expected_.last += static_cast<std::uint64_t>(commit.events_size());
        expected_.acknowledged.push_back(commit);
      }
    }
  }

  // Every acknowledged commit is there, whole, once, in order; after them the batch that was being
  // written, whole, or nothing.
  void Check(const Database& database) {
    const auto found = ReadAll(database);
    ASSERT_TRUE(found) << found.error().message;
    if (found->size() > expected_.acknowledged.size()) {
      for (const auto& commit : expected_.in_flight) {
        expected_.last += static_cast<std::uint64_t>(commit.events_size());
        expected_.acknowledged.push_back(commit);
      }
      ++in_flight_found_;
    }
    expected_.in_flight.clear();
    ASSERT_EQ(Bytes(*found), Bytes(expected_.acknowledged));
    ASSERT_EQ(Count(database.LastPosition()), expected_.last);
    const auto stream = database.ReadStream(Complaint("c"), Version{1}, 1'000'000);
    ASSERT_TRUE(stream) << stream.error().message;
    ASSERT_EQ(stream->size(), expected_.last);
    for (const auto& commit : *found) {
      ASSERT_TRUE(database.FindRequest("acorn", commit.request_id()).value());
    }
  }

  // Opens, checks, and writes until the power goes.
  void LiveOnce() {
    FaultEnv faults;
    faults.disk->FailAfter(random_() % 150, rocksdb::IOStatus::IOError("no power"));
    {
      const auto database = OpenDatabaseOn(options_, *faults.env);
      if (database) {
        ASSERT_NO_FATAL_FAILURE(Check(**database));
        WriteUntilOff(**database);
        if (faults.disk->HasFailed()) ++cut_while_writing_;
      } else {
        ASSERT_TRUE(faults.disk->HasFailed()) << database.error().message;
        ++cut_while_opening_;
      }
    }
    faults.disk->PowerOff(random_);
    SometimesAgeReached();
  }

  // What a power cut leaves of REACHED: what it held some time ago.
  void SometimesAgeReached() {
    const fs::path file = fs::path(options_.path) / "REACHED";
    const fs::path old = options_.path + ".reached";
    if (random_() % 2 == 0 && fs::exists(old)) {
      fs::copy_file(old, file, fs::copy_options::overwrite_existing);
    }
    if (fs::exists(file)) fs::copy_file(file, old, fs::copy_options::overwrite_existing);
  }

  Folder folder_;
  DatabaseOptions options_{.path = folder_.Path(), .memory_bytes = kMemoryBytesMin};
  std::mt19937_64 random_{kSeed};
  Expected expected_;
  std::size_t written_ = 0;
  int in_flight_found_ = 0;
  int cut_while_opening_ = 0;
  int cut_while_writing_ = 0;
};

TEST_F(PowerLossTest, EveryAcknowledgedCommitIsThereWholeOnceInOrder) {
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  for (int folder = 0; folder < kFolders; ++folder) {
    options_.path = folder_.Path(std::to_string(folder));
    expected_ = Expected{};
    for (int round = 0; round < kRounds; ++round) {
      SCOPED_TRACE("folder " + std::to_string(folder) + " round " + std::to_string(round));
      ASSERT_NO_FATAL_FAILURE(LiveOnce());
    }
    FaultEnv healthy;
    const auto database = OpenDatabaseOn(options_, *healthy.env);
    ASSERT_TRUE(database) << database.error().message;
    ASSERT_NO_FATAL_FAILURE(Check(**database));
    written_ += expected_.acknowledged.size();
  }
  // The rare paths were walked: else this test shows less than it says.
  EXPECT_GT(cut_while_opening_, 0);
  EXPECT_GT(cut_while_writing_, kFolders * kRounds / 4);
  EXPECT_GT(in_flight_found_, 0);
  EXPECT_GT(written_, 500u);
}

}  // namespace
}  // namespace redress::storage
