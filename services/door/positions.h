#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

#include "engine/ports/log.h"
#include "engine/runtime/writer.h"
#include "services/door/call.h"
#include "services/door/pool.h"

namespace redress::door {

// Lets calls wait until the log stands at a position: the views do then, being written with it.
// Thread-safe.
class Positions {
 public:
  static constexpr std::size_t kWaitingMax = 1'000;

  // All of them must outlive this.
  Positions(const ports::Log& log, runtime::Writer& writer, Pool& pool);
  ~Positions();
  Positions(const Positions&) = delete;
  Positions& operator=(const Positions&) = delete;

  // Runs `then` on the pool once the log stands at `position` or after; at once for 0. Fails the
  // call with kDeadlineExceeded if its caller gives up first, with kResourceExhausted if too many
  // wait.
  void Await(std::uint64_t position, Call& call, std::function<void()> then);

  // Fails all that wait, and every one to come, with kUnavailable: the server is stopping.
  void EndAll();

 private:
  struct Waiting {
    Call* call;
    std::function<void()> then;
  };

  void Advance();
  void Give(Waiting waiting);
  // Takes one back, if it is still there.
  [[nodiscard]] bool Take(std::pair<std::uint64_t, std::uint64_t> key);

  const ports::Log& log_;
  runtime::Writer& writer_;
  Pool& pool_;
  std::mutex mutex_;
  bool ended_ = false;
  std::uint64_t last_ticket_ = 0;
  std::map<std::pair<std::uint64_t, std::uint64_t>, Waiting> waiting_;  // By position and ticket.
  std::uint64_t following_ = 0;
};

}  // namespace redress::door
