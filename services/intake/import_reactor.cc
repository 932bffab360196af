#include "services/intake/import_reactor.h"

#include <grpcpp/server_context.h>

#include "services/door/call.h"
#include "services/door/submission.h"

namespace redress::intake {

ImportReactor* ImportReactor::Begin(door::House& house, grpc::CallbackServerContext& context) {
  const auto reactor = std::shared_ptr<ImportReactor>(new ImportReactor(context));
  reactor->self_ = reactor;
  reactor->run_ = std::make_shared<ImportRun>(house, [weak = reactor->weak_from_this()] {
    if (const auto still = weak.lock()) still->Poll();
  });
  reactor->Poll();
  return reactor.get();
}

// The run calls back from any thread, also from within its own methods, so polls are counted, not
// locked.
void ImportReactor::Poll() {
  if (polls_.fetch_add(1) > 0) return;
  int made = 0;
  do {
    made = polls_.load();
    PollOnce();
  } while (polls_.fetch_sub(made) != made);
}

void ImportReactor::PollOnce() {
  if (finished_) return;
  if (!writing_) {
    if (const auto answer = run_->NextAnswer()) {
      out_ = door::WriteResponse(*answer);
      writing_ = true;
      StartWrite(&out_);
    }
  }
  if (!reading_ && !ended_ && run_->WantsMessage()) {
    reading_ = true;
    StartRead(&in_);
  }
  if (writing_ || !run_->IsOver()) return;
  finished_ = true;
  if (const auto failure = run_->failure()) return Finish(door::ToStatus(*failure));
  Finish(context_.IsCancelled() ? grpc::Status::CANCELLED : grpc::Status::OK);
}

void ImportReactor::OnReadDone(bool ok) {
  if (ok) {
    v1::ImportRowsRequest message;
    auto fault = door::ReadRequest(in_, message);
    in_.Clear();
    if (fault) {
      run_->Fail(*std::move(fault));
    } else {
      run_->Take(std::move(message));
    }
  } else {
    ended_ = true;
    // Ended by the caller, or by the caller's going away: only the former completes the import.
    if (context_.IsCancelled()) {
      run_->Abandon();
    } else {
      run_->EndOfMessages();
    }
  }
  reading_ = false;
  Poll();
}

void ImportReactor::OnWriteDone(bool ok) {
  if (!ok) run_->Abandon();
  writing_ = false;
  Poll();
}

void ImportReactor::OnCancel() { run_->Abandon(); }

void ImportReactor::OnDone() { self_.reset(); }

}  // namespace redress::intake
