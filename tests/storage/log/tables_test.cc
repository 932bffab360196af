#include "storage/log/tables.h"

#include <gtest/gtest.h>

#include "storage/log/batch.h"
#include "storage/log/database.h"
#include "storage/log/keys.h"
#include "storage/log/options.h"
#include "storage/log/recovery.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

using namespace samples;

// Changes records behind the database's back, with checksums of RocksDB's that match: what our own
// are for.
class TablesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto database = OpenDatabase(options_);
    ASSERT_TRUE(database);
    for (std::uint64_t n = 1; n <= 5; ++n) {
      ports::Batch batch = MakeSimpleBatch(n);
      const std::string id = "c" + std::to_string(n);
      batch.complaints = {
          {std::nullopt, MakeRow("acorn", id, {MakeClock(id, "ack", "2024-04-09")})}};
      batch.references.push_back({.landlord_id = "acorn", .reference = {}, .complaint_id = id});
      batch.references[0].reference.set_source("crm");
      batch.references[0].reference.set_reference(id);
      ASSERT_TRUE((*database)->Write(batch));
    }
  }

  // Gives `change` the value at `key`; what it leaves empty is deleted.
  void Change(Table table, const std::string& key,
              const std::function<void(std::string&)>& change) {
    const auto tables = OpenTables(MakeRocksOptions(options_, *rocksdb::Env::Default()),
                                   options_.path + "/log", Position{0});
    ASSERT_TRUE(tables) << tables.error().message;
    std::string value;
    ASSERT_TRUE((*tables)->db().Get({}, (*tables)->Handle(table), key, &value).ok());
    change(value);
    const auto status = value.empty()
                            ? (*tables)->db().Delete({}, (*tables)->Handle(table), key)
                            : (*tables)->db().Put({}, (*tables)->Handle(table), key, value);
    ASSERT_TRUE(status.ok());
  }

  static void Flip(std::string& value) { value.back() = static_cast<char>(value.back() ^ 0x01); }
  static void Delete(std::string& value) { value.clear(); }

  template <typename Answer>
  static void ExpectDataLoss(const Answer& answer, const std::string& message_part) {
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::kDataLoss);
    EXPECT_NE(answer.error().message.find(message_part), std::string::npos)
        << answer.error().message;
  }

  std::unique_ptr<Database> Open() { return std::move(OpenDatabase(options_).value()); }

  Folder folder_;
  DatabaseOptions options_{.path = folder_.Path()};
};

TEST_F(TablesTest, AnAlteredCommitIsDataLossWithItsPosition) {
  Change(Table::kLog, keys::LogKey(Position{3}), Flip);
  const auto database = Open();
  ExpectDataLoss(ReadAll(*database), "position 3");
  ExpectDataLoss(database->ReadStream(Complaint("c"), Version{1}, 100), "position 3");
  // What is whole before and after can still be read.
  EXPECT_EQ(database->ReadStream(Complaint("c"), Version{1}, 2).value().size(), 2u);
  EXPECT_EQ(ReadAll(*database, Position{4}).value().size(), 2u);
}

TEST_F(TablesTest, AMissingCommitIsDataLoss) {
  Change(Table::kLog, keys::LogKey(Position{3}), Delete);
  const auto database = Open();
  ExpectDataLoss(ReadAll(*database), "position 4");
  ExpectDataLoss(ReadAll(*database, Position{3}), "position 4");
  ExpectDataLoss(database->ReadStream(Complaint("c"), Version{1}, 100), "position 3");
}

TEST_F(TablesTest, AMissingFirstCommitIsDataLoss) {
  for (std::uint64_t n = 1; n <= 4; ++n) Change(Table::kLog, keys::LogKey(Position{n}), Delete);
  const auto database = Open();
  EXPECT_FALSE(ReadAll(*database));
}

TEST_F(TablesTest, AMissingLastCommitIsFoundWhenOpening) {
  Change(Table::kLog, keys::LogKey(Position{5}), Delete);
  ExpectDataLoss(OpenDatabase(options_), "position 5");
}

TEST_F(TablesTest, AnAlteredStreamRowIsDataLoss) {
  Change(Table::kStreams, keys::StreamEventKey(Complaint("c"), Version{2}), Flip);
  ExpectDataLoss(Open()->ReadStream(Complaint("c"), Version{1}, 100), "streams");
}

TEST_F(TablesTest, AMissingStreamRowIsDataLoss) {
  Change(Table::kStreams, keys::StreamEventKey(Complaint("c"), Version{2}), Delete);
  ExpectDataLoss(Open()->ReadStream(Complaint("c"), Version{1}, 100), "streams");
}

TEST_F(TablesTest, AStreamRowThatNamesAnotherEventIsDataLoss) {
  const std::string key = keys::StreamEventKey(Complaint("c"), Version{2});
  Change(Table::kStreams, key, [&](std::string& value) {
    std::string payload(DecodeRecord(PlaceOf(Table::kStreams, key), value).value());
    payload[7] = 3;  // The commit at position 3 instead of 2.
    value = EncodeRecord(PlaceOf(Table::kStreams, key), payload);
  });
  ExpectDataLoss(Open()->ReadStream(Complaint("c"), Version{1}, 100), "position 3");
}

TEST_F(TablesTest, AlteredRowsAreDataLoss) {
  Change(Table::kRequests, keys::RequestKey("acorn", "r2"), Flip);
  Change(Table::kComplaints, keys::ComplaintKey("acorn", "c2"), Flip);
  Change(Table::kDue, keys::DueKey("acorn", {*FromIsoDate("2024-04-09"), "c2", "ack"}), Flip);
  Change(Table::kReferences, keys::ReferenceKey("acorn", "crm", "c2"), Flip);
  const auto database = Open();
  ExpectDataLoss(database->FindRequest("acorn", "r2"), "requests");
  ExpectDataLoss(database->FindComplaint("acorn", "c2"), "complaints");
  ExpectDataLoss(database->ListComplaints("acorn", "", 10), "complaints");
  ExpectDataLoss(database->ListDue("acorn", std::nullopt, std::nullopt, 10), "due");
  ExpectDataLoss(database->FindByReference("acorn", "crm", "c2"), "references");
  EXPECT_TRUE(database->FindComplaint("acorn", "c3").value().has_value());
}

TEST_F(TablesTest, AWriteAheadLogThatDoesNotJoinTheTablesIsFound) {
  // As if the write-ahead log that held position 5 were lost, and a later one were there.
  {
    const auto tables = OpenTables(MakeRocksOptions(options_, *rocksdb::Env::Default()),
                                   options_.path + "/log", Position{0});
    ASSERT_TRUE(tables);
    rocksdb::DB& db = (*tables)->db();
    ASSERT_TRUE(db.Delete({}, (*tables)->Handle(Table::kLog), keys::LogKey(Position{5})).ok());
    rocksdb::WriteBatch batch;
    ASSERT_TRUE(EncodeBatch(**tables, MakeSimpleBatch(6), Position{5}, batch));
    ASSERT_TRUE(db.Write({}, &batch).ok());
  }
  ExpectDataLoss(OpenDatabase(options_), "a write-ahead log is missing");
}

TEST_F(TablesTest, ABatchMissingBetweenTwoIsFoundByRecovery) {
  const auto tables = OpenTables(MakeRocksOptions(options_, *rocksdb::Env::Default()),
                                 options_.path + "/log", Position{0});
  ASSERT_TRUE(tables);
  using Answer = rocksdb::WalFilter::WalProcessingOption;
  WalWatch watch;
  const auto see = [&](std::uint64_t position) {
    rocksdb::WriteBatch batch;
    EXPECT_TRUE(EncodeBatch(**tables, MakeSimpleBatch(position), Position{position - 1}, batch));
    bool changed = true;
    const Answer answer = watch.LogRecordFound(1, "1.log", batch, nullptr, &changed);
    EXPECT_FALSE(changed);
    return answer;
  };
  EXPECT_EQ(see(3), Answer::kContinueProcessing);
  EXPECT_EQ(see(4), Answer::kContinueProcessing);
  EXPECT_EQ(see(6), Answer::kCorruptedRecord);
  EXPECT_EQ(watch.FirstBefore(), Position{2});
  EXPECT_EQ(watch.Last(), Position{6});
}

}  // namespace
}  // namespace redress::storage
