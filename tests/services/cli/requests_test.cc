#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/intake/rows/mapping.h"
#include "tests/services/cli/fake_server.h"

namespace redress::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::ServiceRequestView MakeRequest(const std::string& id) {
  v1::ServiceRequestView request;
  request.set_service_request_id(id);
  request.set_status(v1::SERVICE_REQUEST_STATUS_OPEN);
  request.mutable_received()->mutable_date()->set_year(2024);
  request.mutable_received()->mutable_date()->set_month(4);
  request.mutable_received()->mutable_date()->set_day(2);
  request.mutable_received()->set_grade(v1::DATE_GRADE_DAY);
  request.set_subject_category("heating");
  auto& reference = *request.add_references();
  reference.set_source("repairs");
  reference.set_reference("R/17");
  return request;
}

class RequestsCommandTest : public testing::Test {
 protected:
  Ran Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--server", fake_.address(), "--landlord", "crown"});
    return RunCommand(arguments);
  }

  // A page of requests named `ids`, and whether another follows.
  void AddPage(const std::vector<std::string>& ids, const std::string& next) {
    auto& page = fake_.request_pages.emplace_back();
    for (const auto& id : ids) *page.add_service_requests() = MakeRequest(id);
    page.set_next_page_token(next);
  }

  FakeServer fake_;
};

TEST_F(RequestsCommandTest, ListsThemInATable) {
  AddPage({"sr-1", "sr-2"}, "");
  auto& odd = *fake_.request_pages[0].mutable_service_requests(1);
  odd.set_status(v1::SERVICE_REQUEST_STATUS_COMPLETED);
  *odd.mutable_completed() = odd.received();
  odd.mutable_completed()->mutable_date()->set_day(1);
  odd.set_contradictory(true);
  odd.set_disputed(true);
  odd.add_complaint_ids("c-9");
  const Ran ran = Run({"requests"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "REQUEST  STATUS     RECEIVED        DONE            ABOUT    KNOWN AS      REMARKS\n"
            "sr-1     open       Tue 2 Apr 2024  -               heating  repairs/R/17\n"
            "sr-2     completed  Tue 2 Apr 2024  Mon 1 Apr 2024  heating  repairs/R/17  dates "
            "contradict each other, disputed, complaint c-9\n");
  EXPECT_EQ(fake_.request_lists.at(0).landlord_id(), "crown");
  EXPECT_EQ(fake_.request_lists.at(0).page_size(), 50U);
}

TEST_F(RequestsCommandTest, GoesOnPageByPageUpToTheLimit) {
  AddPage({"sr-1"}, "two");
  AddPage({"sr-2"}, "three");
  const Ran ran = Run({"requests", "--open", "--limit", "2"});
  EXPECT_THAT(ran.out, HasSubstr("sr-2"));
  EXPECT_THAT(ran.out, HasSubstr("There are more: --limit 0 shows all."));
  ASSERT_EQ(fake_.request_lists.size(), 2U);
  EXPECT_TRUE(fake_.request_lists[0].open_only());
  EXPECT_EQ(fake_.request_lists[1].page_token(), "two");
  EXPECT_EQ(fake_.request_lists[1].page_size(), 1U);
}

TEST_F(RequestsCommandTest, JsonIsALineForEach) {
  AddPage({"sr-1"}, "two");
  AddPage({}, "three");  // A page may be empty and have another after it.
  AddPage({"sr-2"}, "");
  const Ran ran = Run({"--json", "requests"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
  EXPECT_THAT(ran.out, HasSubstr("\"serviceRequestId\":\"sr-2\""));
}

TEST_F(RequestsCommandTest, NoneIsSaid) {
  EXPECT_EQ(Run({"requests"}).out, "No service request.\n");
}

TEST_F(RequestsCommandTest, WhatTheCodeSaysOfOneIsShownAsOfAComplaint) {
  *fake_.service_request.mutable_service_request() = MakeRequest("sr-1");
  auto& finding = *fake_.service_request.mutable_service_request()->add_findings();
  finding.set_provision("1.6");
  finding.set_verdict(v1::VERDICT_JUDGEMENT);
  finding.set_title("offered the choice");
  finding.set_reason("a person has to say");
  finding.set_question("Was the resident asked\x1b[2J?");
  finding.set_mend("ask");
  finding.add_versions(1);
  const Ran ran = Run({"request", "sr-1"});
  EXPECT_THAT(
      ran.out,
      HasSubstr(
          "\nWhat the Code says of it\n1 judgement\n\n"
          "PROVISION  VERDICT    STAGE  WHAT                WHY                  EVENTS  NEXT\n"
          "1.6        judgement         offered the choice  a person has to say  1       Was "
          "the resident asked\\u{1b}[2J?\n"));
}

TEST_F(RequestsCommandTest, ACorrectionThatWasAnnulledCorrectsNothing) {
  *fake_.service_request.mutable_service_request() = MakeRequest("sr-1");
  for (std::uint64_t version = 1; version <= 4; ++version) {
    auto& event = *fake_.service_request.add_events()->mutable_event();
    event.set_version(version);
    *event.mutable_happened() = fake_.service_request.service_request().received();
    if (version == 1) event.mutable_fact()->mutable_request_received();
    if (version == 2) event.mutable_fact()->mutable_request_completed();
    if (version < 3) continue;
    auto& corrected = *event.mutable_fact()->mutable_corrected();
    corrected.set_version(version - 2);  // 3 corrects 1, and 4 corrects 2.
    *corrected.mutable_happened() = event.happened();
  }
  auto& last = *fake_.service_request.add_events()->mutable_event();
  last.set_version(5);
  last.mutable_fact()->mutable_annulled()->add_versions(3);
  const Ran ran = Run({"request", "sr-1"});
  EXPECT_THAT(ran.out, HasSubstr("[never happened: see 5]"));
  EXPECT_THAT(ran.out, HasSubstr("[corrected: see 4]"));
  EXPECT_THAT(ran.out, Not(HasSubstr("[corrected: see 3]")));
}

TEST_F(RequestsCommandTest, OneIsShownWithItsRecordAndWhatBecameOfEachEvent) {
  *fake_.service_request.mutable_service_request() = MakeRequest("sr-1");
  fake_.service_request.mutable_service_request()->set_reviews(1);
  auto& finding = *fake_.service_request.mutable_service_request()->add_findings();
  finding.set_provision("1.4");
  finding.set_verdict(v1::VERDICT_NO_EVIDENCE);
  finding.set_reason("nothing is held of it");
  for (std::uint64_t version = 1; version <= 3; ++version) {
    auto& event = *fake_.service_request.add_events()->mutable_event();
    event.set_version(version);
    *event.mutable_happened() = fake_.service_request.service_request().received();
    if (version == 1)
      event.mutable_fact()->mutable_request_received()->add_words()->set_clear("\x1b[2J");
    if (version == 2) event.mutable_fact()->mutable_request_completed();
    if (version == 3) event.mutable_fact()->mutable_annulled()->add_versions(2);
  }
  const Ran ran = Run({"request", "sr-1"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(fake_.request_gets.at(0).service_request_id(), "sr-1");
  EXPECT_THAT(ran.out, HasSubstr("Service request sr-1: open\n  known as    repairs/R/17\n"));
  EXPECT_THAT(ran.out, HasSubstr("looked at   1 time\n"));
  EXPECT_THAT(ran.out, HasSubstr("1.4        no evidence"));
  EXPECT_THAT(ran.out, HasSubstr("nothing is held of it"));
  EXPECT_THAT(ran.out, HasSubstr("[never happened: see 3]"));
  EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(Run({"--json", "request", "sr-1"}).out, HasSubstr("VERDICT_NO_EVIDENCE"));
}

TEST_F(RequestsCommandTest, WhereThereIsNoneItIsRefused) {
  fake_.status = grpc::Status(grpc::StatusCode::NOT_FOUND, "expected a service request, but none");
  EXPECT_EQ(Run({"request", "sr-1"}).exit_code, 1);
  EXPECT_EQ(Run({"requests"}).exit_code, 1);
  EXPECT_EQ(Run({"request"}).exit_code, 2);
}

TEST_F(RequestsCommandTest, TheirFactsAreRecordedAsAnyOther) {
  const Ran ran = Run({"record", "request_disputed", "sr-1", "words=still cold", "--report",
                       "--happened", "2024-04-12"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  ASSERT_EQ(fake_.recorded.size(), 1U);
  const auto& step = fake_.recorded[0].steps(0);
  EXPECT_EQ(step.stream().kind(), v1::STREAM_KIND_SERVICE_REQUEST);
  EXPECT_EQ(step.stream().id(), "sr-1");
  EXPECT_EQ(step.fact().request_disputed().words().clear(), "still cold");
  EXPECT_THAT(Run({"record", "--list", "request_received"}).out, HasSubstr("of a service request"));
}

TEST_F(RequestsCommandTest, ASampleComesWithItsMapping) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "redress_sample_requests";
  std::filesystem::create_directories(folder);
  const std::string log = (folder / "requests.csv").string();
  const std::string mapping = (folder / "requests.toml").string();
  EXPECT_EQ(
      Run({"sample-log", "--requests", "--rows", "50", "-o", log, "--mapping-output", mapping})
          .exit_code,
      0);
  std::ostringstream text;
  text << std::ifstream(mapping).rdbuf();
  EXPECT_TRUE(intake::ReadMappingFile(text.str()));
  EXPECT_EQ(Run({"import", log, "--mapping", mapping, "--dry-run"}).exit_code % 4, 0);
  EXPECT_EQ(fake_.import_starts.at(0).rows_expected(), 50U);
  EXPECT_EQ(Run({"sample-log", "--mapping-output", mapping}).exit_code, 2);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace redress::cli
