#include "storage/log/recovery.h"

#include <algorithm>

#include "storage/log/keys.h"
#include "storage/log/rows.h"
#include "storage/log/status.h"

namespace redress::storage {
namespace {

using rocksdb::WALRecoveryMode;

enum class Access { kWrite, kReadOnly };

// Finds what a batch says of the whole log.
class EndsFinder final : public rocksdb::WriteBatch::Handler {
 public:
  rocksdb::Status PutCF(std::uint32_t table, const rocksdb::Slice& key,
                        const rocksdb::Slice& value) override {
    if (table != static_cast<std::uint32_t>(Table::kDefault)) return rocksdb::Status::OK();
    const auto payload = DecodeRecord(PlaceOf(Table::kDefault, View(key)), View(value));
    if (!payload) return rocksdb::Status::Corruption(payload.error().message);
    const auto read = DecodeEnds(PlaceOf(Table::kDefault, View(key)), *payload);
    if (!read) return rocksdb::Status::Corruption(read.error().message);
    ends = *read;
    return rocksdb::Status::OK();
  }
  rocksdb::Status DeleteCF(std::uint32_t, const rocksdb::Slice&) override {
    return rocksdb::Status::OK();
  }

  std::optional<LogEnds> ends;
};

struct Attempt {
  rocksdb::Status status;
  std::unique_ptr<Tables> tables;
  WalWatch seen;  // What recovery saw.
};

// Opens once. RocksDB calls the watch only while it opens.
Attempt Try(RocksOptions options, const std::string& folder, WALRecoveryMode mode, Access access) {
  Attempt attempt;
  options.database.wal_recovery_mode = mode;
  options.database.wal_filter = &attempt.seen;
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (std::size_t i = 0; i < kTableNames.size(); ++i) {
    descriptors.emplace_back(kTableNames[i], options.tables[i]);
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  attempt.status =
      access == Access::kWrite
          ? rocksdb::DB::Open(options.database, folder, descriptors, &handles, &db)
          : rocksdb::DB::OpenForReadOnly(options.database, folder, descriptors, &handles, &db);
  if (attempt.status.ok()) {
    attempt.tables = std::make_unique<Tables>(std::unique_ptr<rocksdb::DB>(db), std::move(handles));
  }
  return attempt;
}

Error OpenError(const rocksdb::Status& status, const std::string& folder) {
  // RocksDB has no code of its own for this: held by another process, or by this one.
  const std::string said = status.ToString();
  if (said.find("While lock file") != std::string::npos ||
      said.find("lock hold by current process") != std::string::npos) {
    return {ErrorCode::kFailedPrecondition,
            "expected to be the only server on the folder " + folder +
                ", but another holds its lock: stop that one, or give this one another folder"};
  }
  return ToError(status, "opening the folder " + folder);
}

Error LostBefore(Position found, Position reached) {
  return {ErrorCode::kDataLoss,
          "expected the log to reach position " + std::to_string(Count(reached)) +
              ", which was acknowledged, but it ends at " + std::to_string(Count(found)) +
              ": restore the folder from a backup"};
}

// Whether all that the log's end lacks is one batch that was never acknowledged. Changes nothing.
Result<void> JudgeEnd(const RocksOptions& options, const std::string& folder,
                      const rocksdb::Status& refused, Position reached) {
  const Attempt whole =
      Try(options, folder, WALRecoveryMode::kPointInTimeRecovery, Access::kReadOnly);
  if (!whole.tables) return tl::unexpected(OpenError(refused, folder));
  const auto last = ReadLast(*whole.tables);
  if (!last) return tl::unexpected(last.error());
  const Attempt salvaged =
      Try(options, folder, WALRecoveryMode::kSkipAnyCorruptedRecords, Access::kReadOnly);
  // It skips what is damaged, and stumbles only over something whole behind it that does not fit.
  if (!salvaged.status.ok()) return tl::unexpected(OpenError(salvaged.status, folder));
  const Position beyond = std::max(reached, salvaged.seen.Last());
  if (*last < beyond) return tl::unexpected(LostBefore(*last, beyond));
  return {};
}

// Whether the batch that the write-ahead log's first one follows is in the tables.
Result<void> CheckJoin(const Tables& tables, const WalWatch& seen) {
  const Position before = seen.FirstBefore().value_or(Position{0});
  if (before == Position{0}) return {};
  const std::unique_ptr<rocksdb::Iterator> rows(
      tables.db().NewIterator(rocksdb::ReadOptions(), tables.Handle(Table::kLog)));
  rows->SeekForPrev(keys::LogKey(before));
  const std::string key = keys::LogKey(before);
  const Error lost = DataLossAt(PlaceOf(Table::kLog, key), "a commit",
                                "there is none: a write-ahead log is missing");
  if (!rows->Valid()) return tl::unexpected(lost);
  const RecordPlace place = PlaceOf(Table::kLog, View(rows->key()));
  const auto payload = DecodeRecord(place, View(rows->value()));
  if (!payload) return tl::unexpected(payload.error());
  v1::Commit commit;
  if (auto parsed = DecodeCommit(place, *payload, commit); !parsed) return parsed;
  const auto events = static_cast<std::uint64_t>(commit.events_size());
  if (commit.first_position() + events != Count(before) + 1) return tl::unexpected(lost);
  return {};
}

// The last position that the log's own records reach.
Result<Position> LastInLog(const Tables& tables) {
  const std::unique_ptr<rocksdb::Iterator> rows(
      tables.db().NewIterator(rocksdb::ReadOptions(), tables.Handle(Table::kLog)));
  rows->SeekToLast();
  if (!rows->status().ok()) return tl::unexpected(ToError(rows->status(), "reading the log's end"));
  if (!rows->Valid()) return Position{0};
  const RecordPlace place = PlaceOf(Table::kLog, View(rows->key()));
  const auto payload = DecodeRecord(place, View(rows->value()));
  if (!payload) return tl::unexpected(payload.error());
  v1::Commit commit;
  if (auto parsed = DecodeCommit(place, *payload, commit); !parsed) {
    return tl::unexpected(parsed.error());
  }
  return Position{commit.first_position() + static_cast<std::uint64_t>(commit.events_size()) - 1};
}

}  // namespace

rocksdb::WalFilter::WalProcessingOption WalWatch::LogRecordFound(unsigned long long /*log_number*/,
                                                                 const std::string& /*file*/,
                                                                 const rocksdb::WriteBatch& batch,
                                                                 rocksdb::WriteBatch* /*new_batch*/,
                                                                 bool* changed) {
  *changed = false;
  EndsFinder finder;
  if (!batch.Iterate(&finder).ok()) return WalProcessingOption::kCorruptedRecord;
  if (!finder.ends) return WalProcessingOption::kContinueProcessing;
  const bool follows = !first_before_ || finder.ends->before == last_;
  if (!first_before_) first_before_ = finder.ends->before;
  last_ = std::max(last_, finder.ends->last);
  return follows ? WalProcessingOption::kContinueProcessing : WalProcessingOption::kCorruptedRecord;
}

Result<Position> ReadLast(const Tables& tables) {
  const std::string key(keys::kEndsKey);
  rocksdb::PinnableSlice value;
  const auto payload = FindRecord(tables, Table::kDefault, key, value);
  if (!payload) return tl::unexpected(payload.error());
  LogEnds ends;
  if (*payload) {
    const auto read = DecodeEnds(PlaceOf(Table::kDefault, key), **payload);
    if (!read) return tl::unexpected(read.error());
    ends = *read;
  }
  const auto in_log = LastInLog(tables);
  if (!in_log) return in_log;
  if (*in_log != ends.last) return tl::unexpected(LostBefore(*in_log, ends.last));
  return *in_log;
}

Result<std::unique_ptr<Tables>> OpenTables(RocksOptions options, const std::string& folder,
                                           Position reached) {
  Attempt attempt = Try(options, folder, WALRecoveryMode::kAbsoluteConsistency, Access::kWrite);
  if (attempt.status.IsCorruption()) {
    if (auto judged = JudgeEnd(options, folder, attempt.status, reached); !judged) {
      return tl::unexpected(judged.error());
    }
    attempt = Try(options, folder, WALRecoveryMode::kPointInTimeRecovery, Access::kWrite);
  }
  if (!attempt.status.ok()) return tl::unexpected(OpenError(attempt.status, folder));
  if (auto joined = CheckJoin(*attempt.tables, attempt.seen); !joined) {
    return tl::unexpected(joined.error());
  }
  const auto last = ReadLast(*attempt.tables);
  if (!last) return tl::unexpected(last.error());
  if (*last < reached) return tl::unexpected(LostBefore(*last, reached));
  return std::move(attempt.tables);
}

}  // namespace redress::storage
