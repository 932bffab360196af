#include "services/cli/session.h"

#include <chrono>

#include <fmt/format.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include "redress/v1/admin_service.grpc.pb.h"

namespace redress::cli {
namespace {

constexpr int kAnswerBytesMax = 16 << 20;
constexpr int kLandlordsNamedMax = 10;

}  // namespace

std::shared_ptr<grpc::Channel> Session::Channel() {
  if (channel_ == nullptr) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(kAnswerBytesMax);
    // A proxy named in the environment would be shown every resident's words.
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    channel_ =
        grpc::CreateCustomChannel(settings_.server, grpc::InsecureChannelCredentials(), arguments);
  }
  return channel_;
}

void Session::GiveTime(grpc::ClientContext& context) const {
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(settings_.timeout_seconds));
}

v1::CommandHeader Session::AskHeader(const std::string& landlord_id,
                                     const std::string& request_id) const {
  v1::CommandHeader header;
  header.set_landlord_id(landlord_id);
  header.set_request_id(request_id.empty() ? world_.make_id() : request_id);
  header.set_intent(v1::INTENT_ASK);
  return header;
}

Answer<std::string> Session::Landlord() {
  if (!settings_.landlord.empty()) return settings_.landlord;
  const auto stub = Stub<v1::AdminService>();
  const auto status = Call(*stub, &v1::AdminService::Stub::GetStatus, v1::GetStatusRequest());
  if (!status) return tl::make_unexpected(status.error());
  if (status->landlord_ids_size() == 1) return status->landlord_ids(0);
  if (status->landlord_ids_size() == 0) {
    return Fail(kRefused,
                "there is no landlord yet\nBegin with `redress --landlord ID setup --name NAME`.");
  }
  std::string known;
  for (int at = 0; at < std::min(status->landlord_ids_size(), kLandlordsNamedMax); ++at) {
    known += (at > 0 ? ", " : "") + status->landlord_ids(at);
  }
  return Fail(kWrongUsage, fmt::format("expected one landlord to be named, but the server has {}\n"
                                       "Name one with --landlord or REDRESS_LANDLORD: {}.",
                                       status->landlord_ids_size(), known));
}

Names Session::OfficerNames(const std::string& landlord_id) {
  const auto stub = Stub<v1::AdminService>();
  v1::GetLandlordRequest request;
  request.set_landlord_id(landlord_id);
  const auto landlord = Call(*stub, &v1::AdminService::Stub::GetLandlord, request);
  Names names;
  if (!landlord) return names;
  for (const auto& officer : landlord->officers()) {
    if (officer.name().has_clear()) names[officer.officer_id()] = officer.name().clear();
  }
  return names;
}

bool IsLoopback(const std::string& server) {
  const auto named = [&](std::string_view host) {
    return server.starts_with(host) && (server.size() == host.size() || server[host.size()] == ':');
  };
  if (server.starts_with("unix:") || named("localhost") || named("[::1]")) return true;
  const std::string host = server.substr(0, server.find(':'));
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace redress::cli
