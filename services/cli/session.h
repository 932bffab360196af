#pragma once

#include <memory>
#include <string>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "redress/v1/command.pb.h"

#include "services/cli/failure.h"
#include "services/cli/names.h"
#include "services/cli/refusal.h"
#include "services/cli/world.h"

namespace redress::cli {

// What holds for every command.
struct Settings {
  std::string server = "127.0.0.1:7400";
  std::string landlord;
  bool json = false;
  unsigned timeout_seconds = 30;  // Of a call that answers once. Streams end when they end.
};

// One command's connection to a server. Connects when first used. Not for several threads.
class Session {
 public:
  Session(Settings settings, World& world) : settings_(std::move(settings)), world_(world) {}

  [[nodiscard]] World& world() const { return world_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const Style& style() const { return world_.style; }

  // A stub of `Service`, e.g. v1::ComplaintService.
  template <typename Service>
  [[nodiscard]] auto Stub() {
    return Service::NewStub(Channel());
  }

  // Calls `method` of `stub` with the time there is for a single answer.
  template <typename StubType, typename Request, typename Response>
  [[nodiscard]] Answer<Response> Call(StubType& stub,
                                      grpc::Status (StubType::*method)(grpc::ClientContext*,
                                                                       const Request&, Response*),
                                      const Request& request) {
    grpc::ClientContext context;
    GiveTime(context);
    Response response;
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (!status.ok()) return tl::make_unexpected(ToFailure(status, settings_.server));
    return response;
  }

  // Gives a call that answers once the time there is for it.
  void GiveTime(grpc::ClientContext& context) const;

  [[nodiscard]] Failure Failed(const grpc::Status& status) const {
    return ToFailure(status, settings_.server);
  }

  // The header of a command that is asked now. `request_id` empty: one is made.
  [[nodiscard]] v1::CommandHeader AskHeader(const std::string& landlord_id,
                                            const std::string& request_id = "") const;

  // The landlord that was named, or else the only one that the server has.
  [[nodiscard]] Answer<std::string> Landlord();

  // The officers' names. Empty where they cannot be had: ids are then shown in their place.
  [[nodiscard]] Names OfficerNames(const std::string& landlord_id);

 private:
  [[nodiscard]] std::shared_ptr<grpc::Channel> Channel();

  Settings settings_;
  World& world_;
  std::shared_ptr<grpc::Channel> channel_;
};

// Whether `server` is an address of this machine: the only ones that are called without TLS.
[[nodiscard]] bool IsLoopback(const std::string& server);

}  // namespace redress::cli
