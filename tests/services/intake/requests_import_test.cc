#include <algorithm>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/requests/state.h"
#include "services/intake/import_names.h"
#include "services/intake/rows/sample_requests.h"
#include "tests/services/intake/house_on_memory.h"

namespace redress::intake {
namespace {

const char* const kUk = "rows = \"service-requests\"\n";
const std::string kLog =
    "Reference,Received,Category,Resident name,Details,Closed\n"
    "R1,02/04/2024,Heating,Resident 0001,No heat,05/04/2024\n"
    "R2,05/04/2024,Lift,,,01/04/2024\n"
    "R3,03/04/2024,Lift,,,\n";

v1::ImportStart TakingChanges() {
  v1::ImportStart start;
  start.set_take_changes(true);
  return start;
}

requests::State Read(const HouseOnMemory& house, const std::string& id) {
  return requests::Fold(house.ReadStream(v1::STREAM_KIND_SERVICE_REQUEST, id));
}

TEST(RequestsImportTest, RowsBecomeServiceRequestsNamedByTheirReferences) {
  HouseOnMemory house;
  const auto run = house.Import(kLog, {}, kUk);
  ASSERT_EQ(run.Shown(), "2 TAKEN\n3 TAKEN\n4 TAKEN\nend\n") << run.status.error_message();
  EXPECT_EQ(run.answers[0].complaint_id(), "");
  const auto& id = run.answers[0].service_request_id();
  EXPECT_EQ(id, ServiceRequestIdOf("log", "R1"));
  const auto state = Read(house, id);
  EXPECT_EQ(state.status, requests::Status::kCompleted);
  EXPECT_EQ(state.subject_category, "heating");
  ASSERT_EQ(state.references.size(), 1u);
  EXPECT_EQ(state.references[0].reference(), "R1");
  EXPECT_FALSE(state.contradictory);
  const auto events = house.ReadStream(v1::STREAM_KIND_SERVICE_REQUEST, id);
  for (const auto& event : events) EXPECT_EQ(event.event().correlation_id(), run.import_id);
  EXPECT_TRUE(events[0].event().fact().request_received().words(0).has_sealed());
  EXPECT_EQ(house.ReadStream(v1::STREAM_KIND_PERSON, state.resident_id).size(), 2u);
  // Done before it was received: both days are kept, and seen to contradict each other.
  const auto odd = Read(house, run.answers[1].service_request_id());
  EXPECT_TRUE(odd.contradictory);
  EXPECT_EQ(ToDay(odd.completed->date()), FromIsoDate("2024-04-01"));
  EXPECT_EQ(Read(house, run.answers[2].service_request_id()).status, requests::Status::kOpen);
}

TEST(RequestsImportTest, TheSameRowsAgainChangeNothingInWhateverFile) {
  HouseOnMemory house;
  ASSERT_TRUE(house.Import(kLog, {}, kUk).ended);
  const auto position = house.store.LastPosition();
  EXPECT_EQ(house.Import(kLog, TakingChanges(), kUk).Shown(),
            "2 UNCHANGED\n3 UNCHANGED\n4 UNCHANGED\nend\n");
  EXPECT_EQ(house.store.LastPosition(), position);
  const std::string other = "Closed,Category,Received,Reference\n,Lift,03/04/2024,R3\n";
  EXPECT_EQ(house.Import(other, TakingChanges(), kUk).Shown(), "2 UNCHANGED\nend\n");
}

TEST(RequestsImportTest, AChangedRowIsShownAndTakenOnlyWhenTold) {
  HouseOnMemory house;
  ASSERT_TRUE(house.Import(kLog, {}, kUk).ended);
  const std::string changed =
      "Reference,Received,Category,Closed\nR3,03/04/2024,Lift,09/04/2024\n"
      "R2,31/03/2024,Lift,01/04/2024\n";
  const std::string shown =
      "  request_completed: '' -> '2024-04-09'\n"
      "3 ";
  EXPECT_EQ(house.Import(changed, {}, kUk).Shown().substr(0, 10 + shown.size()),
            "2 CHANGED\n" + shown);
  EXPECT_EQ(Read(house, ServiceRequestIdOf("log", "R3")).status, requests::Status::kOpen);
  EXPECT_EQ(house.Import(changed, TakingChanges(), kUk).Count(v1::IMPORT_OUTCOME_UPDATED), 2u);
  EXPECT_EQ(Read(house, ServiceRequestIdOf("log", "R3")).status, requests::Status::kCompleted);
  EXPECT_FALSE(Read(house, ServiceRequestIdOf("log", "R2")).contradictory);
  EXPECT_EQ(house.Import(changed, TakingChanges(), kUk).Count(v1::IMPORT_OUTCOME_UNCHANGED), 2u);
}

TEST(RequestsImportTest, AnnullingUndoesThemAndTheyMayComeAgain) {
  HouseOnMemory house;
  const auto run = house.Import(kLog, {}, kUk);
  grpc::Status status;
  EXPECT_EQ(house.Annul(run.import_id, status).back(), "3 of 3");
  const auto& id = run.answers[0].service_request_id();
  EXPECT_EQ(Read(house, id).status, requests::Status::kRecordedInError);
  EXPECT_EQ(house.Import(kLog, {}, kUk).Shown(), "2 TAKEN\n3 TAKEN\n4 TAKEN\nend\n");
  EXPECT_EQ(Read(house, id).status, requests::Status::kCompleted);
}

TEST(RequestsImportTest, ADryRunWritesNothing) {
  HouseOnMemory house;
  const auto position = house.store.LastPosition();
  v1::ImportStart dry;
  dry.set_dry_run(true);
  const auto run = house.Import(kLog, dry, kUk);
  EXPECT_EQ(run.Count(v1::IMPORT_OUTCOME_TAKEN), 3u);
  EXPECT_EQ(run.answers[0].service_request_id(), "");
  EXPECT_EQ(house.store.LastPosition(), position);
}

struct BadRow {
  const char* name;
  std::function<void(v1::ImportRow&)> spoil;
  const char* field;
};

class BadRequestTest : public testing::TestWithParam<BadRow> {};

TEST_P(BadRequestTest, IsRejectedByTheServerToo) {
  HouseOnMemory house;
  v1::ImportRow row;
  row.set_line(7);
  row.set_reference("R1");
  auto& step = *row.add_steps();
  step.mutable_stream()->set_kind(v1::STREAM_KIND_SERVICE_REQUEST);
  *step.mutable_happened()->mutable_date() = ToCivilDate(*FromIsoDate("2024-06-03"));
  step.mutable_fact()->mutable_request_received();
  GetParam().spoil(row);
  const auto run = house.ImportRows(house.MakeStart("x"), {row});
  ASSERT_EQ(run.answers.size(), 1u) << run.status.error_message();
  EXPECT_EQ(run.answers[0].outcome(), v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_EQ(run.answers[0].error_field(), GetParam().field) << run.answers[0].error_message();
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadRequestTest,
    testing::Values(
        BadRow{"OwnId",
               [](v1::ImportRow& row) { row.mutable_steps(0)->mutable_stream()->set_id("r"); },
               "request_received"},
        BadRow{"ReceivedTwice", [](v1::ImportRow& row) { *row.add_steps() = row.steps(0); },
               "request_received"},
        BadRow{"NotReceived",
               [](v1::ImportRow& row) {
                 row.mutable_steps(0)->mutable_fact()->mutable_request_completed();
               },
               "request_received"},
        BadRow{"AComplaintsStepInIt",
               [](v1::ImportRow& row) { row.add_steps()->mutable_fact()->mutable_received(); },
               "received"},
        BadRow{"AComplaintsFactOfARequest",
               [](v1::ImportRow& row) {
                 auto& step = *row.add_steps() = row.steps(0);
                 step.mutable_fact()->mutable_closed();
               },
               "closed.stream.kind"},
        BadRow{"OwnReferences",
               [](v1::ImportRow& row) {
                 row.mutable_steps(0)->mutable_fact()->mutable_request_received()->add_references();
               },
               "request_received.references"},
        BadRow{"YetToCome",
               [](v1::ImportRow& row) {
                 *row.mutable_steps(0)->mutable_happened()->mutable_date() =
                     ToCivilDate(*FromIsoDate("2024-07-02"));
               },
               "request_received.happened"},
        BadRow{"NoReference", [](v1::ImportRow& row) { row.clear_reference(); }, "reference"}),
    [](const auto& tested) { return std::string(tested.param.name); });

// Rows in are rows taken, unchanged or rejected: none is lost, and none is taken twice.
TEST(RequestsImportTest, OfAMessyLogNoRowIsLost) {
  constexpr std::uint64_t kRows = 2'000;
  HouseOnMemory house;
  std::ostringstream log;
  WriteSampleRequests(log, {.rows = kRows, .seed = 11, .today = house.clock.Read().today});
  std::vector<Fault> faults;
  const auto run = house.Import(log.str(), {}, kSampleRequestsMapping, &faults);
  ASSERT_TRUE(run.ended) << run.status.error_message();
  const auto taken = run.Count(v1::IMPORT_OUTCOME_TAKEN);
  const auto unchanged = run.Count(v1::IMPORT_OUTCOME_UNCHANGED);
  const auto rejected = run.Count(v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_EQ(taken + unchanged + rejected + faults.size(), kRows) << run.Shown();
  EXPECT_GT(taken, kRows * 8 / 10);
  EXPECT_GT(unchanged, 0u);  // Rows that stand twice.
  EXPECT_GT(rejected, 0u);   // Only the server knows that a day is yet to come.
  std::map<std::string, std::size_t> by_column;
  for (const auto& fault : faults) {
    EXPECT_GT(fault.line, 1u);
    EXPECT_TRUE(fault.reason.starts_with("expected ")) << fault.reason;
    ++by_column[fault.column];
  }
  for (const char* column :
       {"Created Date", "Closed Date", "Unique Key", "Resolution Description", ""}) {
    EXPECT_GT(by_column[column], 0u) << column;
  }
  std::size_t contradictory = 0;
  std::set<std::string> ids;
  for (const auto& answer : run.answers) {
    if (answer.outcome() != v1::IMPORT_OUTCOME_TAKEN) continue;
    EXPECT_TRUE(ids.insert(answer.service_request_id()).second);
    contradictory += Read(house, answer.service_request_id()).contradictory ? 1 : 0;
  }
  EXPECT_GT(contradictory, kRows / 100);
  EXPECT_EQ(house.store.ListStreams("acme", v1::STREAM_KIND_SERVICE_REQUEST, "", kRows)->size(),
            taken);
  const auto position = house.store.LastPosition();
  const auto again = house.Import(log.str(), TakingChanges(), kSampleRequestsMapping);
  EXPECT_EQ(again.Count(v1::IMPORT_OUTCOME_UNCHANGED), taken + unchanged);
  EXPECT_EQ(house.store.LastPosition(), position);
}

}  // namespace
}  // namespace redress::intake
