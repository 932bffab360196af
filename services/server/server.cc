#include "services/server/server.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include "services/server/services.h"

namespace redress::server {
namespace {

constexpr std::size_t kReadThreadsMin = 2;
constexpr int kRequestBytesMax = 1 << 20;   // 500 facts of ordinary length; one with all its texts.
constexpr int kResponseBytesMax = 4 << 20;  // What clients take by default.
constexpr int kConcurrentCallsMax = 1'000;  // Of one connection.
constexpr int kPingEveryMillisMin = 5'000;  // Of clients: some ping every 10 s.
constexpr int kKeepaliveMillis = 60'000;
constexpr int kKeepaliveTimeoutMillis = 20'000;
constexpr std::chrono::seconds kDrainMax{5};

void SetLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(kRequestBytesMax);
  builder.SetMaxSendMessageSize(kResponseBytesMax);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kConcurrentCallsMax);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // A second server must be told.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMillis);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMillis);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             kPingEveryMillisMin);
  // Only reflection is served by threads of gRPC's own.
  builder.SetSyncServerOption(grpc::ServerBuilder::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::MIN_POLLERS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::MAX_POLLERS, 2);
}

std::string WithPort(const std::string& address, int port) {
  return address.substr(0, address.rfind(':') + 1) + std::to_string(port);
}

Error NoDoor(const std::string& address) {
  return {ErrorCode::kUnavailable,
          "expected to listen on " + address + ", but it cannot be had: is another server there?"};
}

}  // namespace

Server::Server(const Foundations& foundations, const ServerOptions& options)
    : metrics_(options.version),
      census_(foundations.store, foundations.clock, *metrics_.registry()),
      warnings_(*metrics_.registry()),
      ids_(foundations.clock),
      writer_(foundations.store, foundations.clock, options.writer, &metrics_),
      reader_(foundations.store, foundations.clock),
      pool_(std::max<std::size_t>(kReadThreadsMin, std::thread::hardware_concurrency())),
      streams_(pool_),
      positions_(foundations.store, writer_, pool_),
      laws_(foundations.store, reader_),
      house_{writer_, reader_, foundations.store, foundations.vault, foundations.clock,
             ids_,    pool_,   streams_,          positions_,        laws_} {
  metrics_.SetLastPosition(Count(foundations.store.LastPosition()));
  (void)writer_.Follow(  // Until the writer stops: never let go of.
      [this](const auto& change) { metrics_.SetLastPosition(Count(change->last_position)); });
  services_ = MakeServices(house_, foundations.virtual_clock, options.version);
  meters_ = std::make_unique<telemetry::CallMeters>(DescribeServices(), *metrics_.registry());
}

Server::~Server() { Drain(); }

Result<std::unique_ptr<Server>> Server::Start(const Foundations& foundations,
                                              const ServerOptions& options) {
  std::unique_ptr<Server> server(new Server(foundations, options));
  if (auto failed = server->Failed()) return tl::unexpected(*failed);
  if (auto counted = server->census_.Count(); !counted) return tl::unexpected(counted.error());
  if (!options.metrics.empty()) {
    if (auto opened = server->OpenMetrics(options.metrics); !opened) {
      return tl::unexpected(opened.error());
    }
  }
  if (auto opened = server->OpenDoors(options); !opened) return tl::unexpected(opened.error());
  server->StartWarner(foundations, options);
  server->census_thread_ =
      std::thread([raw = server.get(), every = options.census_every] { raw->CountDuties(every); });
  return server;
}

void Server::StartWarner(const Foundations& foundations, const ServerOptions& options) {
  warner_ = std::make_unique<runtime::Warner>(
      runtime::Warner::Parts{.store = foundations.store,
                             .vault = foundations.vault,
                             .clock = foundations.clock,
                             .writer = writer_,
                             .law_of = [this](const std::string& id) { return laws_.Of(id); },
                             .observer = &warnings_},
      options.warner);
}

Result<void> Server::OpenDoors(const ServerOptions& options) {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  SetLimits(builder);
  int port = 0;
  builder.AddListeningPort(options.listen, grpc::InsecureServerCredentials(), &port);
  for (const auto& service : services_) builder.RegisterService(service.get());
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(std::make_unique<telemetry::CallMeterFactory>(*meters_));
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  grpc_ = builder.BuildAndStart();
  if (grpc_ == nullptr || port == 0) return tl::unexpected(NoDoor(options.listen));
  listen_ = WithPort(options.listen, port);
  SetServing(true);
  return {};
}

Result<void> Server::OpenMetrics(const std::string& address) {
  try {
    exposer_ = std::make_unique<prometheus::Exposer>(address, 1);
    exposer_->RegisterCollectable(metrics_.registry());
    metrics_address_ = WithPort(address, exposer_->GetListeningPorts().at(0));
  } catch (const std::exception&) {
    exposer_.reset();
    return tl::unexpected(NoDoor(address));
  }
  return {};
}

void Server::SetServing(bool serving) {
  auto* health = grpc_->GetHealthCheckService();
  if (health == nullptr) return;
  health->SetServingStatus("", serving);
  for (const auto* service : DescribeServices()) {
    health->SetServingStatus(service->full_name(), serving);
  }
}

void Server::Drain() {
  std::call_once(drained_, [this] {
    if (grpc_ != nullptr) {
      SetServing(false);
      streams_.EndAll();
      positions_.EndAll();
      grpc_->Shutdown(std::chrono::system_clock::now() + kDrainMax);
      grpc_->Wait();
    }
    if (warner_ != nullptr) warner_->Stop();  // Its warnings are commands: before the writer.
    writer_.Stop();
    pool_.Stop();
    {
      const std::lock_guard lock(census_mutex_);
      census_stopping_ = true;
      census_wake_.notify_one();
    }
    if (census_thread_.joinable()) census_thread_.join();
    exposer_.reset();
  });
}

void Server::CountDuties(std::chrono::milliseconds every) {
  for (;;) {
    {
      std::unique_lock lock(census_mutex_);
      if (census_wake_.wait_for(lock, every, [this] { return census_stopping_; })) return;
    }
    // A store that cannot be read stops the writer and is said there; the gauges stay as they were.
    (void)census_.Count();
  }
}

}  // namespace redress::server
