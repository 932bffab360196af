#pragma once

#include <string>

#include "services/cli/failure.h"
#include "services/cli/import_log.h"
#include "services/cli/import_tally.h"
#include "services/cli/session.h"

namespace redress::cli {

// How an import is to be done, beside its file.
struct ImportWish {
  std::string landlord_id;
  std::string source;
  std::string actor_id;
  std::string
      rejects_path;  // Written only if there are any. Must not be there yet. Empty: not written.
  bool dry_run = false;
  bool take_changes = false;
};

// Sends every row and takes every answer. With --json, each answer goes to `out` as it comes.
//
// Two threads: one reads the file and sends, the calling one takes answers, because the server may
// answer when it likes. What is kept of rows on their way is bounded by what gRPC lets be on its
// way.
[[nodiscard]] Answer<ImportTally> RunImport(Session& session, const LogFile& log,
                                            const ImportWish& wish);

}  // namespace redress::cli
