#include "services/cli/read_times.h"

#include <CLI/CLI.hpp>

namespace redress::cli {

void AddTimes(CLI::App& command, Times& times) {
  command.add_option("--as-of", times.as_of, "Only what had happened by the end of this day")
      ->type_name("DATE");
  command.add_option("--known-at", times.known_at, "Only what had been recorded by this instant")
      ->type_name("INSTANT");
}

}  // namespace redress::cli
