// redressd: opens the folders, starts the server, and waits to be told to stop.
//
// Exit codes: 0 drained; 1 could not start; 2 wrong usage; 70 the store failed.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <exception>
#include <string>

#include "services/redressd/folder_clock.h"
#include "services/redressd/log.h"
#include "services/redressd/options.h"
#include "services/redressd/server.h"
#include "storage/files/small_file.h"
#include "storage/log/database.h"
#include "storage/vault/vault.h"

namespace redress::redressd {
namespace {

constexpr int kCannotStart = 1;
constexpr int kStoreFailed = 70;
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

Result<void> WriteReadyFile(const std::string& file, const Server& server) {
  if (file.empty()) return {};
  return storage::files::Replace(file, "{\"listen\":" + ToJson(server.listen()) + ",\"metrics\":" +
                                           ToJson(server.metrics()) +
                                           ",\"pid\":" + std::to_string(getpid()) + "}\n");
}

int RunUntilStopped(Server& server, const StopSignals& signals) {
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
  return 0;
}

int Run(const Options& options) {
  const StopSignals signals;
  OpenLog();
  const auto vault = storage::OpenVault({.path = options.keys, .master_key_file = options.master_key});
  if (!vault) return CannotStart(vault.error());
  const auto clock = OpenFolderClock(options);
  if (!clock) return CannotStart(clock.error());
  const auto store = storage::OpenDatabase({.path = options.data});
  if (!store) return CannotStart(store.error());
  const Foundations foundations{**store, **vault, *clock->clock, clock->virtual_clock};
  ServerOptions server_options;
  server_options.listen = options.listen;
  server_options.metrics = options.metrics;
  server_options.version = REDRESS_VERSION;
  const auto server = Server::Start(foundations, server_options);
  if (!server) return CannotStart(server.error());
  if (auto written = WriteReadyFile(options.ready_file, **server); !written) {
    return CannotStart(written.error());
  }
  Log(Level::kInfo, "serving",
      {{"version", REDRESS_VERSION},
       {"listen", (*server)->listen()},
       {"metrics", (*server)->metrics()},
       {"data", options.data},
       {"time", clock->virtual_clock == nullptr ? "real" : "virtual"}});
  const int code = RunUntilStopped(**server, signals);
  if (!options.ready_file.empty()) (void)std::remove(options.ready_file.c_str());
  return code;
}

}  // namespace
}  // namespace redress::redressd

int main(int argc, char** argv) {
  using namespace redress::redressd;
  const auto options = ParseOptions(argc, argv);
  if (!options) {
    std::fputs(options.error().text.c_str(), options.error().code == 0 ? stdout : stderr);
    return options.error().code;
  }
  try {
    return Run(*options);
  } catch (const std::exception& thrown) {  // Of libraries, e.g. no time zone data on this machine.
    std::fprintf(stderr, "redressd: cannot go on: %s\n", thrown.what());
    return kCannotStart;
  }
}
