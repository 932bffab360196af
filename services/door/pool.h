#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace redress::door {

// A few threads for reads, so that no gRPC thread waits for a disk. Thread-safe.
class Pool {
 public:
  static constexpr std::size_t kWaitingMax = 4'096;

  explicit Pool(std::size_t threads);
  ~Pool();  // Stops.
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Runs `task` on one of the threads, in its turn. False: too many are waiting, or it has stopped.
  [[nodiscard]] bool Run(std::function<void()> task);

  // Takes no more tasks, runs those taken, and returns.
  void Stop();

 private:
  void Loop();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace redress::door
