#include "storage/log/keys.h"

#include <gtest/gtest.h>

#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

using namespace std::string_literals;

TEST(KeysTest, TheBytesOnDiskStayAsTheyAre) {
  const StreamKey stream{"acorn", v1::STREAM_KIND_COMPLAINT, "c1"};
  const Day day = *FromIsoDate("1970-01-02");
  EXPECT_EQ(keys::LogKey(Position{258}), "\0\0\0\0\0\0\x01\x02"s);
  EXPECT_EQ(keys::StreamEventKey(stream, Version{3}),
            "acorn\0\x01"
            "c1\0\0\0\0\0\0\0\0\x03"s);
  EXPECT_EQ(keys::RequestKey("acorn", "r1"), "acorn\0r1\0"s);
  EXPECT_EQ(keys::ComplaintKey("acorn", "c1"), "acorn\0c1\0"s);
  EXPECT_EQ(keys::LandlordKey("acorn"), "acorn\0"s);
  EXPECT_EQ(keys::ReferenceKey("acorn", "crm", "7"),
            "acorn\0crm\0"
            "7\0"s);
  EXPECT_EQ(keys::DueKey("acorn", {day, "c1", "ack"}),
            "acorn\0\x80\0\0\x01"
            "c1\0ack\0"s);
}

TEST(KeysTest, OrderIsThatOfWhatTheyName) {
  const auto due = [](const std::string& date, const std::string& complaint) {
    return keys::DueKey("acorn", {*FromIsoDate(date), complaint, "ack"});
  };
  EXPECT_LT(due("1969-12-31", "z"), due("1970-01-01", "a"));
  EXPECT_LT(due("2024-04-09", "z"), due("2199-12-31", "a"));
  EXPECT_LT(due("2024-04-09", "a"), due("2024-04-09", "a-1"));
  EXPECT_LT(keys::LogKey(Position{255}), keys::LogKey(Position{256}));
  // An id sorts before those it begins, whatever follows it in the key.
  EXPECT_LT(keys::StreamEventKey(samples::Complaint("a"), Version{~0ull}),
            keys::StreamEventKey(samples::Complaint("a-"), Version{1}));
}

TEST(KeysTest, ALandlordsKeysEndWhereTheNextBegin) {
  EXPECT_LT(keys::ComplaintKey("acorn", "\xff\xff"), keys::AfterLandlord("acorn"));
  EXPECT_LE(keys::AfterLandlord("acorn"), keys::ComplaintKey("acorn-2", ""));
}

TEST(KeysTest, AStreamsKeysEndWhereTheNextBegin) {
  const StreamKey stream = samples::Complaint("a");
  EXPECT_LT(keys::StreamEventKey(stream, Version{~0ull}), keys::AfterStream(stream));
  EXPECT_LE(keys::AfterStream(stream), keys::StreamPrefix(samples::Complaint("a-")));
  const auto end = keys::AfterStreamKind("acorn", v1::STREAM_KIND_COMPLAINT);
  EXPECT_LT(keys::AfterStream(samples::Complaint("\xff")), end);
  EXPECT_LE(end, keys::StreamPrefix({"acorn", v1::STREAM_KIND_CONTACT, ""}));
}

TEST(KeysTest, AStreamsIdIsReadFromAnyOfItsKeys) {
  const std::size_t prefix = keys::StreamKindPrefix("acorn", v1::STREAM_KIND_COMPLAINT).size();
  // A version may hold zero bytes, and does.
  const std::string key = keys::StreamEventKey(samples::Complaint("a-1"), Version{256});
  EXPECT_EQ(keys::ParseStreamId(key, prefix), "a-1");
  EXPECT_EQ(keys::ParseStreamId(key.substr(0, key.size() - 1), prefix), std::nullopt);
  EXPECT_EQ(keys::ParseStreamId(key + "x", prefix), std::nullopt);
  EXPECT_EQ(keys::ParseStreamId("acorn", prefix), std::nullopt);
}

TEST(KeysTest, WhatIsWrittenIsReadBack) {
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
    EXPECT_EQ(keys::ParseLogKey(keys::LogKey(Position{number})), Position{number});
  }
  EXPECT_EQ(keys::ParseLogKey("short"), std::nullopt);
  const StreamKey stream = samples::Complaint("a");
  const std::size_t prefix = keys::StreamPrefix(stream).size();
  const std::string key = keys::StreamEventKey(stream, Version{9});
  EXPECT_EQ(keys::ParseStreamVersion(key, prefix), Version{9});
  EXPECT_EQ(keys::ParseStreamVersion(key.substr(0, key.size() - 1), prefix), std::nullopt);
  EXPECT_EQ(keys::ParseLandlordKey(keys::LandlordKey("acorn")), "acorn");
  EXPECT_EQ(keys::ParseLandlordKey("acorn"), std::nullopt);
}

TEST(KeysTest, OnlyShortTextsWithoutAZeroByteArePartsOfKeys) {
  EXPECT_TRUE(keys::IsKeyPart(""));
  EXPECT_TRUE(keys::IsKeyPart(std::string(512, 'x')));
  EXPECT_FALSE(keys::IsKeyPart(std::string(513, 'x')));
  EXPECT_FALSE(keys::IsKeyPart("a\0b"s));
}

TEST(KeysDeathTest, AnythingElseIsABug) {
  EXPECT_DEATH(static_cast<void>(keys::LandlordKey("a\0b"s)), "IsKeyPart");
}

}  // namespace
}  // namespace redress::storage
