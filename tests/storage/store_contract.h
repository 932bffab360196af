#pragma once

#include <gtest/gtest.h>

#include "tests/storage/samples.h"

// What every ports::Store promises. A Holder has `ports::Store& store()` and `void Reopen()`, which
// closes and opens what lasts, and leaves what does not as it is.
namespace redress::storage {

using namespace samples;  // The vocabulary of these tests.

template <typename Holder>
class StoreContract : public ::testing::Test {
 protected:
  ports::Store& store() { return holder_.store(); }
  void Reopen() { holder_.Reopen(); }

  void Write(const ports::Batch& batch) {
    const auto written = store().Write(batch);
    ASSERT_TRUE(written) << written.error().message;
  }

  std::vector<std::uint64_t> Versions(const StreamKey& stream, std::uint64_t from,
                                      std::size_t events_max) {
    const auto events = store().ReadStream(stream, Version{from}, events_max);
    std::vector<std::uint64_t> versions;
    for (const auto& event : events.value()) versions.push_back(event.event().version());
    return versions;
  }

  std::vector<std::string> Due(const std::string& landlord,
                               const std::optional<ports::DueCursor>& after = std::nullopt,
                               std::optional<Day> until = std::nullopt,
                               std::size_t rows_max = 100) {
    const auto rows = store().ListDue(landlord, after, until, rows_max);
    std::vector<std::string> names;
    for (const auto& row : rows.value()) {
      names.push_back(row.complaint_id() + " " + row.clock_id());
    }
    return names;
  }

  std::vector<std::string> Complaints(const std::string& landlord, const std::string& after,
                                      std::size_t rows_max) {
    const auto rows = store().ListComplaints(landlord, after, rows_max);
    std::vector<std::string> ids;
    for (const auto& row : rows.value()) ids.push_back(row.summary.complaint_id());
    return ids;
  }

  // Commits of 1, 2, 3, 1, ... events, taking turns between complaints "a" and "b": 12 positions.
  ports::Batch MixedBatch() {
    return MakeBatch({
        MakeCommit(1, "r1", {{Complaint("a"), 1, "1"}}),
        MakeCommit(2, "r2", {{Complaint("b"), 1, "2"}, {Complaint("a"), 2, "3"}}),
        MakeCommit(4, "r3",
                   {{Complaint("a"), 3, "4"}, {Complaint("b"), 2, "5"}, {Complaint("a"), 4, "6"}}),
        MakeCommit(7, "r4", {{Complaint("b"), 3, "7"}}),
    });
  }

 private:
  Holder holder_;
};

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::uint64_t>;

TYPED_TEST_SUITE_P(StoreContract);

TYPED_TEST_P(StoreContract, EmptyHoldsNothing) {
  EXPECT_EQ(this->store().LastPosition(), Position{0});
  EXPECT_EQ(ReadAll(this->store()).value().size(), 0u);
  EXPECT_EQ(this->Versions(Complaint("a"), 1, 10), Numbers{});
  EXPECT_EQ(this->store().FindRequest("acorn", "r").value(), std::nullopt);
  EXPECT_FALSE(this->store().FindComplaint("acorn", "a").value().has_value());
  EXPECT_EQ(this->store().FindByReference("acorn", "crm", "1").value(), std::nullopt);
  EXPECT_EQ(this->store().ListLandlords("", 10).value(), Texts{});
  EXPECT_EQ(this->Due("acorn"), Texts{});
}

TYPED_TEST_P(StoreContract, CommitsAreReadBackWholeAndInOrder) {
  const ports::Batch batch = this->MixedBatch();
  this->Write(batch);
  this->Reopen();
  std::vector<v1::Commit> written;
  for (const auto& pending : batch.commits) written.push_back(pending.commit);
  EXPECT_EQ(this->store().LastPosition(), Position{7});
  EXPECT_EQ(Bytes(ReadAll(this->store()).value()), Bytes(written));
}

TYPED_TEST_P(StoreContract, ReadingStartsAtTheCommitThatHoldsThePosition) {
  this->Write(this->MixedBatch());
  const Numbers first_for{1, 1, 2, 2, 4, 4, 4, 7};  // By position 0 to 7.
  for (std::uint64_t from = 0; from < first_for.size(); ++from) {
    const auto commits = ReadAll(this->store(), Position{from}).value();
    ASSERT_FALSE(commits.empty()) << from;
    EXPECT_EQ(commits.front().first_position(), first_for[from]) << from;
    EXPECT_EQ(commits.back().first_position(), 7u) << from;
  }
  EXPECT_TRUE(ReadAll(this->store(), Position{8}).value().empty());
}

TYPED_TEST_P(StoreContract, ReadingStopsWhenTold) {
  this->Write(this->MixedBatch());
  int visits = 0;
  const auto read =
      this->store().ReadCommits(Position{1}, [&](const v1::Commit&) { return ++visits < 2; });
  EXPECT_TRUE(read);
  EXPECT_EQ(visits, 2);
}

TYPED_TEST_P(StoreContract, AStreamIsReadByVersion) {
  this->Write(this->MixedBatch());
  EXPECT_EQ(this->Versions(Complaint("a"), 0, 100), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(this->Versions(Complaint("a"), 1, 100), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(this->Versions(Complaint("a"), 3, 100), (Numbers{3, 4}));
  EXPECT_EQ(this->Versions(Complaint("a"), 2, 2), (Numbers{2, 3}));
  EXPECT_EQ(this->Versions(Complaint("a"), 5, 100), Numbers{});
  EXPECT_EQ(this->Versions(Complaint("a"), 1, 0), Numbers{});
}

TYPED_TEST_P(StoreContract, AnEventCarriesItsCommit) {
  this->Write(this->MixedBatch());
  const auto events = this->store().ReadStream(Complaint("a"), Version{4}, 1).value();
  ASSERT_EQ(events.size(), 1u);
  const v1::Commit commit = this->MixedBatch().commits[2].commit;
  v1::RecordedEvent expected;
  expected.set_position(6);
  *expected.mutable_recorded_time() = commit.recorded_time();
  expected.set_request_id("r3");
  *expected.mutable_recorded_date() = commit.recorded_date();
  *expected.mutable_event() = commit.events(2);
  EXPECT_EQ(events[0].SerializeAsString(), expected.SerializeAsString());
}

TYPED_TEST_P(StoreContract, StreamsAreApart) {
  // One id begins the other; one id under two kinds; one id at two landlords.
  const StreamKey person{"acorn", v1::STREAM_KIND_PERSON, "a"};
  this->Write(MakeBatch({
      MakeCommit(1, "r1", {{Complaint("a"), 1, "x"}, {Complaint("a-b"), 1, "x"}, {person, 1, "x"}}),
      MakeCommit(4, "r1", {{Complaint("a", "birch"), 1, "x"}, {Complaint("a", "birch"), 2, "x"}}),
  }));
  EXPECT_EQ(this->Versions(Complaint("a"), 1, 100), Numbers{1});
  EXPECT_EQ(this->Versions(Complaint("a-b"), 1, 100), Numbers{1});
  EXPECT_EQ(this->Versions(person, 1, 100), Numbers{1});
  EXPECT_EQ(this->Versions(Complaint("a", "birch"), 1, 100), (Numbers{1, 2}));
  EXPECT_EQ(this->Versions(Complaint("a", "birc"), 1, 100), Numbers{});
}

TYPED_TEST_P(StoreContract, ALongStreamIsReadWhole) {
  std::uint64_t position = 1;
  Numbers versions;
  for (std::uint64_t version = 1; version <= 200; ++version) {
    // Something of another complaint lies between any two.
    this->Write(MakeBatch({
        MakeCommit(position, "r" + std::to_string(version), {{Complaint("long"), version, "x"}}),
        MakeCommit(position + 1, "s" + std::to_string(version),
                   {{Complaint("other"), version, "x"}}),
    }));
    position += 2;
    versions.push_back(version);
  }
  this->Reopen();
  EXPECT_EQ(this->Versions(Complaint("long"), 1, 1000), versions);
}

TYPED_TEST_P(StoreContract, RequestsAreKeptByLandlord) {
  this->Write(this->MixedBatch());
  this->Reopen();
  EXPECT_EQ(this->store().FindRequest("acorn", "r3").value(),
            this->MixedBatch().commits[2].request);
  EXPECT_EQ(this->store().FindRequest("birch", "r3").value(), std::nullopt);
  EXPECT_EQ(this->store().FindRequest("acorn", "r").value(), std::nullopt);
}

TYPED_TEST_P(StoreContract, LandlordsAreThoseWithAStreamOfTheirOwn) {
  std::uint64_t position = 1;
  for (const std::string id : {"birch", "acorn", "acorn-2", "cedar"}) {
    const StreamKey landlord{id, v1::STREAM_KIND_LANDLORD, id};
    this->Write(MakeBatch({MakeCommit(position, "r", {{landlord, 1, "x"}, {landlord, 2, "x"}})}));
    position += 2;
  }
  this->Write(MakeBatch({MakeCommit(position, "r", {{Complaint("a", "dogwood"), 1, "x"}})}));
  EXPECT_EQ(this->store().ListLandlords("", 10).value(),
            (Texts{"acorn", "acorn-2", "birch", "cedar"}));
  EXPECT_EQ(this->store().ListLandlords("", 2).value(), (Texts{"acorn", "acorn-2"}));
  EXPECT_EQ(this->store().ListLandlords("acorn", 2).value(), (Texts{"acorn-2", "birch"}));
  EXPECT_EQ(this->store().ListLandlords("cedar", 2).value(), Texts{});
}

TYPED_TEST_P(StoreContract, StreamsOfOneKindAreListedInOrderOfId) {
  const auto request = [](const std::string& id, const std::string& landlord = "acorn") {
    return StreamKey{landlord, v1::STREAM_KIND_SERVICE_REQUEST, id};
  };
  std::uint64_t position = 1;
  for (const std::string id : {"b", "a", "a.1", "A", "a-1", "ab"}) {
    // Several events, so that going from one event to the next would list it again.
    this->Write(MakeBatch({MakeCommit(
        position, "r", {{request(id), 1, "x"}, {request(id), 2, "x"}, {request(id), 3, "x"}})}));
    position += 3;
  }
  // One of each kind beside it, and landlords whose names begin alike.
  this->Write(MakeBatch({MakeCommit(position, "r",
                                    {{Complaint("c"), 1, "x"},
                                     {{"acorn", v1::STREAM_KIND_CONTACT, "c"}, 1, "x"},
                                     {{"acorn", v1::STREAM_KIND_IMPORT, "c"}, 1, "x"}}),
                         MakeCommit(position + 3, "r", {{request("z", "acorn-2"), 1, "x"}}),
                         MakeCommit(position + 4, "r", {{request("z", "acor"), 1, "x"}})}));
  this->Reopen();
  const auto list = [&](const std::string& after, std::size_t ids_max) {
    return this->store()
        .ListStreams("acorn", v1::STREAM_KIND_SERVICE_REQUEST, after, ids_max)
        .value();
  };
  EXPECT_EQ(list("", 100), (Texts{"A", "a", "a-1", "a.1", "ab", "b"}));
  EXPECT_EQ(list("a", 2), (Texts{"a-1", "a.1"}));
  EXPECT_EQ(list("aa", 2), (Texts{"ab", "b"}));
  EXPECT_EQ(list("b", 2), Texts{});
  EXPECT_EQ(list("", 0), Texts{});
  EXPECT_EQ(this->store().ListStreams("acorn", v1::STREAM_KIND_PERSON, "", 9).value(), Texts{});
  EXPECT_EQ(this->store().ListStreams("birch", v1::STREAM_KIND_COMPLAINT, "", 9).value(), Texts{});
}

TYPED_TEST_P(StoreContract, AComplaintsRowIsReplaced) {
  const auto first = MakeRow("acorn", "a", {MakeClock("a", "ack", "2024-04-09")});
  const auto second = MakeRow(
      "acorn", "a", {MakeClock("a", "respond", "2024-04-18"), MakeClock("a", "undated", "")});
  this->Write({.commits = {}, .complaints = {{std::nullopt, first}}, .references = {}});
  this->Write({.commits = {}, .complaints = {{first, second}}, .references = {}});
  this->Reopen();
  const auto row = this->store().FindComplaint("acorn", "a").value();
  ASSERT_TRUE(row);
  EXPECT_EQ(row->summary.SerializeAsString(), second.summary.SerializeAsString());
  EXPECT_EQ(Bytes(row->clocks), Bytes(second.clocks));
  EXPECT_EQ(this->Due("acorn"),
            Texts{"a respond"});  // The old one is gone, the undated on no list.
}

TYPED_TEST_P(StoreContract, ADutyThatOnlyChangesIsReplaced) {
  const auto first = MakeRow("acorn", "a", {MakeClock("a", "ack", "2024-04-09")});
  auto second = first;
  second.clocks[0].set_handler_id("ann");
  this->Write({.commits = {}, .complaints = {{std::nullopt, first}}, .references = {}});
  this->Write({.commits = {}, .complaints = {{first, second}}, .references = {}});
  const auto rows = this->store().ListDue("acorn", std::nullopt, std::nullopt, 10).value();
  EXPECT_EQ(Bytes(rows), Bytes(second.clocks));
}

TYPED_TEST_P(StoreContract, ComplaintsAreListedInOrderOfId) {
  ports::Batch batch;
  for (const std::string id : {"b", "a", "a.1", "A", "a-1", "ab"}) {
    batch.complaints.push_back({std::nullopt, MakeRow("acorn", id, {})});
  }
  batch.complaints.push_back({std::nullopt, MakeRow("acorn-2", "z", {})});
  this->Write(batch);
  EXPECT_EQ(this->Complaints("acorn", "", 100), (Texts{"A", "a", "a-1", "a.1", "ab", "b"}));
  EXPECT_EQ(this->Complaints("acorn", "a", 2), (Texts{"a-1", "a.1"}));
  EXPECT_EQ(this->Complaints("acorn", "aa", 2), (Texts{"ab", "b"}));
  EXPECT_EQ(this->Complaints("acorn", "b", 2), Texts{});
  EXPECT_EQ(this->Complaints("acorn", "", 0), Texts{});
  EXPECT_EQ(this->Complaints("acor", "", 100), Texts{});
}

TYPED_TEST_P(StoreContract, DutiesAreListedInOrderOfWarnDate) {
  ports::Batch batch;
  batch.complaints = {
      {std::nullopt, MakeRow("acorn", "a",
                             {MakeClock("a", "z", "2024-04-09"), MakeClock("a", "y", "2024-04-09"),
                              MakeClock("a", "early", "1969-12-31")})},
      {std::nullopt,
       MakeRow("acorn", "a-1",
               {MakeClock("a-1", "y", "2024-04-09"), MakeClock("a-1", "late", "2199-12-31")})},
      {std::nullopt, MakeRow("birch", "b", {MakeClock("b", "y", "2024-04-09")})},
  };
  this->Write(batch);
  const Day day = *FromIsoDate("2024-04-09");
  EXPECT_EQ(this->Due("acorn"), (Texts{"a early", "a y", "a z", "a-1 y", "a-1 late"}));
  EXPECT_EQ(this->Due("acorn", std::nullopt, day), (Texts{"a early", "a y", "a z", "a-1 y"}));
  EXPECT_EQ(this->Due("acorn", std::nullopt, day - std::chrono::days{1}), Texts{"a early"});
  EXPECT_EQ(this->Due("acorn", ports::DueCursor{day, "a", "y"}, day), (Texts{"a z", "a-1 y"}));
  EXPECT_EQ(this->Due("acorn", ports::DueCursor{day, "a", "y"}, std::nullopt, 1), Texts{"a z"});
  EXPECT_EQ(this->Due("acorn", ports::DueCursor{day, "", ""}, day), (Texts{"a y", "a z", "a-1 y"}));
  EXPECT_EQ(this->Due("acorn", ports::DueCursor{day, "b", ""}, day), Texts{});
  EXPECT_EQ(this->Due("acorn", std::nullopt, Day::max()).size(), 5u);
  EXPECT_EQ(this->Due("acorn", ports::DueCursor{day, "b", ""}, Day::min()), Texts{});
}

TYPED_TEST_P(StoreContract, ReferencesAreFoundAndFreed) {
  ports::ReferenceChange change{.landlord_id = "acorn", .reference = {}, .complaint_id = "a"};
  change.reference.set_source("crm");
  change.reference.set_reference("2024/17 \xc3\xa9");
  this->Write({.commits = {}, .complaints = {}, .references = {change}});
  this->Reopen();
  EXPECT_EQ(this->store().FindByReference("acorn", "crm", "2024/17 \xc3\xa9").value(), "a");
  EXPECT_EQ(this->store().FindByReference("acorn", "crm", "2024/17").value(), std::nullopt);
  EXPECT_EQ(this->store().FindByReference("birch", "crm", "2024/17 \xc3\xa9").value(),
            std::nullopt);
  change.complaint_id.clear();
  this->Write({.commits = {}, .complaints = {}, .references = {change}});
  EXPECT_EQ(this->store().FindByReference("acorn", "crm", "2024/17 \xc3\xa9").value(),
            std::nullopt);
}

// A batch that must be refused, after one of one event was written.
inline void ExpectRefused(ports::Store& store, const ports::Batch& bad) {
  ASSERT_TRUE(store.Write(MakeSimpleBatch(1)));
  const auto refused = store.Write(bad);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(store.LastPosition(), Position{1});
  // Nothing of it was written, and nothing is written any more.
  EXPECT_EQ(ReadAll(store).value().size(), 1u);
  const auto later = store.Write(MakeSimpleBatch(2));
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error(), refused.error());
  EXPECT_EQ(store.LastPosition(), Position{1});
}

TYPED_TEST_P(StoreContract, AGapInPositionsIsRefused) {
  auto bad = MakeSimpleBatch(2);
  bad.commits.push_back(MakeCommit(4, "r4", {{Complaint("c"), 3, "x"}}));
  ExpectRefused(this->store(), bad);
}

TYPED_TEST_P(StoreContract, APositionWrittenTwiceIsRefused) {
  ExpectRefused(this->store(), MakeSimpleBatch(1));
}

TYPED_TEST_P(StoreContract, ACommitWithoutEventsIsRefused) {
  auto bad = MakeSimpleBatch(2);
  bad.commits[0].commit.clear_events();
  ExpectRefused(this->store(), bad);
}

TYPED_TEST_P(StoreContract, AnIdWithAZeroByteIsRefused) {
  const StreamKey bad_stream{"acorn", v1::STREAM_KIND_COMPLAINT, std::string("a\0b", 3)};
  ExpectRefused(this->store(), MakeBatch({MakeCommit(2, "r2", {{bad_stream, 1, "x"}})}));
  EXPECT_EQ(this->Versions(bad_stream, 1, 10), Numbers{});
}

TYPED_TEST_P(StoreContract, ReadersSeeWholeBatchesOnly) {
  // A visit that sees position n may read everything up to it, while writing goes on below it.
  this->Write(MakeSimpleBatch(1));
  std::uint64_t next = 2;
  const auto read = this->store().ReadCommits(Position{1}, [&](const v1::Commit& commit) {
    if (next <= 20) this->Write(MakeSimpleBatch(next++));
    EXPECT_EQ(this->Versions(Complaint("c"), commit.first_position(), 1),
              Numbers{commit.first_position()});
    return true;
  });
  EXPECT_TRUE(read);
}

REGISTER_TYPED_TEST_SUITE_P(StoreContract, EmptyHoldsNothing, CommitsAreReadBackWholeAndInOrder,
                            ReadingStartsAtTheCommitThatHoldsThePosition, ReadingStopsWhenTold,
                            AStreamIsReadByVersion, AnEventCarriesItsCommit, StreamsAreApart,
                            ALongStreamIsReadWhole, RequestsAreKeptByLandlord,
                            LandlordsAreThoseWithAStreamOfTheirOwn,
                            StreamsOfOneKindAreListedInOrderOfId, AComplaintsRowIsReplaced,
                            ADutyThatOnlyChangesIsReplaced, ComplaintsAreListedInOrderOfId,
                            DutiesAreListedInOrderOfWarnDate, ReferencesAreFoundAndFreed,
                            AGapInPositionsIsRefused, APositionWrittenTwiceIsRefused,
                            ACommitWithoutEventsIsRefused, AnIdWithAZeroByteIsRefused,
                            ReadersSeeWholeBatchesOnly);

}  // namespace redress::storage
