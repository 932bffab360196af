#pragma once

#include "services/redressd/options.h"

namespace redress::redressd {

// What the program ends with. Part of its contract: never renumber.
enum ExitCode : int {
  kDrained = 0,
  kCannotStart = 1,
  kWrongUsage = 2,
  kStoreFailed = 70,
};

// Opens the folders, serves, and returns an ExitCode once told to stop by SIGTERM or SIGINT, or
// once the store failed. Called once, before any thread is made.
[[nodiscard]] int Run(const Options& options);

}  // namespace redress::redressd
