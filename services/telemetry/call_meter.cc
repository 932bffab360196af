#include "services/telemetry/call_meter.h"

#include <chrono>
#include <utility>

namespace redress::telemetry {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1, 10};

class CallMeter final : public grpc::experimental::Interceptor {
 public:
  explicit CallMeter(MethodMeter& meter) : meter_(meter) {}

  void Intercept(grpc::experimental::InterceptorBatchMethods* methods) override {
    using grpc::experimental::InterceptionHookPoints;
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun_;
      meter_.Count(methods->GetSendStatus().error_code(), took.count());
    }
    methods->Proceed();
  }

 private:
  MethodMeter& meter_;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

MethodMeter::MethodMeter(std::string method, prometheus::Family<prometheus::Counter>& requests,
                         prometheus::Family<prometheus::Histogram>& seconds)
    : method_(std::move(method)),
      requests_(requests),
      seconds_(seconds.Add({{"method", method_}}, kSeconds)) {
  by_code_[0] = &requests_.Add({{"method", method_}, {"code", "0"}});
}

void MethodMeter::Count(int code, double seconds) {
  seconds_.Observe(seconds);
  std::atomic<prometheus::Counter*>& counter = by_code_.at(
      code < 0 || code >= static_cast<int>(kCodes) ? 2 : static_cast<std::size_t>(code));
  if (counter.load(std::memory_order_acquire) == nullptr) {
    // Two threads may both add it: they are given the same one.
    counter.store(&requests_.Add({{"method", method_}, {"code", std::to_string(code)}}),
                  std::memory_order_release);
  }
  counter.load(std::memory_order_acquire)->Increment();
}

CallMeters::CallMeters(const std::vector<const google::protobuf::ServiceDescriptor*>& services,
                       prometheus::Registry& registry) {
  auto& requests = prometheus::BuildCounter()
                       .Name("redress_grpc_requests_total")
                       .Help("Calls answered, by method and gRPC status code.")
                       .Register(registry);
  auto& seconds = prometheus::BuildHistogram()
                      .Name("redress_grpc_seconds")
                      .Help("How long a call took, from its request to its status.")
                      .Register(registry);
  for (const auto* service : services) {
    for (int i = 0; i < service->method_count(); ++i) {
      const std::string name = service->name() + "/" + service->method(i)->name();
      by_path_.emplace("/" + service->full_name() + "/" + service->method(i)->name(),
                       std::make_unique<MethodMeter>(name, requests, seconds));
    }
  }
}

MethodMeter* CallMeters::Find(const char* path) {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second.get();
}

grpc::experimental::Interceptor* CallMeterFactory::CreateServerInterceptor(
    grpc::experimental::ServerRpcInfo* rpc) {
  MethodMeter* meter = meters_.Find(rpc->method());
  return meter == nullptr ? nullptr : new CallMeter(*meter);
}

}  // namespace redress::telemetry
