#include "services/cli/pages.h"

#include <CLI/CLI.hpp>

namespace redress::cli {

CLI::Option* AddLimit(CLI::App& command, std::optional<std::size_t>& limit) {
  return command.add_option("--limit", limit, "How many at most; 0: all (50, or all with --json)")
      ->type_name("N");
}

std::size_t RowsWanted(const Session& session, std::optional<std::size_t> limit) {
  return limit.value_or(session.settings().json ? 0 : kRowsForPeople);
}

}  // namespace redress::cli
