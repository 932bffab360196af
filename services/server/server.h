#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/server.h>
#include <prometheus/exposer.h>

#include "engine/runtime/warner.h"
#include "services/door/clocks.h"
#include "services/door/house.h"
#include "services/door/ids.h"
#include "services/door/service.h"
#include "services/telemetry/call_meter.h"
#include "services/telemetry/due_census.h"
#include "services/telemetry/metrics.h"
#include "services/telemetry/warning_meter.h"

namespace redress::server {

// What the server stands on. All of it outlives the server.
struct Foundations {
  ports::Store& store;
  ports::Vault& vault;
  const ports::Clock& clock;
  door::VirtualClock* virtual_clock = nullptr;  // `clock`, where it is virtual.
};

struct ServerOptions {
  std::string listen = "127.0.0.1:7400";   // Port 0: any that is free.
  std::string metrics = "127.0.0.1:7401";  // Likewise. Empty: no metrics door.
  std::string version;                     // Of the program.
  runtime::WriterOptions writer;
  runtime::WarnerOptions warner;
  std::chrono::milliseconds census_every{10'000};  // How often due duties are counted.
};

// The whole house: the writer, the services and their doors. Thread-safe.
class Server {
 public:
  // Opens the doors. kUnavailable if an address cannot be had, or the store cannot be read.
  [[nodiscard]] static Result<std::unique_ptr<Server>> Start(const Foundations& foundations,
                                                             const ServerOptions& options);
  ~Server();  // Drains.

  // Where the doors are: "127.0.0.1:7400".
  [[nodiscard]] const std::string& listen() const { return listen_; }
  [[nodiscard]] const std::string& metrics() const { return metrics_address_; }

  // Why the writer stopped by itself. Nothing while it works.
  [[nodiscard]] std::optional<Error> Failed() const { return writer_.Failed(); }

  // Says NOT_SERVING, ends streams, answers what is under way, takes nothing new, and returns when
  // all is on disk and every door is shut. Calls that do not end by then are cut off.
  void Drain();

 private:
  Server(const Foundations& foundations, const ServerOptions& options);

  [[nodiscard]] Result<void> OpenDoors(const ServerOptions& options);
  [[nodiscard]] Result<void> OpenMetrics(const std::string& address);
  void SetServing(bool serving);
  void StartWarner(const Foundations& foundations, const ServerOptions& options);
  void CountDuties(std::chrono::milliseconds every);

  telemetry::Metrics metrics_;
  telemetry::DueCensus census_;
  telemetry::WarningMeter warnings_;
  door::RandomIds ids_;
  runtime::Writer writer_;
  runtime::Reader reader_;
  door::Pool pool_;
  door::Streams streams_;
  door::Positions positions_;
  door::Laws laws_;
  door::House house_;
  std::unique_ptr<runtime::Warner> warner_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<telemetry::CallMeters> meters_;
  std::unique_ptr<grpc::Server> grpc_;
  std::unique_ptr<prometheus::Exposer> exposer_;
  std::string listen_;
  std::string metrics_address_;
  std::once_flag drained_;

  std::mutex census_mutex_;
  std::condition_variable census_wake_;
  bool census_stopping_ = false;
  std::thread census_thread_;
};

}  // namespace redress::server
