#include "services/cli/refusal.h"

#include <gtest/gtest.h>

#include "services/rpc_status/rpc_status.pb.h"

namespace redress::cli {
namespace {

std::string Details(const std::string& field, const std::string& provision) {
  google::rpc::ErrorInfo error_info;
  error_info.set_reason("STAGE_NOT_OPEN");
  error_info.set_domain("redress");
  if (!field.empty()) (*error_info.mutable_metadata())["field"] = field;
  if (!provision.empty()) (*error_info.mutable_metadata())["provision"] = provision;
  google::rpc::Status status;
  status.add_details()->PackFrom(error_info);
  return status.SerializeAsString();
}

grpc::Status Status(grpc::StatusCode code, const std::string& message,
                    const std::string& details = "") {
  return grpc::Status(code, message, details);
}

TEST(ToFailureTest, ARefusalNamesItsFieldAndProvision) {
  const auto failure =
      ToFailure(Status(grpc::StatusCode::FAILED_PRECONDITION, "expected another person",
                       Details("acknowledged.handler_id", "6.13")),
                "here");
  EXPECT_EQ(failure.exit_code, kRefused);
  EXPECT_EQ(failure.message,
            "refused: expected another person (field acknowledged.handler_id, provision 6.13)");
}

TEST(ToFailureTest, ARefusalWithoutDetailsIsItsMessage) {
  EXPECT_EQ(
      ToFailure(Status(grpc::StatusCode::INVALID_ARGUMENT, "expected a stage"), "here").message,
      "refused: expected a stage");
  EXPECT_EQ(
      ToFailure(Status(grpc::StatusCode::ABORTED, "expected version 2", Details("", "")), "here")
          .message,
      "refused: expected version 2");
}

TEST(ToFailureTest, NotFoundIsSaidAsThat) {
  const auto failure = ToFailure(
      Status(grpc::StatusCode::NOT_FOUND, "expected a complaint, but there is none"), "here");
  EXPECT_EQ(failure.exit_code, kRefused);
  EXPECT_EQ(failure.message, "not found: expected a complaint, but there is none");
}

TEST(ToFailureTest, AServerThatIsNotThereIsNamedWithWhatToDo) {
  const auto failure =
      ToFailure(Status(grpc::StatusCode::UNAVAILABLE,
                       "failed to connect to all addresses; last error: x: Connection refused"),
                "127.0.0.1:7400");
  EXPECT_EQ(failure.exit_code, kNotReached);
  EXPECT_TRUE(
      failure.message.starts_with("server not reached at 127.0.0.1:7400: Connection refused\n"))
      << failure.message;
  EXPECT_NE(failure.message.find("redressd --data"), std::string::npos);
  EXPECT_EQ(ToFailure(Status(grpc::StatusCode::DEADLINE_EXCEEDED, ""), "here").exit_code,
            kNotReached);
}

TEST(ToFailureTest, ABusyServerSaysWhenToComeBack) {
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(1);
  retry.mutable_retry_delay()->set_nanos(1);
  google::rpc::Status status;
  status.add_details()->PackFrom(retry);
  EXPECT_EQ(ToFailure(Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "the queue is full",
                             status.SerializeAsString()),
                      "here")
                .message,
            "the server is busy: the queue is full\nTry again in 2 s.");
}

TEST(ReadDetailsTest, BytesThatAreNoStatusSayNothing) {
  EXPECT_EQ(ReadDetails("\xff\xff\xff"), RefusalDetails());
  EXPECT_EQ(ReadDetails(""), RefusalDetails());
  google::rpc::Status status;
  status.add_details()->set_type_url("type.googleapis.com/google.rpc.ErrorInfo");
  status.mutable_details(0)->set_value("\xff\xff");
  EXPECT_EQ(ReadDetails(status.SerializeAsString()), RefusalDetails());
}

}  // namespace
}  // namespace redress::cli
