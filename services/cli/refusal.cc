#include "services/cli/refusal.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/rpc_status/rpc_status.pb.h"

namespace redress::cli {
namespace {

constexpr int kDetailsMax = 16;

std::string Metadata(const google::rpc::ErrorInfo& error_info, const std::string& key) {
  const auto found = error_info.metadata().find(key);
  return found == error_info.metadata().end() ? "" : found->second;
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
  google::rpc::Status status;
  if (!status.ParseFromString(status_details)) return details;
  for (int at = 0; at < std::min(status.details_size(), kDetailsMax); ++at) {
    google::rpc::ErrorInfo error_info;
    google::rpc::RetryInfo retry_info;
    if (status.details(at).UnpackTo(&error_info)) {
      details.reason = error_info.reason();
      details.field = Metadata(error_info, "field");
      details.provision = Metadata(error_info, "provision");
    } else if (status.details(at).UnpackTo(&retry_info) &&
               retry_info.retry_delay().seconds() >= 0) {
      const auto& delay = retry_info.retry_delay();
      details.retry_after = fmt::format("{} s", delay.seconds() + (delay.nanos() > 0 ? 1 : 0));
    }
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
