#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <grpcpp/support/server_interceptor.h>
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

namespace redress::telemetry {

// The counters of one method. A code's counter is made when it first occurs.
class MethodMeter {
 public:
  MethodMeter(std::string method, prometheus::Family<prometheus::Counter>& requests,
              prometheus::Family<prometheus::Histogram>& seconds);

  void Count(int code, double seconds);

 private:
  static constexpr std::size_t kCodes = 17;  // 0 to 16: all there are.

  const std::string method_;
  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Histogram& seconds_;
  std::array<std::atomic<prometheus::Counter*>, kCodes> by_code_{};
};

// Counts and times every call of the services it is told of, others not. A stream's time is its
// life.
class CallMeters {
 public:
  CallMeters(const std::vector<const google::protobuf::ServiceDescriptor*>& services,
             prometheus::Registry& registry);

  // Null for a method that is not of the services.
  [[nodiscard]] MethodMeter* Find(const char* path);

 private:
  std::unordered_map<std::string, std::unique_ptr<MethodMeter>> by_path_;
};

// What gRPC asks for an interceptor for each call. `meters` must outlive the server.
class CallMeterFactory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  explicit CallMeterFactory(CallMeters& meters) : meters_(meters) {}
  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo* rpc) override;

 private:
  CallMeters& meters_;
};

}  // namespace redress::telemetry
