#include "storage/log/options.h"

#include <algorithm>
#include <memory>

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/write_buffer_manager.h>

#include "storage/log/tables.h"

namespace redress::storage {
namespace {

constexpr int kOpenFilesMax = 512;
constexpr int kBackgroundJobs = 2;
constexpr std::size_t kInfoLogBytesMax = 1u << 20;
constexpr std::size_t kInfoLogsMax = 4;
constexpr std::uint64_t kWalBytesMax = 32u << 20;
constexpr std::size_t kManifestBytesMax = 16u << 20;
constexpr std::size_t kLogBlockBytes = 16u << 10;  // Read in runs: larger blocks compress better.
constexpr std::size_t kRowBlockBytes = 4u << 10;   // Read one by one.
constexpr double kBloomBitsPerKey = 10.0;
constexpr std::size_t kMemtableShare = 4;  // A quarter of the budget.
constexpr std::uint64_t kBytesPerSync = 1u << 20;

rocksdb::ColumnFamilyOptions TableOptions(Table table, std::size_t budget,
                                          const std::shared_ptr<rocksdb::Cache>& cache) {
  const bool log = table == Table::kLog;
  rocksdb::BlockBasedTableOptions blocks;
  blocks.block_cache = cache;
  blocks.block_size = log ? kLogBlockBytes : kRowBlockBytes;
  blocks.cache_index_and_filter_blocks = true;  // So that they count against the budget.
  blocks.pin_l0_filter_and_index_blocks_in_cache = true;
  blocks.format_version = 5;
  if (!log) blocks.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));

  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks));
  options.write_buffer_size = budget / kMemtableShare / (log ? 2 : 8);
  options.level_compaction_dynamic_level_bytes = true;
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  options.paranoid_file_checks = true;  // What was written is read back before the log file goes.
  options.force_consistency_checks = true;
  return options;
}

}  // namespace

RocksOptions MakeRocksOptions(const DatabaseOptions& options, rocksdb::Env& env) {
  const std::size_t budget = std::max(options.memory_bytes, kMemoryBytesMin);
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(budget);

  RocksOptions out;
  rocksdb::DBOptions& database = out.database;
  database.env = &env;
  // Memtables are charged to the cache: one budget for both.
  database.write_buffer_manager =
      std::make_shared<rocksdb::WriteBufferManager>(budget / kMemtableShare, cache);
  database.paranoid_checks = true;
  // The strictest. What it refuses, recovery.cc judges.
  database.wal_recovery_mode = rocksdb::WALRecoveryMode::kAbsoluteConsistency;
  database.max_bgerror_resume_count = 0;  // A failed sync is never retried.
  database.max_open_files = kOpenFilesMax;
  database.max_background_jobs = kBackgroundJobs;
  database.max_total_wal_size = kWalBytesMax;
  database.max_manifest_file_size = kManifestBytesMax;
  database.recycle_log_file_num = 0;
  database.bytes_per_sync = kBytesPerSync;
  database.avoid_unnecessary_blocking_io = true;
  database.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  database.max_log_file_size = kInfoLogBytesMax;
  database.keep_log_file_num = kInfoLogsMax;
  database.stats_dump_period_sec = 0;
  database.stats_persist_period_sec = 0;
  for (std::size_t i = 0; i < kTableNames.size(); ++i) {
    out.tables.push_back(TableOptions(static_cast<Table>(i), budget, cache));
  }
  return out;
}

}  // namespace redress::storage
