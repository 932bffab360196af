#include "services/door/stream.h"

#include <utility>

#include "services/door/call.h"
#include "services/door/submission.h"

namespace redress::door {
namespace {

runtime::Failure Stopping() {
  return Error{ErrorCode::kUnavailable, "expected a server that stays, but it is stopping"};
}

runtime::Failure TooMany(const char* what) {
  return Error{ErrorCode::kResourceExhausted,
               std::string("expected room for more ") + what + ", but there is none: try again"};
}

}  // namespace

Stream::Stream(Streams& streams, Pool& pool, std::unique_ptr<google::protobuf::Message> message)
    : streams_(streams), pool_(pool), message_(std::move(message)) {}

void Stream::Start(tl::expected<std::unique_ptr<Source>, runtime::Failure> source) {
  if (!source) return FinishWith(ToStatus(source.error()));
  source_ = std::move(*source);
  PullOnPool();
}

void Stream::Wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    if (state_ != State::kIdle) return;
    state_ = State::kRunning;
  }
  PullOnPool();
}

void Stream::End(const runtime::Failure& why) {
  {
    const std::lock_guard lock(mutex_);
    if (!ending_) ending_ = ToStatus(why);
    if (state_ != State::kIdle) return;  // Whoever is at it will see.
    state_ = State::kRunning;
  }
  FinishWith(*ending_);
}

void Stream::OnCancel() { End(Error{ErrorCode::kAborted, "expected a reader, but it has gone"}); }

void Stream::OnWriteDone(bool ok) {
  bool ends = false;
  {
    const std::lock_guard lock(mutex_);
    state_ = State::kRunning;
    if (!ok && !ending_) ending_ = grpc::Status::CANCELLED;
    ends = ending_.has_value();
  }
  if (ends) return FinishWith(*ending_);
  PullOnPool();
}

// The state is kRunning: nobody else pulls or finishes.
void Stream::PullOnPool() {
  if (!pool_.Run([this] { PullNext(); })) FinishWith(ToStatus(TooMany("reads")));
}

void Stream::PullNext() {
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      woken_ = false;
      if (ending_) break;
    }
    message_->Clear();
    const auto pulled = source_->Pull(*message_);
    if (!pulled) return FinishWith(ToStatus(pulled.error()));
    if (*pulled == Pulled::kEnd) return FinishWith(grpc::Status::OK);
    if (*pulled == Pulled::kMessage) {
      out_ = WriteResponse(*message_);
      const std::lock_guard lock(mutex_);
      if (ending_) break;
      state_ = State::kWriting;
      StartWrite(&out_);  // Its callback waits for the lock at worst.
      return;
    }
    const std::lock_guard lock(mutex_);
    if (ending_) break;
    if (woken_) continue;
    state_ = State::kIdle;
    return;
  }
  FinishWith(*ending_);
}

void Stream::FinishWith(const grpc::Status& status) {
  {
    const std::lock_guard lock(mutex_);
    state_ = State::kFinished;
  }
  Finish(status);
}

void Stream::OnDone() {
  source_.reset();  // It may follow something, and must stop before the stream goes.
  streams_.Forget(this);
  delete this;
}

RefusedStream::RefusedStream(const runtime::Failure& why) { Finish(ToStatus(why)); }

tl::expected<Stream*, runtime::Failure> Streams::Begin(
    std::unique_ptr<google::protobuf::Message> message) {
  const std::lock_guard lock(mutex_);
  if (ended_) return tl::unexpected(Stopping());
  if (streams_.size() >= kStreamsMax) return tl::unexpected(TooMany("streams"));
  auto* stream = new Stream(*this, pool_, std::move(message));
  streams_.insert(stream);
  return stream;
}

void Streams::EndAll() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  for (Stream* stream : streams_) stream->End(Stopping());
}

void Streams::Forget(Stream* stream) {
  const std::lock_guard lock(mutex_);
  streams_.erase(stream);
}

}  // namespace redress::door
