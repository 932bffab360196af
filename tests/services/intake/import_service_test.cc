#include <sstream>

#include <gtest/gtest.h>

#include "services/intake/rows/sample.h"
#include "tests/services/intake/house_on_memory.h"

namespace redress::intake {
namespace {

constexpr const char* kHeader =
    "Complaint ref,Date received,Resident name,Category,Details,Officer,Stage 1 ack,Stage 1 "
    "response,Outcome\n";

std::string Log(const std::string& rows) { return kHeader + rows; }

const std::string kFirst =
    "C1,02/04/2024,Resident 0001,Repairs,Wet wall,Officer A. Example,04/04/2024,,\n";
const std::string kSecond = "C2,03/04/2024,,Heating,,officer  a. EXAMPLE,,,\n";

v1::ImportStart TakingChanges() {
  v1::ImportStart start;
  start.set_take_changes(true);
  return start;
}

v1::Fact Note() {
  v1::Fact fact;
  fact.mutable_noted()->mutable_text()->set_clear("rang the resident");
  return fact;
}

v1::CivilDate June() { return ToCivilDate(*FromIsoDate("2024-06-03")); }

TEST(ImportServiceTest, RowsBecomeComplaintsWithTheirOfficersAndPeople) {
  HouseOnMemory house;
  const auto run = house.Import(Log(kFirst + kSecond));
  ASSERT_TRUE(run.status.ok()) << run.status.error_message();
  EXPECT_EQ(run.Shown(), "2 TAKEN\n3 TAKEN\nend\n");
  const auto id = house.store.FindByReference("acme", "log", "C1");
  ASSERT_TRUE(id && *id);
  EXPECT_EQ(**id, run.answers[0].complaint_id());
  const auto state = house.Read(**id);
  EXPECT_EQ(state.received_day, FromIsoDate("2024-04-02"));
  EXPECT_TRUE(state.stages[0].acknowledged);
  EXPECT_TRUE(state.stages[0].handler_id.starts_with("o-"));
  EXPECT_EQ(state.stages[0].handler_id.size(), 22u);
  // One officer, however the name is written.
  EXPECT_EQ(house.Read(run.answers[1].complaint_id()).stages[0].handler_id,
            state.stages[0].handler_id);
  const auto events = house.ReadStream(v1::STREAM_KIND_COMPLAINT, **id);
  for (const auto& event : events) EXPECT_EQ(event.event().correlation_id(), run.import_id);
  const auto person =
      house.ReadStream(v1::STREAM_KIND_PERSON, events[0].event().fact().received().resident_id());
  ASSERT_EQ(person.size(), 2u);
  EXPECT_TRUE(person[1].event().fact().person_named().name().has_sealed());
  const auto import = house.ReadStream(v1::STREAM_KIND_IMPORT, run.import_id);
  ASSERT_EQ(import.size(), 2u);
  EXPECT_EQ(import[1].event().fact().import_completed().rows_taken(), 2u);
}

TEST(ImportServiceTest, TheSameRowsAgainChangeNothing) {
  HouseOnMemory house;
  const auto log = Log(kFirst + kSecond);
  const auto first = house.Import(log);
  const auto position = house.store.LastPosition();
  const auto again = house.Import(log, TakingChanges());
  EXPECT_EQ(again.Shown(), "2 UNCHANGED\n3 UNCHANGED\nend\n");
  EXPECT_EQ(again.import_id, first.import_id);
  EXPECT_EQ(house.store.LastPosition(), position);
}

TEST(ImportServiceTest, AChangedRowIsShownAndTakenOnlyWhenTold) {
  HouseOnMemory house;
  const auto first = house.Import(Log(kFirst));
  const auto id = first.answers[0].complaint_id();
  const auto changed =
      Log("C1,02/04/2024,Resident 0002,Repairs,Dry wall,Officer B. "
          "Example,05/04/2024,18/04/2024,Upheld\n");
  const std::string differences =
      "  received.words: '(personal text)' -> '(personal text differs)'\n"
      "  handler_assigned(1).handler_id: '" +
      house.Read(id).stages[0].handler_id +
      "' -> 'OTHER'\n"
      "  acknowledged(1).happened: '2024-04-04' -> '2024-04-05'\n"
      "  responded(1): '' -> '2024-04-18'\n"
      "  person_named.name: '(personal text)' -> '(personal text differs)'\n";
  const auto shown = [&](const RunResult& run) {
    auto text = run.Shown();
    const auto at = text.find("-> 'o-");
    if (at != std::string::npos) text.replace(at + 4, 22, "OTHER");
    return text;
  };
  const auto looked = house.Import(changed);
  EXPECT_EQ(shown(looked), "2 CHANGED\n" + differences + "end\n");
  EXPECT_FALSE(house.Read(id).stages[0].responded);

  const auto taken = house.Import(changed, TakingChanges());
  EXPECT_EQ(shown(taken), "2 UPDATED\n" + differences + "end\n");
  EXPECT_TRUE(house.Read(id).stages[0].responded);
  EXPECT_EQ(house.Import(changed, TakingChanges()).Shown(), "2 UNCHANGED\nend\n");
}

TEST(ImportServiceTest, ARowThatCannotBeTakenIsRejectedAndTheRestGoesIn) {
  HouseOnMemory house;
  const auto run = house.Import(Log(kFirst + "C3,02/04/2024,,,,Officer C. Example,,02/04/2025,\n" +
                                    "C4,02/04/2024,,,,Officer C. Example,,,\n"));
  EXPECT_EQ(
      run.Shown(),
      "2 TAKEN\n"
      "3 REJECTED responded(1).happened: expected a day up to 2024-07-01, but found one after it\n"
      "4 TAKEN\nend\n");
  EXPECT_FALSE(*house.store.FindByReference("acme", "log", "C3"));
}

TEST(ImportServiceTest, ADryRunWritesNothing) {
  HouseOnMemory house;
  const auto position = house.store.LastPosition();
  v1::ImportStart dry;
  dry.set_dry_run(true);
  const auto run = house.Import(Log(kFirst + kSecond + "C3,02/04/2025,,,,,,,\n" + kFirst), dry);
  EXPECT_EQ(run.Count(v1::IMPORT_OUTCOME_TAKEN), 2u) << run.Shown();
  EXPECT_EQ(run.Count(v1::IMPORT_OUTCOME_REJECTED), 1u);
  EXPECT_EQ(run.Count(v1::IMPORT_OUTCOME_CHANGED), 1u);
  EXPECT_TRUE(run.ended);
  EXPECT_EQ(house.store.LastPosition(), position);
}

TEST(ImportServiceTest, AReferenceTwiceInALogIsTheSecondTimeOnFile) {
  HouseOnMemory house;
  EXPECT_EQ(
      house.Import(Log(kFirst + kFirst + "C1,02/04/2024,,Heating,,,,,\n")).Shown().substr(0, 31),
      "2 TAKEN\n3 UNCHANGED\n4 CHANGED\n ");
}

TEST(ImportServiceTest, NothingPersonalIsInTheLogInTheClear) {
  HouseOnMemory house;
  ASSERT_TRUE(house.Import(Log(kFirst)).ended);
  const auto read = house.store.ReadCommits(Position{1}, [](const v1::Commit& commit) {
    const auto bytes = commit.SerializeAsString();
    for (const char* text : {"Resident 0001", "Wet wall", "A. Example"}) {
      EXPECT_EQ(bytes.find(text), std::string::npos) << text;
    }
    return true;
  });
  EXPECT_TRUE(read);
}

TEST(ImportServiceTest, AnnullingUndoesAllOfItAndNothingElse) {
  HouseOnMemory house;
  const auto run = house.Import(Log(kFirst + kSecond));
  const auto& id = run.answers[0].complaint_id();
  ASSERT_TRUE(house.Record(id, Note(), June()));
  grpc::Status status;
  const auto progress = house.Annul(run.import_id, status);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(progress.back(), "2 of 2");
  EXPECT_FALSE(*house.store.FindByReference("acme", "log", "C1"));
  const auto state = house.Read(id);
  EXPECT_FALSE(state.received_day);
  const auto noted = std::find(state.body_cases.begin(), state.body_cases.end(), v1::Fact::kNoted) -
                     state.body_cases.begin();
  EXPECT_FALSE(state.annulled_by.contains(static_cast<std::uint64_t>(noted) + 1));
  EXPECT_EQ(house.Read(run.answers[1].complaint_id()).status,
            v1::COMPLAINT_STATUS_RECORDED_IN_ERROR);

  const auto position = house.store.LastPosition();
  EXPECT_EQ(house.Annul(run.import_id, status).back(), "2 of 2");
  EXPECT_TRUE(status.ok());
  EXPECT_EQ(house.store.LastPosition(), position);
  // The file may be imported anew.
  EXPECT_EQ(house.Import(Log(kFirst + kSecond)).Shown(), "2 TAKEN\n3 TAKEN\nend\n");
}

TEST(ImportServiceTest, AnnullingGoesOnWhereItStopped) {
  HouseOnMemory house;
  std::string rows;
  for (int i = 0; i < 300; ++i) rows += "C" + std::to_string(i) + ",02/04/2024,,,,,,,\n";
  const auto run = house.Import(Log(rows));
  {
    grpc::ClientContext context;
    v1::AnnulImportRequest request;
    request.mutable_header()->set_landlord_id("acme");
    request.mutable_header()->set_request_id("annul");
    request.mutable_header()->set_intent(v1::INTENT_ASK);
    request.set_import_id(run.import_id);
    const auto stream = house.stub->AnnulImport(&context, request);
    v1::AnnulImportResponse response;
    ASSERT_TRUE(stream->Read(&response));
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_LT(response.complaints_annulled(), 300u);
    context.TryCancel();
    while (stream->Read(&response)) {
    }
    EXPECT_FALSE(stream->Finish().ok());
  }
  grpc::Status status;
  EXPECT_EQ(house.Annul(run.import_id, status).back(), "300 of 300");
  EXPECT_TRUE(status.ok()) << status.error_message();
  for (const auto& answer : run.answers) {
    const auto events = house.ReadStream(v1::STREAM_KIND_COMPLAINT, answer.complaint_id());
    ASSERT_EQ(std::count_if(events.begin(), events.end(),
                            [](const auto& event) { return event.event().fact().has_annulled(); }),
              1);
  }
}

TEST(ImportServiceTest, AnUnknownImportCannotBeAnnulled) {
  HouseOnMemory house;
  grpc::Status status;
  EXPECT_TRUE(house.Annul("imp-0000000000000000", status).empty());
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
}

struct BadRow {
  const char* name;
  std::function<void(v1::ImportRow&)> spoil;
  const char* field;
};

class BadRowTest : public testing::TestWithParam<BadRow> {};

TEST_P(BadRowTest, IsRejectedByTheServerToo) {
  HouseOnMemory house;
  v1::ImportRow row;
  row.set_line(7);
  row.set_reference("C1");
  auto& step = *row.add_steps();
  *step.mutable_happened()->mutable_date() = June();
  step.mutable_fact()->mutable_received();
  GetParam().spoil(row);
  const auto run = house.ImportRows(house.MakeStart("x"), {row});
  ASSERT_EQ(run.answers.size(), 1u) << run.status.error_message();
  EXPECT_EQ(run.answers[0].line(), 7u);
  EXPECT_EQ(run.answers[0].outcome(), v1::IMPORT_OUTCOME_REJECTED);
  EXPECT_EQ(run.answers[0].error_field(), GetParam().field) << run.answers[0].error_message();
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadRowTest,
    testing::Values(
        BadRow{"NoReference", [](v1::ImportRow& row) { row.clear_reference(); }, "reference"},
        BadRow{"LongReference",
               [](v1::ImportRow& row) { row.set_reference(std::string(129, 'x')); }, "reference"},
        BadRow{"LineInReference", [](v1::ImportRow& row) { row.set_reference("a\nb"); },
               "reference"},
        BadRow{"NoReceived",
               [](v1::ImportRow& row) { row.mutable_steps(0)->mutable_fact()->mutable_closed(); },
               "received"},
        BadRow{"ReceivedTwice", [](v1::ImportRow& row) { *row.add_steps() = row.steps(0); },
               "received"},
        BadRow{"TooManySteps",
               [](v1::ImportRow& row) {
                 for (int i = 0; i < 100; ++i) row.add_steps()->mutable_fact()->mutable_closed();
               },
               "steps"},
        BadRow{"NoFact", [](v1::ImportRow& row) { row.add_steps(); }, "steps"},
        BadRow{"Annulment",
               [](v1::ImportRow& row) {
                 row.add_steps()->mutable_fact()->mutable_annulled()->add_versions(1);
               },
               "annulled"},
        BadRow{
            "OtherStream",
            [](v1::ImportRow& row) { row.mutable_steps(0)->mutable_stream()->set_id("c-other"); },
            "received"},
        BadRow{"LandlordStream",
               [](v1::ImportRow& row) {
                 auto& step = *row.add_steps();
                 step.mutable_stream()->set_kind(v1::STREAM_KIND_LANDLORD);
                 step.mutable_fact()->mutable_landlord_created();
               },
               "landlord_created"},
        BadRow{"NobodyOfThatId",
               [](v1::ImportRow& row) {
                 auto& assigned = *row.add_steps()->mutable_fact()->mutable_handler_assigned();
                 assigned.set_stage(1);
                 assigned.set_handler_id("@1");
               },
               "handler_assigned.handler_id"},
        BadRow{"NamelessOfficer",
               [](v1::ImportRow& row) { row.add_officers()->set_officer_id("@1"); }, "officers"},
        BadRow{"OwnReferences",
               [](v1::ImportRow& row) {
                 row.mutable_steps(0)->mutable_fact()->mutable_received()->add_references();
               },
               "received.references"},
        BadRow{"BadStage",
               [](v1::ImportRow& row) {
                 auto& step = *row.add_steps();
                 *step.mutable_happened()->mutable_date() = June();
                 step.mutable_fact()->mutable_responded()->set_stage(9);
               },
               "responded.stage"},
        BadRow{"NoMoment", [](v1::ImportRow& row) { row.mutable_steps(0)->clear_happened(); },
               "received.happened"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(ImportServiceTest, AStreamThatBeginsWrongIsRefusedAsAWhole) {
  HouseOnMemory house;
  v1::ImportStart start = house.MakeStart("x");
  start.set_landlord_id("nobody");
  EXPECT_EQ(house.ImportRows(start, {}).status.error_code(), grpc::StatusCode::NOT_FOUND);
  start = house.MakeStart("x");
  start.set_content_digest("short");
  EXPECT_EQ(house.ImportRows(start, {}).status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  grpc::ClientContext context;
  const auto stream = house.stub->ImportRows(&context);
  stream->WritesDone();
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST(ImportServiceTest, ADiskThatDiesEndsTheImport) {
  HouseOnMemory house;
  ASSERT_TRUE(house.Import(Log(kFirst)).status.ok());
  house.store.FailWrites({ErrorCode::kDataLoss, "expected a disk, but it died"});
  const auto run = house.Import(Log(kSecond));
  EXPECT_FALSE(run.status.ok());
  EXPECT_FALSE(run.ended);
}

TEST(ImportServiceTest, AThousandRowsGoInOnceAndInOrder) {
  HouseOnMemory house;
  std::ostringstream log;
  WriteSampleLog(log, {.rows = 1'000, .seed = 3, .today = house.clock.Read().today});
  const auto run = house.Import(log.str());
  ASSERT_TRUE(run.ended) << run.status.error_message();
  EXPECT_GT(run.Count(v1::IMPORT_OUTCOME_TAKEN), 980u);
  EXPECT_EQ(run.Count(v1::IMPORT_OUTCOME_CHANGED), 0u);
  for (std::size_t i = 1; i < run.answers.size(); ++i)
    ASSERT_LT(run.answers[i - 1].line(), run.answers[i].line());
  const auto position = house.store.LastPosition();
  const auto again = house.Import(log.str(), TakingChanges());
  EXPECT_EQ(again.Count(v1::IMPORT_OUTCOME_UNCHANGED), run.Count(v1::IMPORT_OUTCOME_TAKEN));
  EXPECT_EQ(house.store.LastPosition(), position);
}

}  // namespace
}  // namespace redress::intake
