#pragma once

#include <atomic>
#include <memory>

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "services/intake/import_run.h"

namespace redress::intake {

// Carries one ImportRun over a gRPC stream: reads a message when the run wants one, writes answers
// as they come. Lives until gRPC is done with it.
class ImportReactor final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                            public std::enable_shared_from_this<ImportReactor> {
 public:
  [[nodiscard]] static ImportReactor* Begin(door::House& house,
                                            grpc::CallbackServerContext& context);

 private:
  explicit ImportReactor(grpc::CallbackServerContext& context) : context_(context) {}

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  void Poll();
  void PollOnce();

  grpc::CallbackServerContext& context_;
  std::shared_ptr<ImportReactor> self_;
  std::shared_ptr<ImportRun> run_;
  grpc::ByteBuffer in_;
  grpc::ByteBuffer out_;
  std::atomic<bool> reading_ = false;
  std::atomic<bool> writing_ = false;
  std::atomic<bool> ended_ = false;  // There is nothing more to read.
  bool finished_ = false;            // Of whoever polls.
  std::atomic<int> polls_ = 0;  // Asked for and not made. Whoever raises it from 0 makes them all.
};

}  // namespace redress::intake
