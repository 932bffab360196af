// The bank holiday of 19 September 2022 was proclaimed on the 10th, when many dates had been told.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "redress/v1/admin_service.grpc.pb.h"
#include "redress/v1/complaint_service.grpc.pb.h"
#include "redress/v1/what_if_service.grpc.pb.h"

#include "engine/editions/shipped.h"
#include "services/rpc_status/rpc_status.pb.h"
#include "services/server/server.h"
#include "services/whatif/compare_source.h"
#include "storage/memory/store.h"
#include "storage/memory/vault.h"
#include "tests/services/door/set_clock.h"

namespace redress::whatif {
namespace {

v1::CivilDate Date(std::string_view iso) { return ToCivilDate(FromIsoDate(iso).value()); }

std::string IsoOf(const v1::CivilDate& date) {
  return date.year() == 0 ? "-" : ToIsoDate(ToDay(date).value());
}

std::string Content(std::string_view name) {
  for (const editions::ShippedFile& file : editions::Shipped()) {
    if (file.name == name) return std::string(file.content);
  }
  return "";
}

// England's calendar as it was before the holiday was proclaimed.
std::string CalendarBefore() {
  std::string text = Content("england.textproto");
  const auto at = text.find("holidays { date { year: 2022 month: 9 day: 19 }");
  return text.erase(at, text.find('\n', at) - at);
}

// And as it was after that.
std::string CalendarAfter() {
  std::string text = Content("england.textproto");
  return text.replace(text.find("version: 1"), 10, "version: 2");
}

// What a comparison streamed.
struct Compared {
  grpc::Status status;
  std::vector<v1::CompareLawResponse> messages;

  [[nodiscard]] std::vector<v1::ComplaintDifference> Differences() const {
    std::vector<v1::ComplaintDifference> all;
    for (const auto& message : messages) {
      all.insert(all.end(), message.differences().begin(), message.differences().end());
    }
    return all;
  }
};

// "a stage1.respond RUNNING 2022-09-22 -> RUNNING 2022-09-23 told 2022-09-22", a line a duty.
std::vector<std::string> Lines(const Compared& compared, std::string_view clock_id) {
  const auto state = [](const v1::ClockView& view) {
    return v1::ClockState_Name(view.state()).substr(12) + " " + IsoOf(view.due_date());
  };
  std::vector<std::string> lines;
  for (const v1::ComplaintDifference& difference : compared.Differences()) {
    for (const v1::ClockDifference& clock : difference.clocks()) {
      if (clock.now().clock_id() != clock_id) continue;
      lines.push_back(difference.complaint_id() + " " + state(clock.now()) + " -> " +
                      state(clock.then()) + " told " + IsoOf(difference.told_date()));
    }
  }
  return lines;
}

// A server on memory at noon of 7 September 2022, with a landlord that adopted the edition of 2022
// and the calendar without the holiday.
class CompareLawTest : public testing::Test {
 protected:
  CompareLawTest() {
    server::ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.metrics = "";
    server_ = server::Server::Start({store_, vault_, clock_}, options).value();
    channel_ = grpc::CreateChannel(server_->listen(), grpc::InsecureChannelCredentials());
    complaints_ = v1::ComplaintService::NewStub(channel_);
    admin_ = v1::AdminService::NewStub(channel_);
    what_if_ = v1::WhatIfService::NewStub(channel_);
    v1::CreateLandlordRequest create;
    *create.mutable_header() = Header();
    create.mutable_landlord_created()->set_display_name("Mill Homes");
    v1::CreateLandlordResponse created;
    grpc::ClientContext context;
    EXPECT_TRUE(admin_->CreateLandlord(&context, create, &created).ok());
    Adopt(v1::LAW_KIND_EDITION, Content("housing_ombudsman_2022.textproto"));
    Adopt(v1::LAW_KIND_CALENDAR, CalendarBefore());
  }

  v1::CommandHeader Header() {
    v1::CommandHeader header;
    header.set_landlord_id("mill");
    header.set_request_id("request-" + std::to_string(++requests_));
    header.set_intent(v1::INTENT_ASK);
    return header;
  }

  void Adopt(v1::LawKind kind, const std::string& content) {
    v1::AdoptLawRequest adopt;
    *adopt.mutable_header() = Header();
    adopt.set_kind(kind);
    adopt.set_content(content);
    v1::AdoptLawResponse adopted;
    grpc::ClientContext context;
    const grpc::Status status = admin_->AdoptLaw(&context, adopt, &adopted);
    EXPECT_TRUE(status.ok()) << status.error_message();
  }

  void Receive(const std::string& id) {
    v1::ReceiveRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    request.mutable_received()->set_tenure(v1::TENURE_GENERAL_NEEDS_RENT);
    v1::ReceiveResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(complaints_->Receive(&context, request, &response).ok());
  }

  void Acknowledge(const std::string& id, std::string_view told) {
    v1::AcknowledgeRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    request.mutable_acknowledged()->set_stage(1);
    if (!told.empty()) *request.mutable_acknowledged()->mutable_response_told_date() = Date(told);
    v1::AcknowledgeResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(complaints_->Acknowledge(&context, request, &response).ok());
  }

  v1::CompareLawRequest Draft(v1::LawKind kind, const std::string& content) {
    v1::CompareLawRequest request;
    request.set_landlord_id("mill");
    v1::DraftLaw& draft = *request.add_drafts();
    draft.set_kind(kind);
    draft.set_file_name("draft.textproto");
    draft.set_content(content);
    return request;
  }

  Compared Compare(const v1::CompareLawRequest& request) {
    grpc::ClientContext context;
    auto stream = what_if_->CompareLaw(&context, request);
    Compared compared;
    v1::CompareLawResponse response;
    while (stream->Read(&response)) compared.messages.push_back(response);
    compared.status = stream->Finish();
    return compared;
  }

  // When a duty is due as the server says today.
  std::string DueOf(const std::string& id, std::string_view clock_id) {
    v1::GetRequest request;
    request.set_landlord_id("mill");
    request.set_complaint_id(id);
    v1::GetResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(complaints_->Get(&context, request, &response).ok());
    for (const v1::ClockView& clock : response.complaint().clocks()) {
      if (clock.clock_id() == clock_id) return IsoOf(clock.due_date());
    }
    return "none";
  }

  storage::MemoryStore store_;
  storage::MemoryVault vault_;
  door::SetClock clock_{"2022-09-07"};
  std::unique_ptr<server::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::ComplaintService::Stub> complaints_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::WhatIfService::Stub> what_if_;

 private:
  int requests_ = 0;
};

TEST_F(CompareLawTest, TheHolidayOf2022MovesOpenDatesAndLeavesWhatWasTold) {
  Receive("a");  // Told a date on the day after.
  Receive("b");  // Told none.
  clock_.Set("2022-09-08");
  Acknowledge("a", "2022-09-22");
  Acknowledge("b", "");
  const auto before = store_.LastPosition();

  const Compared compared = Compare(Draft(v1::LAW_KIND_CALENDAR, CalendarAfter()));
  ASSERT_TRUE(compared.status.ok()) << compared.status.error_message();
  EXPECT_EQ(Lines(compared, "stage1.respond"),
            (std::vector<std::string>{"a RUNNING 2022-09-22 -> RUNNING 2022-09-23 told 2022-09-22",
                                      "b RUNNING 2022-09-22 -> RUNNING 2022-09-23 told -"}));
  EXPECT_EQ(store_.LastPosition(), before);
  EXPECT_EQ(DueOf("a", "stage1.respond"), "2022-09-22");

  Adopt(v1::LAW_KIND_CALENDAR, CalendarAfter());
  EXPECT_EQ(DueOf("a", "stage1.respond"), "2022-09-23");
  EXPECT_EQ(DueOf("b", "stage1.respond"), "2022-09-23");
  const auto events = store_.ReadStream({"mill", v1::STREAM_KIND_COMPLAINT, "a"}, Version{1}, 10);
  ASSERT_EQ(events->size(), 2U);
  EXPECT_EQ(IsoOf((*events)[1].event().fact().acknowledged().response_told_date()), "2022-09-22");
  EXPECT_TRUE(Compare(Draft(v1::LAW_KIND_CALENDAR, CalendarAfter())).Differences().empty());
}

TEST_F(CompareLawTest, CountsWhatItSaw) {
  for (const char* id : {"a", "b", "c"}) Receive(id);
  const Compared compared = Compare(Draft(v1::LAW_KIND_CALENDAR, CalendarAfter()));
  ASSERT_EQ(compared.messages.size(), 1U);
  const v1::CompareLawResponse& last = compared.messages.back();
  EXPECT_TRUE(last.complete());
  EXPECT_EQ(last.complaints_compared(), 3U);
  EXPECT_EQ(last.events_replayed(), 3U);
  EXPECT_EQ(last.complaints_differing(), compared.Differences().size());
  EXPECT_GT(last.dates_moved(), 0U);
  EXPECT_EQ(last.verdicts_turned(), 0U);
  EXPECT_EQ(last.last_complaint_id(), "c");
}

TEST_F(CompareLawTest, AsOfADayOnlyWhatHadHappenedCounts) {
  Receive("a");
  clock_.Set("2022-09-08");
  Receive("b");
  v1::CompareLawRequest request = Draft(v1::LAW_KIND_CALENDAR, CalendarAfter());
  *request.mutable_as_of_date() = Date("2022-09-07");
  const auto differences = Compare(request).Differences();
  ASSERT_EQ(differences.size(), 1U);
  EXPECT_EQ(differences[0].complaint_id(), "a");
}

TEST_F(CompareLawTest, GoesOnFromWhereItStopped) {
  for (const char* id : {"a", "b", "c", "d"}) Receive(id);
  v1::CompareLawRequest request = Draft(v1::LAW_KIND_CALENDAR, CalendarAfter());
  request.set_complaints_max(2);
  std::vector<std::string> seen;
  for (int calls = 0; calls < 3; ++calls) {
    const Compared compared = Compare(request);
    ASSERT_TRUE(compared.status.ok());
    EXPECT_TRUE(compared.messages.back().complete());
    for (const auto& difference : compared.Differences()) seen.push_back(difference.complaint_id());
    request.set_from_complaint_id(compared.messages.back().last_complaint_id());
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"a", "b", "c", "d"}));
}

TEST_F(CompareLawTest, TellsHowFarItIsInBetween) {
  const auto complaints = CompareSource::kComplaintsPerMessage + 1;
  for (std::size_t i = 0; i < complaints; ++i) Receive("c" + std::to_string(1000 + i));
  const Compared compared = Compare(Draft(v1::LAW_KIND_POLICY, "id: \"landlord\" version: 1"));
  ASSERT_EQ(compared.messages.size(), 2U);
  EXPECT_FALSE(compared.messages[0].complete());
  EXPECT_EQ(compared.messages[0].complaints_compared(), CompareSource::kComplaintsPerMessage);
  EXPECT_TRUE(compared.messages[1].complete());
  EXPECT_EQ(compared.messages[1].complaints_compared(), complaints);
}

TEST_F(CompareLawTest, NoMessageIsBiggerThanClientsTake) {
  for (int i = 0; i < 400; ++i) Receive("c" + std::to_string(1000 + i));
  const Compared compared = Compare(Draft(v1::LAW_KIND_CALENDAR, CalendarAfter()));
  ASSERT_TRUE(compared.status.ok());
  EXPECT_GT(compared.messages.size(), 1U);
  EXPECT_EQ(compared.Differences().size(), 400U);
  for (const auto& message : compared.messages) {
    EXPECT_LE(message.ByteSizeLong(), 2 * CompareSource::kMessageBytes);
  }
}

TEST_F(CompareLawTest, ALandlordWithoutComplaintsIsThroughAtOnce) {
  const Compared compared = Compare(Draft(v1::LAW_KIND_CALENDAR, CalendarAfter()));
  ASSERT_EQ(compared.messages.size(), 1U);
  EXPECT_TRUE(compared.messages[0].complete());
  EXPECT_EQ(compared.messages[0].complaints_compared(), 0U);
}

TEST_F(CompareLawTest, AReaderThatGoesEndsIt) {
  for (int i = 0; i < 400; ++i) Receive("c" + std::to_string(1000 + i));
  grpc::ClientContext context;
  auto stream = what_if_->CompareLaw(&context, Draft(v1::LAW_KIND_CALENDAR, CalendarAfter()));
  v1::CompareLawResponse response;
  ASSERT_TRUE(stream->Read(&response));
  context.TryCancel();
  while (stream->Read(&response)) {
  }
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  server_->Drain();  // Returns: nothing of it is left.
}

struct Bad {
  const char* name;
  v1::LawKind kind;
  const char* content;
  const char* message;  // How it begins.
  const char* field;
};

class BadDraftTest : public CompareLawTest, public testing::WithParamInterface<Bad> {};

TEST_P(BadDraftTest, IsRefusedWithFileLineAndReason) {
  const Compared compared = Compare(Draft(GetParam().kind, GetParam().content));
  EXPECT_EQ(compared.status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_TRUE(compared.messages.empty());
  EXPECT_EQ(compared.status.error_message().rfind(GetParam().message, 0), 0U)
      << compared.status.error_message();
  google::rpc::Status sent;
  google::rpc::ErrorInfo why;
  ASSERT_TRUE(sent.ParseFromString(compared.status.error_details()));
  ASSERT_TRUE(sent.details(0).UnpackTo(&why));
  EXPECT_EQ(why.metadata().at("field"), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadDraftTest,
    testing::Values(Bad{"Field", v1::LAW_KIND_CALENDAR, "id: \"england\"\nversion: 2\nodd: 3\n",
                        "draft.textproto:3: expected", "drafts[0].content"},
                    Bad{"Text", v1::LAW_KIND_EDITION, "<html>", "draft.textproto:1: expected",
                        "drafts[0].content"},
                    Bad{"Version", v1::LAW_KIND_POLICY, "id: \"landlord\"\nversion: 0\n",
                        "draft.textproto:2: expected", "drafts[0].content"},
                    Bad{"Empty", v1::LAW_KIND_POLICY, "", "expected", "drafts[0].content"},
                    Bad{"Letter", v1::LAW_KIND_LETTER_TEMPLATE,
                        "{{! letter: update }}\n{{! version: 1 }}\n{{news}}",
                        "expected an edition, a calendar, a policy or a tariff, but this is a "
                        "letter's template",
                        "drafts[0].kind"},
                    Bad{"Kind", v1::LAW_KIND_UNSPECIFIED, "id: \"x\" version: 1", "expected",
                        "drafts[0].kind"}),
    [](const auto& row) { return row.param.name; });

TEST_F(CompareLawTest, WithoutADraftThereIsNothingToCompare) {
  v1::CompareLawRequest request;
  request.set_landlord_id("mill");
  EXPECT_EQ(Compare(request).status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(CompareLawTest, AnUnknownLandlordIsNotFound) {
  v1::CompareLawRequest request = Draft(v1::LAW_KIND_CALENDAR, CalendarAfter());
  request.set_landlord_id("nobody");
  EXPECT_EQ(Compare(request).status.error_code(), grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace redress::whatif
