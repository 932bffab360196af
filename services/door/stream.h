#pragma once

#include <memory>
#include <mutex>
#include <unordered_set>

#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "engine/runtime/writer.h"
#include "services/door/pool.h"

namespace redress::door {

enum class Pulled {
  kMessage,     // There is a message to send.
  kNothingYet,  // Nothing now: the stream is to be woken.
  kEnd,         // That was all.
};

// What a stream sends. Called on one thread at a time, of the pool; it may read from disk.
class Source {
 public:
  virtual ~Source() = default;
  // Fills `message`, which is empty, with what comes next.
  [[nodiscard]] virtual tl::expected<Pulled, runtime::Failure> Pull(
      google::protobuf::Message& message) = 0;
};

class Streams;

// One server stream: asks its source for a message only when the one before has gone out, so that a
// slow reader costs one message of memory and no thread. Lives until gRPC is done with it.
class Stream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  Stream(Streams& streams, Pool& pool, std::unique_ptr<google::protobuf::Message> message);

  // Begins to pull, or ends at once with why there is no source.
  void Start(tl::expected<std::unique_ptr<Source>, runtime::Failure> source);

  // Says that the source may have something now. Thread-safe; does not block.
  void Wake();

  // Ends it as soon as what is under way has gone out. Thread-safe; does not block.
  void End(const runtime::Failure& why);

 private:
  enum class State { kIdle, kRunning, kWriting, kFinished };

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;
  void PullOnPool();
  void PullNext();
  void FinishWith(const grpc::Status& status);

  Streams& streams_;
  Pool& pool_;
  std::unique_ptr<google::protobuf::Message> message_;
  std::unique_ptr<Source> source_;
  grpc::ByteBuffer out_;
  std::mutex mutex_;
  State state_ = State::kRunning;
  bool woken_ = false;
  std::optional<grpc::Status> ending_;  // To end with this as soon as may be.
};

// Ends a stream that never began.
class RefusedStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  explicit RefusedStream(const runtime::Failure& why);

 private:
  void OnDone() override { delete this; }
};

// All streams there are. Thread-safe.
class Streams {
 public:
  static constexpr std::size_t kStreamsMax = 512;

  explicit Streams(Pool& pool) : pool_(pool) {}

  // Makes a stream; kResourceExhausted if there are too many, kUnavailable after `EndAll`.
  [[nodiscard]] tl::expected<Stream*, runtime::Failure> Begin(
      std::unique_ptr<google::protobuf::Message> message);

  // Ends all of them with kUnavailable, and every one to come: the server is stopping.
  void EndAll();

 private:
  friend class Stream;
  void Forget(Stream* stream);

  Pool& pool_;
  std::mutex mutex_;
  std::unordered_set<Stream*> streams_;
  bool ended_ = false;
};

}  // namespace redress::door
