#pragma once

#include <memory>
#include <string>

#include "services/door/clocks.h"
#include "services/redressd/options.h"

namespace redress::redressd {

// The clock of a data folder.
struct FolderClock {
  std::unique_ptr<ports::Clock> clock;
  door::VirtualClock* virtual_clock = nullptr;  // `clock`, where it is virtual.
};

// Reads which clock the data folder runs on. A folder that is not made yet is marked for virtual
// time if that is asked for; one that is keeps the kind it was made with, and a virtual one its own
// time, kept in its file `virtual_time` as nanoseconds since 1970 and a line's end: never change
// that, folders last. kFailedPrecondition if virtual time is asked for in a folder of real time.
[[nodiscard]] Result<FolderClock> OpenFolderClock(const Options& options);

}  // namespace redress::redressd
