#pragma once

#include <memory>

#include <rocksdb/env.h>

#include "storage/log/database.h"

namespace redress::storage {

// As OpenDatabase, with RocksDB's files in `env`, which must outlive the database. Where tests put
// disks that fail.
[[nodiscard]] Result<std::unique_ptr<Database>> OpenDatabaseOn(const DatabaseOptions& options,
                                                               rocksdb::Env& env);

}  // namespace redress::storage
