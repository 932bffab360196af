#include "services/cli/refusal.h"

#include <fmt/format.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/unknown_field_set.h>

namespace redress::cli {
namespace {

using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

// Fields of google.rpc.Status, google.protobuf.Any, google.rpc.ErrorInfo and google.rpc.RetryInfo,
// which Debian does not ship as generated code. Read by number, as they stand in their published
// files.
constexpr int kStatusDetails = 3;
constexpr int kAnyTypeUrl = 1;
constexpr int kAnyValue = 2;
constexpr int kErrorInfoReason = 1;
constexpr int kErrorInfoMetadata = 3;
constexpr int kMapKey = 1;
constexpr int kMapValue = 2;
constexpr int kRetryInfoDelay = 1;

constexpr int kDetailsMax = 16;

// A message taken apart. Not a message: no fields.
struct Fields : UnknownFieldSet {
  explicit Fields(const std::string& bytes) {
    if (!ParseFromString(bytes)) Clear();
  }
};

std::string Text(const UnknownFieldSet& fields, int number) {
  for (int at = 0; at < fields.field_count(); ++at) {
    const UnknownField& field = fields.field(at);
    if (field.number() == number && field.type() == UnknownField::TYPE_LENGTH_DELIMITED) {
      return field.length_delimited();
    }
  }
  return "";
}

void TakeErrorInfo(const UnknownFieldSet& error_info, RefusalDetails& details) {
  details.reason = Text(error_info, kErrorInfoReason);
  for (int at = 0; at < error_info.field_count(); ++at) {
    const UnknownField& field = error_info.field(at);
    if (field.number() != kErrorInfoMetadata || field.type() != UnknownField::TYPE_LENGTH_DELIMITED)
      continue;
    const Fields entry(field.length_delimited());
    const std::string key = Text(entry, kMapKey);
    if (key == "field") details.field = Text(entry, kMapValue);
    if (key == "provision") details.provision = Text(entry, kMapValue);
  }
}

void TakeRetryInfo(const UnknownFieldSet& retry_info, RefusalDetails& details) {
  google::protobuf::Duration delay;
  if (!delay.ParseFromString(Text(retry_info, kRetryInfoDelay)) || delay.seconds() < 0) return;
  details.retry_after = fmt::format("{} s", delay.seconds() + (delay.nanos() > 0 ? 1 : 0));
}

std::string Beside(const RefusalDetails& details) {
  std::string words;
  if (!details.field.empty()) words += "field " + details.field;
  if (!details.provision.empty())
    words += (words.empty() ? "" : ", ") + ("provision " + details.provision);
  return words.empty() ? "" : " (" + words + ")";
}

// gRPC strings every attempt's error together; the last is the one that says something.
std::string LastCause(const std::string& message) {
  const auto colon = message.rfind(": ");
  return colon == std::string::npos ? message : message.substr(colon + 2);
}

}  // namespace

RefusalDetails ReadDetails(const std::string& status_details) {
  RefusalDetails details;
  const Fields status(status_details);
  for (int at = 0; at < status.field_count() && at < kDetailsMax; ++at) {
    const UnknownField& field = status.field(at);
    if (field.number() != kStatusDetails || field.type() != UnknownField::TYPE_LENGTH_DELIMITED)
      continue;
    const Fields any(field.length_delimited());
    const std::string type = Text(any, kAnyTypeUrl);
    if (type.ends_with("/google.rpc.ErrorInfo"))
      TakeErrorInfo(Fields(Text(any, kAnyValue)), details);
    if (type.ends_with("/google.rpc.RetryInfo"))
      TakeRetryInfo(Fields(Text(any, kAnyValue)), details);
  }
  return details;
}

Failure ToFailure(const grpc::Status& status, const std::string& server) {
  const RefusalDetails details = ReadDetails(status.error_details());
  switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
      return {kNotReached,
              fmt::format("server not reached at {}: {}\n"
                          "Start it with `redressd --data DIR`, or say where it is with --server "
                          "or REDRESS_SERVER.",
                          server, LastCause(status.error_message()))};
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return {kNotReached,
              fmt::format("no answer in time from {}\n"
                          "It may be busy: try again, or wait longer with --timeout SECONDS.",
                          server)};
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
      return {kRefused,
              fmt::format("the server is busy: {}\nTry again{}.", status.error_message(),
                          details.retry_after.empty() ? "" : " in " + details.retry_after)};
    case grpc::StatusCode::NOT_FOUND:
      return {kRefused, "not found: " + status.error_message() + Beside(details)};
    case grpc::StatusCode::INTERNAL:
    case grpc::StatusCode::UNKNOWN:
    case grpc::StatusCode::DATA_LOSS:
      return {kRefused,
              fmt::format("the server failed: {}\nIts own log says more.", status.error_message())};
    case grpc::StatusCode::UNIMPLEMENTED:
      return {kRefused,
              fmt::format("the server at {} does not know this call: is it of the same release?",
                          server)};
    default:
      return {kRefused, "refused: " + status.error_message() + Beside(details)};
  }
}

}  // namespace redress::cli
