// Keeps a number of calls in flight against a running redressd for a while, and prints what it saw
// as one line of JSON. The load of `tests/bench/run`.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "redress/v1/admin_service.grpc.pb.h"
#include "redress/v1/complaint_service.grpc.pb.h"

namespace redress {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kComplaints = 1'000;

std::string ComplaintId(std::uint64_t number) {
  return "bench-" + std::to_string(number % kComplaints);
}

struct Options {
  std::string target;
  std::string
      mode;  // status: an empty call. receive: a new complaint. note: a note on one of 1,000.
  int in_flight = 1;
  double seconds = 3;
  std::string run;  // Makes request ids unique over runs.
};

class Load {
 public:
  explicit Load(const Options& options)
      : options_(options),
        channel_(grpc::CreateChannel(options.target, grpc::InsecureChannelCredentials())),
        admin_(v1::AdminService::NewStub(channel_)),
        complaints_(v1::ComplaintService::NewStub(channel_)),
        until_(Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                  std::chrono::duration<double>(options.seconds))) {}

  void Run() {
    begun_ = Clock::now();
    open_ = options_.in_flight;
    for (int i = 0; i < options_.in_flight; ++i) Next();
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return open_ == 0; });
    Print();
  }

 private:
  struct Call {
    grpc::ClientContext context;
    Clock::time_point begun = Clock::now();
    v1::GetStatusRequest status_request;
    v1::GetStatusResponse status_response;
    v1::ReceiveRequest receive_request;
    v1::ReceiveResponse receive_response;
    v1::NoteRequest note_request;
    v1::NoteResponse note_response;
  };

  void FillHeader(v1::CommandHeader& header, std::uint64_t number) {
    header.set_landlord_id("bench");
    header.set_request_id(options_.run + "-" + std::to_string(number));
    header.set_intent(v1::INTENT_REPORT);
    header.mutable_happened()->mutable_date()->set_year(2024);
    header.mutable_happened()->mutable_date()->set_month(6);
    header.mutable_happened()->mutable_date()->set_day(3);
  }

  void Next() {
    auto* call = new Call;
    const std::uint64_t number = ++requests_;
    const auto done = [this, call](const grpc::Status& status) { Finish(call, status); };
    if (options_.mode == "status") {
      admin_->async()->GetStatus(&call->context, &call->status_request, &call->status_response,
                                 done);
    } else if (options_.mode == "receive" || options_.mode == "seed") {
      FillHeader(*call->receive_request.mutable_header(), number);
      if (options_.mode == "seed") call->receive_request.set_complaint_id(ComplaintId(number));
      call->receive_request.mutable_received()->add_words()->set_clear(std::string(200, 'w'));
      complaints_->async()->Receive(&call->context, &call->receive_request, &call->receive_response,
                                    done);
    } else {
      FillHeader(*call->note_request.mutable_header(), number);
      call->note_request.set_complaint_id(ComplaintId(number));
      call->note_request.mutable_noted()->mutable_text()->set_clear(std::string(200, 'w'));
      complaints_->async()->Note(&call->context, &call->note_request, &call->note_response, done);
    }
  }

  void Finish(Call* call, const grpc::Status& status) {
    const auto now = Clock::now();
    {
      const std::lock_guard lock(mutex_);
      if (status.ok()) {
        micros_.push_back(std::chrono::duration<double, std::micro>(now - call->begun).count());
      } else {
        ++failed_;
        if (failed_ == 1) std::fprintf(stderr, "%s\n", status.error_message().c_str());
      }
    }
    delete call;
    const bool more = options_.mode == "seed" ? requests_ < kComplaints : now < until_;
    if (more) return Next();
    const std::lock_guard lock(mutex_);
    if (--open_ == 0) {
      ended_ = now;
      finished_.notify_one();
    }
  }

  void Print() {
    std::sort(micros_.begin(), micros_.end());
    const auto at = [this](double share) {
      return micros_.empty()
                 ? 0.0
                 : micros_[std::min(
                       micros_.size() - 1,
                       static_cast<std::size_t>(share * static_cast<double>(micros_.size())))];
    };
    const double seconds = std::chrono::duration<double>(ended_ - begun_).count();
    std::printf(
        "{\"mode\":\"%s\",\"in_flight\":%d,\"calls_per_second\":%.0f,\"p50_us\":%.0f,"
        "\"p99_us\":%.0f,\"calls\":%zu,\"failed\":%zu}\n",
        options_.mode.c_str(), options_.in_flight, static_cast<double>(micros_.size()) / seconds,
        at(0.5), at(0.99), micros_.size(), failed_);
  }

  const Options options_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::ComplaintService::Stub> complaints_;
  const Clock::time_point until_;
  Clock::time_point begun_;
  Clock::time_point ended_;
  std::atomic<std::uint64_t> requests_{0};
  std::mutex mutex_;
  std::condition_variable finished_;
  std::vector<double> micros_;
  std::size_t failed_ = 0;
  int open_ = 0;
};

}  // namespace
}  // namespace redress

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: load_client TARGET status|seed|receive|note IN_FLIGHT SECONDS RUN\n");
    return 2;
  }
  redress::Options options{argv[1], argv[2], std::atoi(argv[3]), std::atof(argv[4]), argv[5]};
  redress::Load(options).Run();
  return 0;
}
