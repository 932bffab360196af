#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "engine/editions/law.h"
#include "engine/ports/clock.h"
#include "engine/ports/store.h"
#include "engine/ports/vault.h"
#include "engine/runtime/writer.h"

namespace redress::runtime {

struct WarnerOptions {
  std::chrono::milliseconds look_every{1'000};  // At the clock, for a new day.
  std::chrono::milliseconds retry_every{50};    // While the writer's queue is full.
  std::size_t slice_rows = 500;                 // Looked at between two changes.
  std::size_t changed_max = 10'000;             // Complaints waiting; beyond, all are looked at.
  std::size_t in_flight_max = 64;               // Warnings submitted and not answered.
};

// Told of what the warner does. Called from its threads; must not block.
class WarnerObserver {
 public:
  virtual ~WarnerObserver() = default;
  virtual void OnGiven() = 0;
  virtual void OnFailed() = 0;  // Something could not be read, or was refused for good.
  // How far behind it is: positions of the log not yet looked at, and days since the last on which
  // every duty was.
  virtual void OnLag(std::uint64_t positions, std::uint64_t days) = 0;
};

// Gives the warnings that the landlords' policies ask for: looks at every duty due soon on each new
// day in London and at its start, and at each complaint that changed once that is on disk; and
// submits `WarningGiven` to the writer like anybody else. A warning is recorded once for its duty,
// date and lead time, over restarts and however many look at once: its request id is made of them.
// What became of the complaint meanwhile wins: it is then looked at again.
//
// One thread of its own. Thread-safe.
class Warner {
 public:
  // The law in force at a landlord.
  using LawOf =
      std::function<Result<std::shared_ptr<const editions::Law>>(const std::string& landlord_id)>;
  struct Parts {
    const ports::Store& store;
    const ports::Vault& vault;
    const ports::Clock& clock;
    Writer& writer;
    LawOf law_of;
    WarnerObserver* observer = nullptr;  // May be null.
  };

  // What `parts` refers to must outlive this.
  Warner(Parts parts, WarnerOptions options);
  ~Warner();  // Stops.
  Warner(const Warner&) = delete;
  Warner& operator=(const Warner&) = delete;

  // Looks at the clock now rather than when it is next due to.
  void Look();

  // Returns once all that was recorded, and the day that was looked at last, has been looked at,
  // and every warning submitted is answered. After `Stop`, at once.
  void AwaitIdle();

  // Gives no more. Returns once every warning submitted is answered: stop it before the writer.
  void Stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace redress::runtime
