#include <string>

#include "services/door/submission.h"
#include "services/rpc_status/rpc_status.pb.h"

namespace redress::door {
namespace {

// A full queue of 4,096 commands is through in about this long.
constexpr std::int32_t kRetryDelayNanos = 100'000'000;
constexpr std::string_view kDomain = "redress";
constexpr std::string_view kReasonPrefix = "REFUSAL_REASON_";

// As errors.proto says in brackets.
grpc::StatusCode CodeOf(v1::RefusalReason reason) {
  switch (reason) {
    case v1::REFUSAL_REASON_MALFORMED:
    case v1::REFUSAL_REASON_DATE_IN_FUTURE:
    case v1::REFUSAL_REASON_DATE_NEEDED:
    case v1::REFUSAL_REASON_LAW_INVALID:
    case v1::REFUSAL_REASON_POLICY_LAXER_THAN_CODE:
      return grpc::StatusCode::INVALID_ARGUMENT;
    case v1::REFUSAL_REASON_LANDLORD_NOT_FOUND:
    case v1::REFUSAL_REASON_STREAM_NOT_FOUND:
    case v1::REFUSAL_REASON_REFERS_TO_NOTHING:
      return grpc::StatusCode::NOT_FOUND;
    case v1::REFUSAL_REASON_REQUEST_ID_REUSED:
    case v1::REFUSAL_REASON_STREAM_EXISTS:
    case v1::REFUSAL_REASON_REFERENCE_TAKEN:
    case v1::REFUSAL_REASON_ALREADY_RECORDED:
      return grpc::StatusCode::ALREADY_EXISTS;
    case v1::REFUSAL_REASON_VERSION_MISMATCH:
      return grpc::StatusCode::ABORTED;
    default:
      return grpc::StatusCode::FAILED_PRECONDITION;
  }
}

std::string NameOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "INVALID_ARGUMENT";
    case ErrorCode::kDeadlineExceeded:
      return "DEADLINE_EXCEEDED";
    case ErrorCode::kNotFound:
      return "NOT_FOUND";
    case ErrorCode::kAlreadyExists:
      return "ALREADY_EXISTS";
    case ErrorCode::kPermissionDenied:
      return "PERMISSION_DENIED";
    case ErrorCode::kResourceExhausted:
      return "RESOURCE_EXHAUSTED";
    case ErrorCode::kFailedPrecondition:
      return "FAILED_PRECONDITION";
    case ErrorCode::kAborted:
      return "ABORTED";
    case ErrorCode::kUnimplemented:
      return "UNIMPLEMENTED";
    case ErrorCode::kInternal:
      return "INTERNAL";
    case ErrorCode::kUnavailable:
      return "UNAVAILABLE";
    case ErrorCode::kDataLoss:
      return "DATA_LOSS";
  }
  return "INTERNAL";
}

grpc::Status Make(grpc::StatusCode code, const std::string& message,
                  const google::rpc::ErrorInfo& why) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(code));
  status.set_message(message);
  status.add_details()->PackFrom(why);
  if (code == grpc::StatusCode::RESOURCE_EXHAUSTED) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_nanos(kRetryDelayNanos);
    status.add_details()->PackFrom(retry);
  }
  return {code, message, status.SerializeAsString()};
}

grpc::Status ToStatus(const Refusal& refusal) {
  google::rpc::ErrorInfo why;
  why.set_domain(std::string(kDomain));
  why.set_reason(v1::RefusalReason_Name(refusal.reason).substr(kReasonPrefix.size()));
  if (!refusal.field.empty()) (*why.mutable_metadata())["field"] = refusal.field;
  if (!refusal.provision.empty()) (*why.mutable_metadata())["provision"] = refusal.provision;
  return Make(CodeOf(refusal.reason), refusal.message, why);
}

grpc::Status ToStatus(const Error& error) {
  google::rpc::ErrorInfo why;
  why.set_domain(std::string(kDomain));
  why.set_reason(NameOf(error.code));
  return Make(static_cast<grpc::StatusCode>(error.code), error.message, why);
}

}  // namespace

grpc::Status ToStatus(const runtime::Failure& failure) {
  return std::visit([](const auto& why) { return ToStatus(why); }, failure);
}

}  // namespace redress::door
