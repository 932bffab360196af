#include <gtest/gtest.h>

#include "storage/log/open.h"
#include "tests/storage/log/fault_disk.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

using namespace samples;

class FullDiskTest : public ::testing::Test {
 protected:
  // What a healthy disk finds afterwards.
  std::size_t CommitsFound() {
    FaultEnv healthy;
    const auto database = OpenDatabaseOn(options_, *healthy.env);
    EXPECT_TRUE(database) << database.error().message;
    return ReadAll(**database).value().size();
  }

  Folder folder_;
  DatabaseOptions options_{.path = folder_.Path()};
};

// The disk fails at each of a write's changes in turn: the append, the sync.
class FullDiskAtTest : public FullDiskTest, public ::testing::WithParamInterface<std::uint64_t> {};

TEST_P(FullDiskAtTest, AFailedWriteIsSaidAndNeverRetried) {
  FaultEnv faults;
  {
    const auto database = OpenDatabaseOn(options_, *faults.env);
    ASSERT_TRUE(database) << database.error().message;
    ASSERT_TRUE((*database)->Write(MakeSimpleBatch(1)));
    faults.disk->FailAfter(GetParam(), rocksdb::IOStatus::NoSpace("no space left on device"));
    const auto failed = (*database)->Write(MakeSimpleBatch(2));
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::kResourceExhausted) << failed.error().message;
    EXPECT_NE(failed.error().message.find("make room"), std::string::npos);
    // There is room again, but what a failed sync did nobody knows: no write is taken any more.
    faults.disk->FailAfter(1'000'000, rocksdb::IOStatus::OK());
    const std::uint64_t changes = faults.disk->Changes();
    const auto again = (*database)->Write(MakeSimpleBatch(2));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error(), failed.error());
    EXPECT_EQ(faults.disk->Changes(), changes);
    // Reading goes on, of what was acknowledged.
    EXPECT_EQ((*database)->LastPosition(), Position{1});
    EXPECT_EQ(ReadAll(**database).value().size(), 1u);
  }
  const std::size_t found = CommitsFound();
  EXPECT_GE(found, 1u);
  EXPECT_LE(found, 2u);  // The failed one may have reached the disk: nobody was told either way.
}

INSTANTIATE_TEST_SUITE_P(EachChange, FullDiskAtTest, ::testing::Values(0, 1));

TEST_F(FullDiskTest, AnInputOutputErrorIsSaid) {
  FaultEnv faults;
  const auto database = OpenDatabaseOn(options_, *faults.env);
  ASSERT_TRUE(database) << database.error().message;
  faults.disk->FailAfter(1, rocksdb::IOStatus::IOError("input/output error"));
  const auto failed = (*database)->Write(MakeSimpleBatch(1));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(failed.error().message.find("input/output error"), std::string::npos);
}

TEST_F(FullDiskTest, OpeningOnAFullDiskLosesNothing) {
  {
    FaultEnv healthy;
    const auto database = OpenDatabaseOn(options_, *healthy.env);
    ASSERT_TRUE(database);
    for (std::uint64_t n = 1; n <= 5; ++n) ASSERT_TRUE((*database)->Write(MakeSimpleBatch(n)));
  }
  // Recovery itself writes: the disk fails at each of its changes in turn, until it no longer does.
  std::uint64_t changes = 0;
  for (bool failed = true; failed; ++changes) {
    FaultEnv faults;
    faults.disk->FailAfter(changes, rocksdb::IOStatus::NoSpace("no space left on device"));
    const auto database = OpenDatabaseOn(options_, *faults.env);
    failed = !database;
    if (failed) {
      EXPECT_EQ(database.error().code, ErrorCode::kResourceExhausted) << database.error().message;
    } else {
      EXPECT_EQ(ReadAll(**database).value().size(), 5u) << changes;
    }
    ASSERT_LT(changes, 1'000u);
  }
  EXPECT_GT(changes, 5u);
  EXPECT_EQ(CommitsFound(), 5u);
}

TEST_F(FullDiskTest, MakingAFolderOnAFullDiskCanBeDoneAgain) {
  std::uint64_t changes = 0;
  for (bool failed = true; failed; ++changes) {
    FaultEnv faults;
    faults.disk->FailAfter(changes, rocksdb::IOStatus::NoSpace("no space left on device"));
    const auto database = OpenDatabaseOn(options_, *faults.env);
    failed = !database;
    if (failed) {
      EXPECT_EQ(database.error().code, ErrorCode::kResourceExhausted) << database.error().message;
    }
    ASSERT_LT(changes, 1'000u);
  }
  EXPECT_GT(changes, 5u);
  EXPECT_EQ(CommitsFound(), 0u);
}

TEST_F(FullDiskTest, AReadOnlyFolderIsSaidAndLosesNothing) {
  {
    FaultEnv healthy;
    const auto database = OpenDatabaseOn(options_, *healthy.env);
    ASSERT_TRUE(database);
    ASSERT_TRUE((*database)->Write(MakeSimpleBatch(1)));
  }
  FaultEnv faults;
  faults.disk->FailAfter(0, rocksdb::IOStatus::IOError("LOCK", "Read-only file system"));
  const auto database = OpenDatabaseOn(options_, *faults.env);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(database.error().message.find("Read-only file system"), std::string::npos);
  EXPECT_NE(database.error().message.find("permissions"), std::string::npos);
  EXPECT_EQ(CommitsFound(), 1u);
}

}  // namespace
}  // namespace redress::storage
