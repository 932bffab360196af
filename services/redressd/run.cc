#include "services/redressd/run.h"

#include <csignal>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>

#include <sys/stat.h>

#include "services/redressd/folder_clock.h"
#include "services/redressd/log.h"
#include "services/server/server.h"
#include "storage/files/small_file.h"
#include "storage/log/database.h"
#include "storage/log/mark.h"
#include "storage/vault/vault.h"

namespace redress::redressd {
namespace {

constexpr long kLookEveryNanos = 200'000'000;  // How soon a failed store is seen.

// The signals to stop by. Blocked before any thread is made, so that only `Wait` takes them.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }

  // True once told to stop; false after a while.
  [[nodiscard]] bool Wait() const {
    const timespec while_ = {.tv_sec = 0, .tv_nsec = kLookEveryNanos};
    return sigtimedwait(&set_, nullptr, &while_) > 0;
  }

 private:
  sigset_t set_{};
};

int CannotStart(const Error& error) {
  Log(Level::kError, "cannot_start", {{"reason", error.message}});
  return kCannotStart;
}

Result<void> WriteReadyFile(const std::string& file, const server::Server& server) {
  if (file.empty()) return {};
  return storage::files::Replace(file, "{\"listen\":" + ToJson(server.listen()) +
                                           ",\"metrics\":" + ToJson(server.metrics()) +
                                           ",\"pid\":" + std::to_string(getpid()) + "}\n");
}

// New keys beside old data would open nothing: whoever forgot where they lie is told so.
Result<void> CheckKeysAreThere(const Options& options) {
  const auto mark = storage::ReadFolderMark(options.data);
  if (!mark) return tl::unexpected(mark.error());
  std::error_code ignored;
  if (!*mark || std::filesystem::exists(options.keys, ignored)) return {};
  return tl::unexpected(Error{ErrorCode::kFailedPrecondition,
                              "expected the keys of the data folder " + options.data + " in " +
                                  options.keys +
                                  ", but there are none: give --keys, or restore them"});
}

int RunUntilStopped(server::Server& server, const StopSignals& signals) {
  while (!signals.Wait()) {
    const auto failed = server.Failed();
    if (!failed) continue;
    Log(Level::kError, "store_failed", {{"reason", failed->message}});
    server.Drain();
    return kStoreFailed;
  }
  Log(Level::kInfo, "draining");
  server.Drain();
  Log(Level::kInfo, "stopped");
  return kDrained;
}

}  // namespace

int Run(const Options& options) {
  const StopSignals signals;
  OpenLog();
  const auto vault =
      storage::OpenVault({.path = options.keys, .master_key_file = options.master_key});
  if (!vault) return CannotStart(vault.error());
  const auto clock = OpenFolderClock(options);
  if (!clock) return CannotStart(clock.error());
  const auto store = storage::OpenDatabase({.path = options.data});
  if (!store) return CannotStart(store.error());
  const server::Foundations foundations{**store, **vault, *clock->clock, clock->virtual_clock};
  server::ServerOptions server_options;
  server_options.listen = options.listen;
  server_options.metrics = options.metrics;
  server_options.version = REDRESS_VERSION;
  const auto running = server::Server::Start(foundations, server_options);
  if (!running) return CannotStart(running.error());
  if (auto written = WriteReadyFile(options.ready_file, **running); !written) {
    return CannotStart(written.error());
  }
  Log(Level::kInfo, "serving",
      {{"version", REDRESS_VERSION},
       {"listen", (*running)->listen()},
       {"metrics", (*running)->metrics()},
       {"data", options.data},
       {"time", clock->virtual_clock == nullptr ? "real" : "virtual"}});
  const int code = RunUntilStopped(**running, signals);
  if (!options.ready_file.empty()) (void)std::remove(options.ready_file.c_str());
  return code;
}

}  // namespace redress::redressd
