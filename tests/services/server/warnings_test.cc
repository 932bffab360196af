#include "tests/services/server/fixture.h"

namespace redress::server {
namespace {

class WarningsTest : public ServerTest {
 protected:
  void AdoptPolicy(const std::string& leads) {
    v1::AdoptLawRequest adopt;
    *adopt.mutable_header() = Header();
    adopt.set_kind(v1::LAW_KIND_POLICY);
    adopt.set_content("id: \"landlord\" version: 1 " + leads);
    v1::AdoptLawResponse adopted;
    const auto status = Call(*admin_, &v1::AdminService::Stub::AdoptLaw, adopt, &adopted);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  // Answers the note's position.
  std::uint64_t Note(const std::string& id) {
    v1::NoteRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    request.mutable_noted()->mutable_text()->set_clear("Marked");
    v1::NoteResponse response;
    const auto status = Call(*complaints_, &v1::ComplaintService::Stub::Note, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.result().first_position();
  }

  // The complaint once the log stands at `position`.
  v1::ComplaintView GetAt(const std::string& id, std::uint64_t position) {
    v1::GetRequest request;
    request.set_landlord_id("test-homes");
    request.set_complaint_id(id);
    request.set_wait_for_position(position);
    v1::GetResponse response;
    grpc::ClientContext context;
    const grpc::Status status = complaints_->Get(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.complaint();
  }

  std::vector<v1::WarningGiven> WarningsOf(const std::string& id) {
    std::vector<v1::WarningGiven> warnings;
    const auto events =
        store_.ReadStream({"test-homes", v1::STREAM_KIND_COMPLAINT, id}, Version{1}, 100);
    for (const auto& event : *events) {
      if (event.event().fact().has_warning_given()) {
        warnings.push_back(event.event().fact().warning_given());
      }
    }
    return warnings;
  }
};

TEST_F(WarningsTest, TheServerWarnsAheadOfADeadline) {
  AdoptPolicy("warning_leads { working_days: 3 }");
  const std::string id = Receive();  // On 2 April: to be acknowledged by the 9th.
  clock_.Set("2024-04-04");
  const std::uint64_t position = Note(id);
  EXPECT_EQ(GetAt(id, position + 1).summary().version(), 3U);
  const auto warnings = WarningsOf(id);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].clock_id(), "stage1.acknowledge");
  EXPECT_EQ(ToDay(warnings[0].due_date()), FromIsoDate("2024-04-09"));
  server_->Drain();
  EXPECT_EQ(WarningsOf(id).size(), 1U);
}

TEST_F(WarningsTest, NobodyElseCanSayThatAWarningWasGiven) {
  const std::string id = Receive();
  v1::RecordRequest request;
  *request.mutable_header() = Header();
  v1::Step& step = *request.add_steps();
  step.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
  step.mutable_stream()->set_id(id);
  step.mutable_fact()->mutable_warning_given()->set_clock_id("stage1.acknowledge");
  step.mutable_fact()->mutable_warning_given()->set_provision("6.2");
  v1::RecordResponse response;
  const grpc::Status status =
      Call(*complaints_, &v1::ComplaintService::Stub::Record, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(WhyOf(status).reason(), "MALFORMED");

  v1::Corrected& corrected = *step.mutable_fact()->mutable_corrected();
  corrected.set_version(1);
  corrected.mutable_fact()->mutable_warning_given()->set_clock_id("stage1.acknowledge");
  *request.mutable_header() = Header();
  EXPECT_EQ(
      Call(*complaints_, &v1::ComplaintService::Stub::Record, request, &response).error_code(),
      grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_TRUE(WarningsOf(id).empty());
}

}  // namespace
}  // namespace redress::server
