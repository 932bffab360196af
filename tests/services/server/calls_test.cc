// Every method over a real channel, and what is wrong with calls rather than with complaints.
#include <future>

#include <grpcpp/generic/generic_stub.h>

#include "services/server/services.h"
#include "tests/services/server/fixture.h"

namespace redress::server {
namespace {

class CallsTest : public ServerTest {
 protected:
  // Sends bytes to a unary method.
  grpc::Status Send(const std::string& path, const std::string& bytes) {
    grpc::GenericStub stub(channel_);
    grpc::Slice slice(bytes);
    const grpc::ByteBuffer in(&slice, 1);
    grpc::ByteBuffer out;
    grpc::ClientContext context;
    std::promise<grpc::Status> answered;
    stub.UnaryCall(&context, path, grpc::StubOptions(), &in, &out,
                   [&](grpc::Status status) { answered.set_value(std::move(status)); });
    return answered.get_future().get();
  }

  v1::ReceiveRequest Request(const std::string& words = "Marked") {
    v1::ReceiveRequest request;
    *request.mutable_header() = Header();
    request.mutable_received()->add_words()->set_clear(words);
    return request;
  }

  grpc::Status Send(const v1::ReceiveRequest& request, v1::ReceiveResponse* response) {
    return Call(*complaints_, &v1::ComplaintService::Stub::Receive, request, response);
  }
};

TEST_F(CallsTest, EveryMethodIsThereAndRefusesNothingSaid) {
  int methods = 0;
  for (const auto* service : DescribeServices()) {
    for (int i = 0; i < service->method_count(); ++i) {
      if (service->method(i)->server_streaming()) continue;
      const std::string path = "/" + service->full_name() + "/" + service->method(i)->name();
      const grpc::Status status = Send(path, "");
      EXPECT_NE(status.error_code(), grpc::StatusCode::UNIMPLEMENTED) << path;
      if (!status.ok()) {
        EXPECT_EQ(WhyOf(status).reason(), "MALFORMED") << path;
      }
      ++methods;
    }
  }
  EXPECT_GT(methods, 45);
}

TEST_F(CallsTest, EveryMethodAnswersBytesThatAreNoneWithTheReason) {
  for (const auto* service : DescribeServices()) {
    for (int i = 0; i < service->method_count(); ++i) {
      if (service->method(i)->server_streaming()) continue;
      const std::string path = "/" + service->full_name() + "/" + service->method(i)->name();
      const grpc::Status status = Send(path, "\x0a\xff\xff");
      EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << path;
      EXPECT_EQ(WhyOf(status).reason(), "MALFORMED") << path;
    }
  }
}

TEST_F(CallsTest, TextThatIsNotUtf8IsMalformed) {
  std::string bytes = Request("Marked").SerializeAsString();
  bytes.replace(bytes.find("Marked"), 2, "\xff\xfe");
  const grpc::Status status = Send("/redress.v1.ComplaintService/Receive", bytes);
  EXPECT_EQ(WhyOf(status).reason(), "MALFORMED");
  EXPECT_EQ(status.error_message().find("rked"), std::string::npos);
}

TEST_F(CallsTest, OversizedMessageIsRefusedAndTheServerGoesOn) {
  v1::ReceiveResponse response;
  EXPECT_EQ(Send(Request(std::string(2 << 20, 'x')), &response).error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(Send(Request(), &response).ok());
}

TEST_F(CallsTest, FieldPathIsWhole) {
  v1::ReceiveRequest request = Request();
  request.mutable_received()->add_words()->set_clear(std::string(32'769, 'x'));
  v1::ReceiveResponse response;
  EXPECT_EQ(WhyOf(Send(request, &response)).metadata().at("field"), "received.words[1].clear");
}

TEST_F(CallsTest, UnknownComplaintIsNotFound) {
  const grpc::Status status = Acknowledge("nobodys", 1, "ann");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(WhyOf(status).reason(), "STREAM_NOT_FOUND");
}

TEST_F(CallsTest, UnknownLandlordIsNotFound) {
  v1::ReceiveRequest request = Request();
  request.mutable_header()->set_landlord_id("nobody");
  v1::ReceiveResponse response;
  EXPECT_EQ(WhyOf(Send(request, &response)).reason(), "LANDLORD_NOT_FOUND");
}

TEST_F(CallsTest, WrongVersionIsAborted) {
  v1::ReceiveRequest request = Request();
  request.mutable_header()->set_expected_version(3);
  v1::ReceiveResponse response;
  const grpc::Status status = Send(request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(WhyOf(status).reason(), "VERSION_MISMATCH");
}

TEST_F(CallsTest, FutureDateIsRefused) {
  v1::ReceiveRequest request = Request();
  *request.mutable_header()->mutable_happened()->mutable_date() =
      ToCivilDate(*FromIsoDate("2024-04-03"));
  v1::ReceiveResponse response;
  EXPECT_EQ(WhyOf(Send(request, &response)).reason(), "DATE_IN_FUTURE");
}

TEST_F(CallsTest, ReportedWithoutAMomentIsRefused) {
  v1::ReceiveRequest request = Request();
  request.mutable_header()->set_intent(v1::INTENT_REPORT);
  v1::ReceiveResponse response;
  EXPECT_EQ(WhyOf(Send(request, &response)).reason(), "DATE_NEEDED");
}

TEST_F(CallsTest, RetryGivesTheSameAnswerThoughTimeHasPassed) {
  const v1::ReceiveRequest request = Request();
  v1::ReceiveResponse first;
  ASSERT_TRUE(Send(request, &first).ok());
  clock_.Advance(5);
  v1::ReceiveResponse second;
  ASSERT_TRUE(Send(request, &second).ok());
  EXPECT_EQ(second.complaint_id(), first.complaint_id());
  EXPECT_TRUE(second.result().repeated_request());
  second.mutable_result()->set_repeated_request(false);
  EXPECT_EQ(second.SerializeAsString(), first.SerializeAsString());
}

TEST_F(CallsTest, SameRequestIdWithOtherWordsIsRefused) {
  v1::ReceiveRequest request = Request();
  v1::ReceiveResponse response;
  ASSERT_TRUE(Send(request, &response).ok());
  request.mutable_received()->mutable_words(0)->set_clear("Other");
  const grpc::Status status = Send(request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ALREADY_EXISTS);
  EXPECT_EQ(WhyOf(status).reason(), "REQUEST_ID_REUSED");
}

TEST_F(CallsTest, ValidatingWritesNothingAndMakesNoId) {
  v1::ReceiveRequest request = Request();
  request.mutable_header()->set_validate_only(true);
  const auto before = store_.LastPosition();
  v1::ReceiveResponse response;
  const grpc::Status status = Send(request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_TRUE(response.result().validated_only());
  EXPECT_EQ(response.result().first_position(), 0u);
  EXPECT_EQ(response.complaint_id(), "");
  EXPECT_EQ(store_.LastPosition(), before);
}

TEST_F(CallsTest, WaitingForAPositionEndsWhenItIsReached) {
  const std::string id = Receive();
  v1::GetRequest request;
  request.set_landlord_id("test-homes");
  request.set_complaint_id(id);
  request.set_wait_for_position(Count(store_.LastPosition()) + 1);
  v1::GetResponse response;
  grpc::ClientContext context;
  std::promise<grpc::Status> answered;
  complaints_->async()->Get(&context, &request, &response,
                            [&](grpc::Status status) { answered.set_value(std::move(status)); });
  ASSERT_TRUE(Acknowledge(id, 1, "ann").ok());
  EXPECT_TRUE(answered.get_future().get().ok());
  EXPECT_EQ(response.complaint().summary().version(), 2u);
}

TEST_F(CallsTest, WaitingForAPositionEndsWithTheDrain) {
  v1::ListDueRequest request;
  request.set_landlord_id("test-homes");
  request.set_wait_for_position(1'000'000);
  v1::ListDueResponse response;
  grpc::ClientContext context;
  std::promise<grpc::Status> answered;
  worklist_->async()->ListDue(&context, &request, &response,
                              [&](grpc::Status status) { answered.set_value(std::move(status)); });
  server_->Drain();
  EXPECT_FALSE(answered.get_future().get().ok());
}

TEST_F(CallsTest, FailedStoreIsAnsweredAndSeen) {
  store_.FailWrites({ErrorCode::kUnavailable, "expected to sync, but the disk is gone"});
  v1::ReceiveResponse response;
  const grpc::Status status = Send(Request(), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(WhyOf(status).reason(), "UNAVAILABLE");
  EXPECT_TRUE(server_->Failed());
}

TEST_F(CallsTest, SecondServerOnThePortIsTold) {
  ServerOptions options;
  options.listen = server_->listen();
  options.metrics = "";
  const auto second = Server::Start({store_, vault_, clock_}, options);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
}

TEST_F(CallsTest, RealTimeCannotBeMoved) {
  v1::SetVirtualTimeRequest request;
  request.mutable_now_time()->set_seconds(1'720'652'400);
  v1::SetVirtualTimeResponse response;
  const grpc::Status status =
      Call(*admin_, &v1::AdminService::Stub::SetVirtualTime, request, &response);
  EXPECT_EQ(WhyOf(status).reason(), "FAILED_PRECONDITION");
}

// A queue of no room refuses everything, early, and says when to come again.
TEST(FullQueueTest, IsResourceExhaustedWithRetryInfo) {
  storage::MemoryStore store;
  storage::MemoryVault vault;
  const door::SetClock clock("2024-04-02");
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.metrics = "";
  options.writer.queue_commands_max = 0;
  const auto server = Server::Start({store, vault, clock}, options).value();
  const auto stub = v1::AdminService::NewStub(
      grpc::CreateChannel(server->listen(), grpc::InsecureChannelCredentials()));
  v1::CreateLandlordRequest request;
  request.mutable_header()->set_landlord_id("test-homes");
  request.mutable_header()->set_request_id("r");
  request.mutable_header()->set_intent(v1::INTENT_ASK);
  request.mutable_landlord_created()->set_display_name("Test");
  v1::CreateLandlordResponse response;
  grpc::ClientContext context;
  const grpc::Status status = stub->CreateLandlord(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(WhyOf(status).reason(), "RESOURCE_EXHAUSTED");
}

}  // namespace
}  // namespace redress::server
