#include <unistd.h>

#include <cstdio>
#include <fstream>

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include "redress/v1/landlord_service.grpc.pb.h"
#include "redress/v1/what_if_service.grpc.pb.h"

#include "engine/editions/law.h"
#include "engine/editions/shipped.h"
#include "services/cli/describe.h"
#include "services/cli/law_kind.h"
#include "services/cli/render_register.h"
#include "services/cli/render_what_if.h"
#include "tests/services/cli/fake_server.h"
#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

const char* const kMoved = R"(
  complaint_id: "c-1" told_date { year: 2022 month: 9 day: 22 }
  clocks {
    now { clock_id: "stage1.respond" state: CLOCK_STATE_RUNNING due_date { year: 2022 month: 9 day: 21 } }
    then { clock_id: "stage1.respond" state: CLOCK_STATE_RUNNING due_date { year: 2022 month: 9 day: 22 } }
  })";
const char* const kTurned = R"(
  complaint_id: "c-2"
  clocks {
    now { clock_id: "stage1.respond" state: CLOCK_STATE_MISSED working_days_late: 1
          due_date { year: 2022 month: 9 day: 21 } }
    then { clock_id: "stage1.respond" state: CLOCK_STATE_MET due_date { year: 2022 month: 9 day: 22 } }
  }
  clocks { then { clock_id: "stage1.extra" state: CLOCK_STATE_RUNNING } })";

// Answers what a test tells it to, and keeps what it was asked.
class WhatIfServer : public v1::WhatIfService::Service, public v1::LandlordService::Service {
 public:
  WhatIfServer() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(static_cast<v1::WhatIfService::Service*>(this));
    builder.RegisterService(static_cast<v1::LandlordService::Service*>(this));
    server_ = builder.BuildAndStart();
  }
  ~WhatIfServer() override { server_->Shutdown(); }

  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  grpc::Status CompareLaw(grpc::ServerContext*, const v1::CompareLawRequest* request,
                          grpc::ServerWriter<v1::CompareLawResponse>* writer) override {
    compared.push_back(*request);
    for (const auto& part : parts) writer->Write(part);
    return status;
  }
  grpc::Status GetRegister(grpc::ServerContext*, const v1::GetRegisterRequest* request,
                           v1::GetRegisterResponse* response) override {
    registers.push_back(*request);
    *response = held;
    return grpc::Status::OK;
  }

  grpc::Status status;
  std::vector<v1::CompareLawResponse> parts;
  v1::GetRegisterResponse held;
  std::vector<v1::CompareLawRequest> compared;
  std::vector<v1::GetRegisterRequest> registers;

 private:
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

class WhatIfTest : public testing::Test {
 protected:
  WhatIfTest() : path_(testing::TempDir() + "redress_what_if_draft." + std::to_string(getpid())) {
    v1::CompareLawResponse part;
    *part.add_differences() = Make<v1::ComplaintDifference>(kMoved);
    part.set_complaints_compared(500);
    server_.parts.push_back(part);
    part.Clear();
    *part.add_differences() = Make<v1::ComplaintDifference>(kTurned);
    part.set_complaints_compared(700);
    part.set_complaints_differing(2);
    part.set_events_replayed(9'000);
    part.set_dates_moved(3);
    part.set_verdicts_turned(2);
    part.set_complete(true);
    server_.parts.push_back(part);
    Write(std::string(editions::Shipped().front().content));
  }
  ~WhatIfTest() override { std::remove(path_.c_str()); }

  void Write(const std::string& content) { std::ofstream(path_) << content; }

  Ran Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--server", server_.address(), "--landlord", "crown"});
    return RunCommand(arguments);
  }

  const std::string path_;
  WhatIfServer server_;
};

TEST_F(WhatIfTest, ShowsEachDutyThatDiffersAndTheTotals) {
  const Ran ran = Run({"what-if", path_});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("c-1"));
  EXPECT_THAT(ran.out, HasSubstr("Wed 21 Sep 2022"));
  EXPECT_THAT(ran.out, HasSubstr("Thu 22 Sep 2022"));
  EXPECT_THAT(ran.out, HasSubstr("no such duty"));
  EXPECT_THAT(ran.out, HasSubstr("700 complaints compared: 2 would differ, 3 dates moved, "
                                 "2 verdicts turned (9000 events replayed)."));
  ASSERT_EQ(server_.compared.size(), 1U);
  const v1::CompareLawRequest& asked = server_.compared[0];
  EXPECT_EQ(asked.landlord_id(), "crown");
  EXPECT_EQ(asked.drafts(0).kind(), v1::LAW_KIND_CALENDAR);
  EXPECT_EQ(asked.drafts(0).file_name(), path_.substr(path_.rfind('/') + 1));
}

TEST_F(WhatIfTest, JsonIsALineAComplaintThenTheTotals) {
  const Ran ran = Run({"--json", "what-if", path_});
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 3);
  EXPECT_THAT(ran.out, HasSubstr("\"complaintId\":\"c-2\""));
  EXPECT_THAT(ran.out, HasSubstr("\"complete\":true"));
}

TEST_F(WhatIfTest, LimitSaysThatThereIsMore) {
  const Ran ran = Run({"what-if", "--limit", "1", path_});
  EXPECT_THAT(ran.out, HasSubstr("first 1 complaint:"));
  EXPECT_THAT(ran.out, Not(HasSubstr("c-2")));
}

TEST_F(WhatIfTest, FindingsAreComparedWhereAskedFor) {
  (void)Run({"what-if", path_});
  (void)Run({"what-if", "--findings", path_});
  EXPECT_FALSE(server_.compared[0].findings());
  EXPECT_TRUE(server_.compared[1].findings());
}

TEST(RenderWhatIfTest, AFindingThatTurnsIsARow) {
  WhatIf what_if;
  auto& difference = what_if.differences.emplace_back();
  difference.set_complaint_id("c-7");
  auto& finding = *difference.add_findings();
  finding.mutable_now()->set_provision("6.3");
  finding.mutable_now()->set_stage(1);
  finding.mutable_now()->set_verdict(v1::VERDICT_COMPLIED);
  *finding.mutable_then() = finding.now();
  finding.mutable_then()->set_verdict(v1::VERDICT_BREACHED);
  const std::string text = RenderWhatIf(what_if, {});
  EXPECT_THAT(text, HasSubstr("c-7"));
  EXPECT_THAT(text, HasSubstr("6.3 at stage 1"));
  EXPECT_THAT(text, HasSubstr("complied"));
  EXPECT_THAT(text, HasSubstr("breached"));
}

TEST_F(WhatIfTest, OptionsAreAskedFor) {
  (void)Run({"what-if", "--kind", "policy", "--as-of", "2022-09-16", "--after", "c-0", path_});
  const v1::CompareLawRequest& asked = server_.compared.at(0);
  EXPECT_EQ(asked.drafts(0).kind(), v1::LAW_KIND_POLICY);
  EXPECT_EQ(asked.as_of_date().day(), 16U);
  EXPECT_EQ(asked.from_complaint_id(), "c-0");
}

TEST_F(WhatIfTest, ARefusedDraftIsExitCodeOneWithTheServersWords) {
  server_.status = {grpc::StatusCode::INVALID_ARGUMENT, "draft:3: expected a field, but found odd"};
  server_.parts.clear();
  const Ran ran = Run({"what-if", path_});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("draft:3: expected"));
}

TEST_F(WhatIfTest, WhatIsNoDraftIsWrongUsage) {
  EXPECT_EQ(Run({"what-if"}).exit_code, 2);
  EXPECT_EQ(Run({"what-if", path_ + ".not-there"}).exit_code, 2);
  EXPECT_THAT(Run({"what-if", testing::TempDir()}).err, HasSubstr("but reading failed"));
  EXPECT_EQ(Run({"what-if", "--kind", "poem", path_}).exit_code, 2);
  Write("<html>");
  EXPECT_THAT(Run({"what-if", path_}).err, HasSubstr("--kind"));
  Write(std::string(editions::kFileBytesMax + 1, ' '));
  EXPECT_THAT(Run({"what-if", path_}).err, HasSubstr("49152 bytes"));
  EXPECT_TRUE(server_.compared.empty());
}

TEST_F(WhatIfTest, HelpHasExamples) {
  EXPECT_THAT(RunCommand({"what-if", "--help"}).out, HasSubstr("Example"));
  EXPECT_THAT(RunCommand({"register", "--help"}).out, HasSubstr("Example"));
}

TEST_F(WhatIfTest, ADraftsWordsCannotSpeakToTheTerminal) {
  WhatIf what_if;
  auto& difference = what_if.differences.emplace_back(Make<v1::ComplaintDifference>(kMoved));
  difference.set_complaint_id("\x1b[2J");
  for (const std::size_t width : {0U, 60U}) {
    EXPECT_EQ(RenderWhatIf(what_if, {.width = width}).find('\x1b'), std::string::npos) << width;
  }
}

TEST_F(WhatIfTest, NarrowScreensGetLines) {
  WhatIf what_if;
  what_if.differences.push_back(Make<v1::ComplaintDifference>(kMoved));
  EXPECT_THAT(RenderWhatIf(what_if, {.width = 80}),
              HasSubstr("Wed 21 Sep 2022 -> Thu 22 Sep 2022; told Thu 22 Sep 2022\n"));
}

TEST(LawKindTest, EveryShippedFileIsKnownForWhatItIs) {
  for (const editions::ShippedFile& file : editions::Shipped()) {
    EXPECT_EQ(LawKindOf(file.content), file.kind) << file.name;
  }
}

TEST(LawKindTest, ABrokenFileIsStillKnownByItsLists) {
  EXPECT_EQ(LawKindOf("id: \"x\" holidays { odd: 1 }"), v1::LAW_KIND_CALENDAR);
  EXPECT_EQ(LawKindOf("id: \"x\" clocks { odd: 1 }"), v1::LAW_KIND_EDITION);
  EXPECT_EQ(LawKindOf("id: \"x\" items { amount_pence: -1 }"), v1::LAW_KIND_TARIFF);
  EXPECT_EQ(LawKindOf("id: \"x\" warning_leads { odd: 1 }"), v1::LAW_KIND_POLICY);
  EXPECT_EQ(LawKindOf("id: \"landlord\" version: 1"), v1::LAW_KIND_POLICY);
  EXPECT_EQ(LawKindOf("\xff"), v1::LAW_KIND_UNSPECIFIED);
}

TEST(LawKindTest, ALettersTemplateIsKnownByItsTagsSoundOrNot) {
  EXPECT_EQ(LawKindOf("{{! letter: update }}\n{{! version: 1 }}\n{{news}}"),
            v1::LAW_KIND_LETTER_TEMPLATE);
  EXPECT_EQ(LawKindOf("\n {{#address_lines}}\nYour holidays and targets"),
            v1::LAW_KIND_LETTER_TEMPLATE);
  EXPECT_EQ(LawKindOf("Dear {{resident}},"), v1::LAW_KIND_LETTER_TEMPLATE);
  EXPECT_EQ(LawKindOf("Dear resident,"), v1::LAW_KIND_UNSPECIFIED);
}

const char* const kHeld = R"(
  on_date { year: 2024 month: 5 day: 1 }
  homes { tenure: TENURE_GENERAL_NEEDS_RENT homes: 900 at_date { year: 2024 month: 3 day: 31 } }
  roles { role: LANDLORD_ROLE_SENIOR_LEAD officer_id: "ann" }
  policies { policy_id: "complaints" version: 2 address: "somewhere" }
  ombudsman_details { title: "The Ombudsman" phone_number: "01" }
  evidence { evidence_id: "report" title: "Annual report" provisions: "8.2" provisions: "9.1" }
  exceptional_circumstances { circumstances_id: "attack" title: "cyber attack" }
  improvements { improvement_id: "i" title: "Letters are checked" complaint_ids: "c-1" })";

TEST(RenderRegisterTest, ShowsAllThatIsHeld) {
  const std::string shown =
      RenderRegister(Make<v1::GetRegisterResponse>(kHeld), {{"ann", "Ann Other"}}, {});
  for (const char* words :
       {"On the register on Wed 1 May 2024", "general needs rent", "900", "Sun 31 Mar 2024",
        "senior lead", "Ann Other", "complaints", "The Ombudsman", "Annual report", "8.2, 9.1",
        "cyber attack", "Letters are checked", "1 complaint"}) {
    EXPECT_THAT(shown, HasSubstr(words));
  }
}

TEST(RenderRegisterTest, AnEmptyOneSaysSo) {
  EXPECT_EQ(RenderRegister(Make<v1::GetRegisterResponse>("on_date { year: 2024 month: 5 day: 1 }"),
                           {}, {}),
            "Nothing was on the register on Wed 1 May 2024.\n");
}

TEST_F(WhatIfTest, RegisterAsksForADay) {
  server_.held = Make<v1::GetRegisterResponse>(kHeld);
  const Ran ran = Run({"register", "--on", "2024-05-01"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Annual report"));
  EXPECT_EQ(server_.registers.at(0).on_date().month(), 5U);
  EXPECT_THAT(Run({"--json", "register"}).out, HasSubstr("\"evidenceId\": \"report\""));
  EXPECT_EQ(Run({"register", "--on", "May"}).exit_code, 2);
}

TEST(DescribeWarningTest, AWarningReadsAsOne) {
  const auto fact = Make<v1::Fact>(R"(
    warning_given { clock_id: "stage1.respond" provision: "6.3" stage: 1 lead_working_days: 2
                    due_date { year: 2024 month: 4 day: 18 } law_version: 4 })");
  EXPECT_EQ(DescribeFact(fact, {}),
            "warning given: clock stage1.respond; provision 6.3; due Thu 18 Apr 2024; "
            "lead working days 2; law version 4");
}

}  // namespace
}  // namespace redress::cli
