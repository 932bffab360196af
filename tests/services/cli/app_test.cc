#include "services/cli/app.h"

#include <fstream>

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "engine/editions/shipped.h"
#include "tests/services/cli/fake_server.h"
#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class AppTest : public testing::Test {
 protected:
  Ran Run(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), {"--server", fake_.address()});
    return RunCommand(arguments, input);
  }

  Ran RunFor(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), {"--landlord", "crown"});
    return Run(arguments, input);
  }

  FakeServer fake_;
};

// --- Usage.

TEST(UsageTest, HelpIsDoneAndHasExamples) {
  const Ran ran = RunCommand({"--help"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_THAT(ran.out, HasSubstr("redress due --overdue"));
  for (const char* command :
       {"setup",  "status", "import",     "due",        "show",     "timeline", "replay",
        "record", "export", "sample-log", "requests",   "request",  "contacts", "contact",
        "letter", "policy", "findings",   "provisions", "register", "adopt",    "what-if"}) {
    const Ran help = RunCommand({command, "--help"});
    EXPECT_EQ(help.exit_code, 0) << command;
    EXPECT_THAT(help.out, HasSubstr("Example")) << command;
  }
}

TEST(UsageTest, WrongUsageNamesWhatWasMeant) {
  const Ran command = RunCommand({"shwo", "c-1"});
  EXPECT_EQ(command.exit_code, 2);
  EXPECT_THAT(command.err, HasSubstr("there is no command shwo\nDid you mean show?"));
  const Ran option = RunCommand({"due", "--overdu"});
  EXPECT_EQ(option.exit_code, 2);
  EXPECT_THAT(option.err, HasSubstr("Did you mean --overdue?\n`redress due --help`"));
  EXPECT_EQ(RunCommand({}).exit_code, 2);
  EXPECT_EQ(RunCommand({"show"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"timeline"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"replay", "c", "--step", "--speed", "1"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"due", "--until", "tomorrow"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"due", "--stage", "4"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"show", "c", "--as-of", "2024-02-30"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"show", "c", "--known-at", "2024-02-01"}).exit_code, 2);
  EXPECT_EQ(RunCommand({"setup"}).exit_code, 2);
}

TEST(UsageTest, WhatWasTypedCannotSpeakToTheTerminalEither) {
  EXPECT_EQ(RunCommand({"\x1b[2J"}).err.find('\x1b'), std::string::npos);
}

TEST(UsageTest, OnlyThisMachineIsCalledWithoutTls) {
  for (const char* server :
       {"10.0.0.1:7400", "example.org:7400", "127.evil.example:7400", "localhost.example:7400"}) {
    const Ran ran = RunCommand({"--server", server, "status"});
    EXPECT_EQ(ran.exit_code, 2) << server;
    EXPECT_THAT(ran.err, HasSubstr("in the clear"));
  }
}

TEST(UsageTest, NoServerIsExitCodeThreeWithWhatToDo) {
  std::string address;
  { address = FakeServer().address(); }  // Gone again: nobody listens there.
  const Ran ran = RunCommand({"--server", address, "status"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, StartsWith("redress: server not reached at " + address));
  EXPECT_THAT(ran.err, HasSubstr("redressd --data"));
}

// --- Landlords.

TEST_F(AppTest, TheOnlyLandlordNeedsNoName) {
  fake_.admin_status.add_landlord_ids("crown");
  EXPECT_EQ(Run({"show", "c-1"}).exit_code, 0);
  EXPECT_EQ(fake_.gets.at(0).landlord_id(), "crown");
}

TEST_F(AppTest, WhichOfSeveralLandlordsHasToBeSaid) {
  fake_.admin_status.add_landlord_ids("crown");
  fake_.admin_status.add_landlord_ids("rose");
  const Ran ran = Run({"show", "c-1"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("crown, rose"));
  EXPECT_TRUE(fake_.gets.empty());
}

TEST_F(AppTest, WithoutLandlordsItSaysHowToBegin) {
  const Ran ran = Run({"due"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("setup --name"));
}

TEST_F(AppTest, SetupCreatesAndAdoptsAndTheSecondTimeChangesNothing) {
  const Ran first = RunFor({"setup", "--name", "Crown Homes"});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("Created the landlord. Adopted 4 of 4 files of law."));
  EXPECT_THAT(first.out, HasSubstr("Crown Homes (crown)"));
  EXPECT_EQ(fake_.adopted.size(), editions::Shipped().size());
  EXPECT_EQ(fake_.created.at(0).header().intent(), v1::INTENT_ASK);
  const Ran second = RunFor({"setup", "--name", "Crown Homes"});
  EXPECT_EQ(second.exit_code, 0);
  EXPECT_THAT(second.out, StartsWith("Everything was there already; nothing is changed."));
  EXPECT_EQ(fake_.created.size(), 1U);
  EXPECT_EQ(fake_.adopted.size(), editions::Shipped().size());
}

// --- Reading.

TEST_F(AppTest, ShowTakesAnIdOrAReference) {
  fake_.complaint = Make<v1::GetResponse>(
      "complaint { summary { complaint_id: 'c-1' status: COMPLAINT_STATUS_OPEN stage: 1 } }");
  EXPECT_THAT(RunFor({"show", "c-1"}).out, StartsWith("Complaint c-1: open at stage 1\n"));
  EXPECT_EQ(RunFor({"show", "crm/2024/117", "--as-of", "2024-04-19", "--known-at",
                    "2024-05-01T00:00:00Z"})
                .exit_code,
            0);
  EXPECT_EQ(fake_.gets.at(0).complaint_id(), "c-1");
  EXPECT_EQ(fake_.gets.at(1).reference().source(), "crm");
  EXPECT_EQ(fake_.gets.at(1).reference().reference(), "2024/117");
  EXPECT_EQ(fake_.gets.at(1).as_of_date().day(), 19U);
  EXPECT_EQ(fake_.gets.at(1).known_at_time().seconds(), 1714521600);
}

TEST_F(AppTest, NothingFoundIsExitCodeOne) {
  fake_.status =
      grpc::Status(grpc::StatusCode::NOT_FOUND, "expected a complaint, but there is none");
  const Ran ran = RunFor({"show", "c-1"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_EQ(ran.err, "redress: not found: expected a complaint, but there is none\n");
  EXPECT_EQ(ran.out, "");
}

TEST_F(AppTest, JsonIsOneDocumentThatParsesBack) {
  fake_.complaint = Make<v1::GetResponse>(
      "complaint { summary { complaint_id: 'c-1' subject_category: '\\033[2J' } }");
  const Ran ran = RunFor({"--json", "show", "c-1"});
  v1::ComplaintView back;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(ran.out, &back).ok()) << ran.out;
  EXPECT_EQ(back.summary().complaint_id(), "c-1");
  EXPECT_EQ(ran.out.find('\x1b'), std::string::npos);
}

TEST_F(AppTest, TimelineFindsAReferenceFirst) {
  fake_.complaint = Make<v1::GetResponse>("complaint { summary { complaint_id: 'c-7' } }");
  fake_.history = {Make<v1::TimelineEntry>(
      "event { event { version: 1 fact { noted { text { clear: 'x\\033[2J' } } } } }")};
  const Ran ran = RunFor({"timeline", "crm/7"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(fake_.replays.at(0).complaint_id(), "c-7");
  EXPECT_THAT(ran.out, HasSubstr("noted: text “x\\u{1b}[2J”"));
}

TEST_F(AppTest, ReplayPausesOrStepsAsAsked) {
  fake_.history.resize(3);
  EXPECT_THAT(RunFor({"replay", "c-1", "--speed", "4"}).out, HasSubstr("[pause 250]"));
  EXPECT_EQ(RunFor({"replay", "c-1"}).out.find("[pause"), std::string::npos);
  const Ran stopped = RunFor({"replay", "c-1", "--step"}, "\nq\n");
  EXPECT_EQ(stopped.exit_code, 0);
  std::size_t shown = 0;
  for (auto at = stopped.out.find("     now "); at != std::string::npos;
       at = stopped.out.find("     now ", at + 1))
    ++shown;
  EXPECT_EQ(shown, 2U) << stopped.out;
}

TEST_F(AppTest, AHistoryWithNothingInItIsNothingFound) {
  EXPECT_EQ(RunFor({"timeline", "c-1"}).exit_code, 1);
}

TEST_F(AppTest, DueReadsPageAfterPageUpToTheLimit) {
  fake_.due_pages = {
      Make<v1::ListDueResponse>("items { row { complaint_id: 'c-1' } } next_page_token: '1'"),
      Make<v1::ListDueResponse>("items { row { complaint_id: 'c-2' } } next_page_token: '2'"),
      Make<v1::ListDueResponse>("items { row { complaint_id: 'c-3' } }")};
  const Ran all = RunFor({"--json", "due", "--overdue", "--handler", "o-1", "--stage", "2"});
  EXPECT_EQ(std::count(all.out.begin(), all.out.end(), '\n'), 3);
  EXPECT_TRUE(fake_.due_requests.at(0).overdue_only());
  EXPECT_EQ(fake_.due_requests.at(0).handler_id(), "o-1");
  EXPECT_EQ(fake_.due_requests.at(0).stage(), 2U);
  const Ran two = RunFor({"due", "--limit", "2"});
  EXPECT_THAT(two.out, HasSubstr("The first 2 duties"));
  EXPECT_THAT(two.out, HasSubstr("--limit 0 all"));
  EXPECT_EQ(two.out.find("c-3"), std::string::npos);
}

TEST_F(AppTest, DueShowsTheLandlordsOwnDutiesWhereNoneOfTheirsIsLeftOut) {
  fake_.landlord_findings = Make<v1::GetLandlordFindingsResponse>(
      "clocks { clock_id: 'casework.evidence-review:leaflet' title: 'Look again' "
      "  state: CLOCK_STATE_RUNNING due_date { year: 2024 month: 5 day: 9 } }");
  EXPECT_THAT(RunFor({"due"}).out, HasSubstr("The landlord's own"));
  EXPECT_EQ(RunFor({"due", "--overdue"}).out.find("The landlord's own"), std::string::npos);
  EXPECT_EQ(RunFor({"due", "--handler", "o-1"}).out.find("The landlord's own"), std::string::npos);
  fake_.landlord_findings.mutable_clocks(0)->set_state(v1::CLOCK_STATE_OVERDUE);
  EXPECT_THAT(RunFor({"due", "--overdue"}).out, HasSubstr("The landlord's own"));
}

TEST_F(AppTest, WithoutALimitPeopleGetFiftyRowsAndProgramsAll) {
  RunFor({"due"});
  RunFor({"--json", "due"});
  RunFor({"--json", "due", "--limit", "7"});
  RunFor({"due", "--limit", "0"});
  ASSERT_EQ(fake_.due_requests.size(), 4U);
  EXPECT_EQ(fake_.due_requests[0].page_size(), 50U);
  EXPECT_EQ(fake_.due_requests[1].page_size(), 500U);
  EXPECT_EQ(fake_.due_requests[2].page_size(), 7U);
  EXPECT_EQ(fake_.due_requests[3].page_size(), 500U);
}

TEST_F(AppTest, AServerThatTurnsInCirclesDoesNotHoldTheCommand) {
  fake_.due_pages = {Make<v1::ListDueResponse>("next_page_token: '1'"),
                     Make<v1::ListDueResponse>("next_page_token: '1'")};
  EXPECT_EQ(RunFor({"--json", "due"}).exit_code, 0);
  EXPECT_EQ(fake_.due_requests.size(), 2U);
}

TEST_F(AppTest, WatchShowsChangesUntilTheServerEnds) {
  fake_.due_changes = {Make<v1::WatchDueResponse>(
      "changed { complaint_id: 'c-1' clock_id: 'stage1.respond' } caught_up: true")};
  fake_.status = grpc::Status(grpc::StatusCode::UNAVAILABLE, "going down");
  const Ran ran = RunFor({"due", "--watch"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.out, HasSubstr("stage 1 response"));
  EXPECT_EQ(RunFor({"due", "--watch", "--overdue"}).exit_code, 2);
}

TEST_F(AppTest, ExportWritesALineForEachEventWithItsPosition) {
  fake_.log = {Make<v1::ReadLogResponse>(
      R"(commits { first_position: 5 request_id: "r" recorded_time { seconds: 1712221200 }
                 events { version: 1 } events { version: 2 } } last_position: 6)")};
  const Ran ran = RunFor({"export"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(
      ran.out,
      R"({"position":"5","recordedTime":"2024-04-04T09:00:00Z","requestId":"r","event":{"version":"1"}}
{"position":"6","recordedTime":"2024-04-04T09:00:00Z","requestId":"r","event":{"version":"2"}}
)");
  EXPECT_EQ(ran.err, "2 events exported.\n");
}

TEST_F(AppTest, AnExportThatBreaksOffIsNotDone) {
  fake_.status = grpc::Status(grpc::StatusCode::DATA_LOSS, "expected a whole record at position 9");
  const Ran ran = RunFor({"export"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("the server failed: expected a whole record at position 9"));
  EXPECT_EQ(RunFor({"export", "-o", "/nowhere/at/all"}).exit_code, 1);
}

// --- Recording.

TEST_F(AppTest, RecordSendsOneStepWithWhatWasSaid) {
  const Ran ran =
      RunFor({"record", "acknowledged", "c-1", "stage=1", "handler_id=o-1", "--report",
              "--happened", "2024-04-04", "--channel", "letter", "--expected-version", "3"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, "Recorded acknowledged as event 1 of complaint c-1.\n");
  const auto& request = fake_.recorded.at(0);
  EXPECT_EQ(request.header().landlord_id(), "crown");
  EXPECT_EQ(request.header().request_id(), "id-1");
  EXPECT_EQ(request.header().intent(), v1::INTENT_REPORT);
  EXPECT_EQ(request.header().channel(), v1::CHANNEL_LETTER);
  EXPECT_EQ(request.header().expected_version(), 3U);
  EXPECT_EQ(request.header().happened().date().day(), 4U);
  EXPECT_EQ(request.steps(0).stream().kind(), v1::STREAM_KIND_COMPLAINT);
  EXPECT_EQ(request.steps(0).fact().acknowledged().handler_id(), "o-1");
}

TEST_F(AppTest, RecordHasToBeToldWhetherItAsksOrReports) {
  EXPECT_EQ(RunFor({"record", "noted", "c-1", "text=x"}).exit_code, 2);
  EXPECT_EQ(RunFor({"record", "noted", "c-1", "text=x", "--ask", "--report"}).exit_code, 2);
  EXPECT_EQ(RunFor({"record", "noted", "c-1", "text=x", "--report"}).exit_code, 2);  // When?
  EXPECT_EQ(RunFor({"record", "noted", "c-1", "text=x", "--ask", "--channel", "pigeon"}).exit_code,
            2);
  EXPECT_EQ(RunFor({"record", "law_adopted", "c-1", "--ask"}).exit_code, 2);
  EXPECT_TRUE(fake_.recorded.empty());
}

TEST_F(AppTest, RecordIsToldWhatAFactOfSeveralKindsOfRecordIsOf) {
  const auto of = [&](const char* kind) {
    return RunFor({"record", "judgement_given", "k-1", "provision=1.4", "--ask", "--of", kind})
        .exit_code;
  };
  EXPECT_EQ(of("contact"), 0);
  EXPECT_EQ(fake_.recorded.at(0).steps(0).stream().kind(), v1::STREAM_KIND_CONTACT);
  EXPECT_EQ(of("service-request"), 0);
  EXPECT_EQ(fake_.recorded.at(1).steps(0).stream().kind(), v1::STREAM_KIND_SERVICE_REQUEST);
  EXPECT_EQ(of("survey"), 2);
  EXPECT_EQ(fake_.recorded.size(), 2U);
}

TEST_F(AppTest, RecordOfANewComplaintMakesItsId) {
  EXPECT_EQ(
      RunFor({"record", "received", "new", "words=x", "--ask", "--request-id", "r-1"}).exit_code,
      0);
  EXPECT_EQ(fake_.recorded.at(0).steps(0).stream().id(), "id-1");
  EXPECT_EQ(fake_.recorded.at(0).header().request_id(), "r-1");
  EXPECT_FALSE(fake_.recorded.at(0).header().has_expected_version());
}

TEST_F(AppTest, AnOverrideGoesWithItsReason) {
  const std::vector<std::string> asked = {"record", "responded", "c-1", "stage=1", "--ask"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), asked.begin(), asked.end());
    return RunFor(more);
  };
  EXPECT_EQ(with({"--override", "late"}).exit_code, 2);
  EXPECT_EQ(with({"--reason", "x"}).exit_code, 2);
  EXPECT_THAT(with({"--override", "late", "--reason", "@/no/such/file"}).err,
              HasSubstr("--reason: expected a file at /no/such/file, but it cannot be read"));
  EXPECT_EQ(RunFor({"record", "responded", "c-1", "--report", "--happened", "2024-04-04",
                    "--override", "late", "--reason", "x"})
                .exit_code,
            2);
  EXPECT_TRUE(fake_.recorded.empty());
  ASSERT_EQ(with({"--override", "response-incomplete", "--override", "LATE", "--reason",
                  "@@the panel meets"})
                .exit_code,
            0);
  const auto& overrides = fake_.recorded.at(0).header().overrides();
  ASSERT_EQ(overrides.size(), 2);
  EXPECT_EQ(overrides[0].check(), "RESPONSE_INCOMPLETE");
  EXPECT_EQ(overrides[1].check(), "LATE");
  EXPECT_EQ(overrides[1].reason().clear(), "@the panel meets");
}

TEST_F(AppTest, WarningsGoToPeopleApartAndToProgramsInTheAnswer) {
  fake_.warned = true;
  const Ran said = RunFor({"record", "noted", "c-1", "text=x", "--ask"});
  EXPECT_EQ(said.exit_code, 0);
  EXPECT_EQ(said.err, "warning: expected a, but b (check LATE, provision 6.3)\n");
  EXPECT_THAT(said.out, testing::Not(HasSubstr("LATE")));
  const Ran json = RunFor({"--json", "record", "noted", "c-1", "text=x", "--ask"});
  EXPECT_EQ(json.err, "");
  EXPECT_THAT(json.out, HasSubstr("\"LATE\""));
}

TEST_F(AppTest, OtherFactsOfALandlordAreRecordedAsTheyAre) {
  EXPECT_EQ(
      RunFor({"record", "ombudsman_details_set", "crown", "title=Ombudsman", "--ask"}).exit_code,
      0);
  EXPECT_EQ(fake_.recorded.at(0).steps(0).stream().kind(), v1::STREAM_KIND_LANDLORD);
  EXPECT_EQ(fake_.recorded.at(0).steps(0).stream().id(), "crown");
  EXPECT_TRUE(fake_.recorded.at(0).steps(0).fact().has_ombudsman_details_set());
}

TEST_F(AppTest, OfficersAreRegisteredThroughTheirOwnCall) {
  EXPECT_EQ(RunFor({"record", "officer_registered", "o-1", "name=Ann Example", "--ask"}).exit_code,
            0);
  EXPECT_EQ(fake_.officers.at(0).officer_registered().officer_id(), "o-1");
  EXPECT_EQ(fake_.officers.at(0).officer_registered().name().clear(), "Ann Example");
}

TEST_F(AppTest, ALostAnswerSaysHowToTryAgainSafely) {
  fake_.status = grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone");
  const Ran ran = RunFor({"record", "noted", "c-1", "text=x", "--ask"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("--request-id id-1"));
}

TEST(RecordListTest, NeedsNoServer) {
  const Ran ran = RunCommand({"--server", "127.0.0.1:1", "record", "--list"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_THAT(ran.out, HasSubstr("extension_notified"));
  EXPECT_EQ(RunCommand({"record", "--list", "nonsense"}).exit_code, 2);
}

TEST(SampleLogTest, SameSeedAndDayGiveTheSameLog) {
  const Ran first =
      RunCommand({"sample-log", "--rows", "20", "--seed", "3", "--today", "2024-05-01"});
  const Ran second =
      RunCommand({"sample-log", "--rows", "20", "--seed", "3"});  // The world's day is the same.
  EXPECT_EQ(first.exit_code, 0);
  EXPECT_FALSE(first.out.empty());
  EXPECT_EQ(first.out, second.out);
  EXPECT_EQ(RunCommand({"sample-log", "--rows", "0"}).exit_code, 2);
}

}  // namespace
}  // namespace redress::cli
