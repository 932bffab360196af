#pragma once

#include <vector>

#include <rocksdb/options.h>

#include "storage/log/database.h"

namespace redress::storage {

// Everything RocksDB is told, explicitly, within the bounds of `options`.
struct RocksOptions {
  rocksdb::DBOptions database;
  std::vector<rocksdb::ColumnFamilyOptions> tables;  // In order of Table.
};

[[nodiscard]] RocksOptions MakeRocksOptions(const DatabaseOptions& options, rocksdb::Env& env);

}  // namespace redress::storage
