#include "storage/log/record.h"

#include <xxhash.h>

#include <gtest/gtest.h>

#include "storage/log/keys.h"
#include "storage/log/rows.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

const std::string kKey = keys::LogKey(Position{258});
const RecordPlace kPlace{.table = "log", .key = kKey};

TEST(RecordTest, GivesBackWhatItWasGiven) {
  for (const std::string& payload :
       {std::string(), std::string("x"), std::string(100'000, '\xff')}) {
    const std::string record = EncodeRecord(kPlace, payload);
    EXPECT_EQ(record.size(), kRecordHeaderBytes + payload.size());
    EXPECT_EQ(DecodeRecord(kPlace, record).value(), payload);
  }
}

TEST(RecordTest, AMessageIsFramedAsItsBytes) {
  const v1::Commit commit = samples::MakeSimpleBatch(258).commits[0].commit;
  EXPECT_EQ(EncodeRecord(kPlace, commit), EncodeRecord(kPlace, commit.SerializeAsString()));
}

TEST(RecordTest, TheBytesOnDiskStayAsTheyAre) {
  // Written by the first release. It must be read by every later one.
  const std::string record(
      "\x01\x3c\x7f\x12\x35\x96\x6c\x71\xa4"
      "payload",
      16);
  EXPECT_EQ(EncodeRecord(kPlace, "payload"), record);
}

TEST(RecordTest, EveryAlteredBitIsFoundAndNamed) {
  const std::string record = EncodeRecord(kPlace, samples::MakeSimpleBatch(258).commits[0].commit);
  for (std::size_t bit = 0; bit < record.size() * 8; ++bit) {
    std::string altered = record;
    altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ 1 << bit % 8);
    const auto decoded = DecodeRecord(kPlace, altered);
    ASSERT_FALSE(decoded) << bit;
    EXPECT_EQ(decoded.error().code, ErrorCode::kDataLoss) << bit;
    EXPECT_NE(decoded.error().message.find("position 258"), std::string::npos);
  }
}

TEST(RecordTest, EveryCutIsFound) {
  const std::string record = EncodeRecord(kPlace, "payload");
  for (std::size_t size = 0; size < record.size(); ++size) {
    const auto decoded = DecodeRecord(kPlace, record.substr(0, size));
    ASSERT_FALSE(decoded) << size;
    EXPECT_EQ(decoded.error().code, ErrorCode::kDataLoss) << size;
  }
}

TEST(RecordTest, ARecordOfANewerReleaseIsRefusedAsSuch) {
  // Whole, by the documented checksum, but of format 2.
  const unsigned char format = 2;
  const std::string place = std::string("log") + '\0' + kKey;
  const std::string payload = "payload";
  const std::uint64_t seed =
      XXH3_64bits_withSeed(&format, 1, XXH3_64bits(place.data(), place.size()));
  std::string record(1, static_cast<char>(format));
  keys::AppendU64(record, XXH3_64bits_withSeed(payload.data(), payload.size(), seed));
  const auto decoded = DecodeRecord(kPlace, record + payload);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, ErrorCode::kUnimplemented);
  EXPECT_NE(decoded.error().message.find("newer release"), std::string::npos);
}

TEST(RecordTest, AMovedRecordIsFound) {
  const std::string record = EncodeRecord(kPlace, "payload");
  const std::string other = keys::LogKey(Position{259});
  EXPECT_FALSE(DecodeRecord({.table = "log", .key = other}, record));
  EXPECT_FALSE(DecodeRecord({.table = "due", .key = kKey}, record));
}

TEST(RowsTest, WhatIsNoRowIsDataLossAndNeverACrash) {
  const std::string payloads[] = {"", "x", std::string(100, '\xff'), std::string(16, '\0'),
                                  "\x05\x01"};
  for (const std::string& payload : payloads) {
    const auto expect = [&](const auto& decoded) {
      EXPECT_TRUE(decoded || decoded.error().code == ErrorCode::kDataLoss);
      return !decoded;
    };
    v1::Commit commit;
    EXPECT_TRUE(expect(DecodeCommit(kPlace, payload, commit)));
    EXPECT_TRUE(expect(DecodeRequest(kPlace, payload)));
    EXPECT_EQ(expect(DecodeEventPlace(kPlace, payload)), payload.size() != 16);
    EXPECT_EQ(expect(DecodeEnds(kPlace, payload)), payload.size() != 16);
    expect(DecodeClock(kPlace, payload));
    expect(DecodeComplaint(kPlace, payload));
  }
}

TEST(RowsTest, ACommitUnderAnothersKeyIsDataLoss) {
  v1::Commit commit;
  const std::string payload = samples::MakeSimpleBatch(7).commits[0].commit.SerializeAsString();
  EXPECT_FALSE(DecodeCommit(kPlace, payload, commit));
  const std::string key = keys::LogKey(Position{7});
  EXPECT_TRUE(DecodeCommit({.table = "log", .key = key}, payload, commit));
}

}  // namespace
}  // namespace redress::storage
